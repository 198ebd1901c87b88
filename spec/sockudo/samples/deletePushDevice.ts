import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Removes it with its subscriptions. One that is not there is no error.
await sockudo.push.devices.delete('phone-1')

// By path.
const { error } = await sockudo.http.DELETE(
  '/push/deviceRegistrations/{deviceId}',
  { params: { path: { deviceId: 'phone-1' } } },
)
console.log(error)
