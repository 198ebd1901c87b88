import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// Data is encoded; each channel has a receipt if asked for.
const { channels } = await sockudo.trigger(
  ['orders', 'orders-eu'],
  'order.created',
  { id: 1 },
  { info: ['subscription_count'], idempotencyKey: 'order-1' },
)
console.log(channels?.['orders']?.subscription_count)

// By path: nothing is encoded or split for you.
const { data, error } = await sockudo.http.POST('/events', {
  body: {
    name: 'order.paid',
    channel: 'orders',
    data: '{"id":1}',
  },
})
console.log(data, error)
