import { createPusher } from 'channelkit/pusher'

const pusher = createPusher('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', {
  preset: 'sockudo',
})

const { users } = await pusher.channelUsers('presence-room')
console.log(users.map(({ id }) => id))
