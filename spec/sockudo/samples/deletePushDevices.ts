import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// All devices of a client, with their subscriptions.
const { deleted } =
  await sockudo.push.devices.deleteByClient('user-1')
console.log(deleted)

// By path.
const { data, error } = await sockudo.http.DELETE(
  '/push/deviceRegistrations',
  { params: { query: { clientId: 'user-1' } } },
)
console.log(data?.deleted, error)
