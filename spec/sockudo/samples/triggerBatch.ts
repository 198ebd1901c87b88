import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Lists longer than the server takes are split.
const receipts = await sockudo.triggerBatch([
  { channel: 'orders', name: 'order.created', data: { id: 2 } },
  { channel: 'prices', name: 'changed', data: { cents: 499 } },
])
console.log(receipts.length)

// By path: ten events at most, data as text.
const { data, error } = await sockudo.http.POST('/batch_events', {
  body: {
    batch: [
      { channel: 'orders', name: 'order.paid', data: '{"id":2}' },
    ],
  },
})
console.log(data, error)
