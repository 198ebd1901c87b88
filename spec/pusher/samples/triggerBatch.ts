import { createPusher } from 'channelkit/pusher'

const pusher = createPusher('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', {
  preset: 'sockudo',
})

const counts = await pusher.triggerBatch([
  { channel: 'orders', name: 'order.created', data: { id: 1 }, info: 'subscription_count' },
  { channel: 'private-user-1', name: 'notice', data: 'Your order is on its way' },
])
console.log(counts[0]?.subscription_count)
