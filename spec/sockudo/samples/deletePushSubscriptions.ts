import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// All of a device, or all to a channel; never both at once.
const { deleted } = await sockudo.push.subscriptions.delete({
  deviceId: 'phone-1',
})
console.log(deleted)

// By path.
const { data, error } = await sockudo.http.DELETE(
  '/push/channelSubscriptions',
  { params: { query: { channel: 'orders' } } },
)
console.log(data?.deleted, error)
