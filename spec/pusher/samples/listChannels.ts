import { createPusher } from 'channelkit/pusher'

const pusher = createPusher('http://app-key:app-secret@127.0.0.1:6001/apps/app-id', {
  preset: 'sockudo',
})

const { channels } = await pusher.channels({ prefix: 'presence-', info: 'user_count' })
for (const [name, { user_count }] of Object.entries(channels)) console.log(name, user_count)
