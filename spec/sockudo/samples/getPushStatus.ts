import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

const { publishId } = await sockudo.push.publish(
  { type: 'channel', channel: 'orders' },
  { title: 'Order 17', collapseKey: 'order-17' },
  { publishId: 'order-17-shipped' },
)

// What became of it so far.
const { state, counters } = await sockudo.push.status(publishId)
console.log(state, counters.succeeded, counters.failed)

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/publish/{publishId}/status',
  { params: { path: { publishId: 'order-17-shipped' } } },
)
console.log(data?.state, error)
