import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// To all devices on a channel. Browsers need the collapseKey.
const { publishId, status } = await sockudo.push.publish(
  { type: 'channel', channel: 'orders' },
  {
    title: 'Order {{data.order}}',
    body: 'It is on its way.',
    templateData: { order: 17 },
    collapseKey: 'order-17',
  },
  { publishId: 'order-17-shipped' },
)
console.log(publishId, status)

// By path.
const { data, error } = await sockudo.http.POST('/push/publish', {
  body: {
    recipients: [{ type: 'client', client_id: 'user-1' }],
    payload: { title: 'Hello', collapseKey: 'hello' },
  },
})
console.log(data?.publishId, error)
