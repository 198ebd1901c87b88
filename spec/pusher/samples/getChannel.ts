import { createPusher } from 'channelkit/pusher'

const pusher = createPusher('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', {
  preset: 'sockudo',
})

const { occupied, subscription_count } = await pusher.channel('orders', {
  info: 'subscription_count',
})
console.log(occupied, subscription_count)
