import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Give each an id, so that the batch can be repeated.
const { items } = await sockudo.push.publishBatch([
  {
    publishId: 'order-1-shipped',
    recipients: { type: 'client', client_id: 'user-1' },
    payload: { title: 'Order 1', collapseKey: 'order-1' },
  },
  {
    publishId: 'order-2-shipped',
    recipients: { type: 'client', client_id: 'user-2' },
    payload: { title: 'Order 2', collapseKey: 'order-2' },
  },
])
console.log(items.map(({ publishId, status }) => [publishId, status]))

// By path.
const { data, error } = await sockudo.http.POST(
  '/push/batch/publish',
  {
    body: [
      {
        recipients: [{ type: 'channel', channel: 'orders' }],
        payload: { title: 'Hello', collapseKey: 'hello' },
      },
    ],
  },
)
console.log(data?.items.length, error)
