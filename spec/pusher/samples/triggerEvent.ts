import { createPusher } from 'channelkit/pusher'

const pusher = createPusher('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', {
  preset: 'sockudo',
})

// Data is encoded, the size is checked, and more than 100 channels are split.
const { channels } = await pusher.trigger(
  ['orders', 'orders-eu'],
  'order.created',
  { id: 1 },
  { info: ['subscription_count'] },
)
console.log(channels?.['orders']?.subscription_count)

// By path: nothing is encoded or split for you.
const { data, error } = await pusher.http.POST('/events', {
  body: { name: 'order.paid', channel: 'orders', data: '{"id":1}' },
})
console.log(data, error)
