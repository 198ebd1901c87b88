import { createPusher } from 'channelkit/pusher'
import { signedWebhook } from 'channelkit/testing'

const pusher = createPusher({
  appId: '4321',
  key: 'app-key',
  secret: 'app-secret',
  cluster: 'eu',
})

// From Request to Response: verified, then handled by name.
const receive = pusher.webhookHandler({
  on: {
    member_added: ({ channel, user_id }) => {
      console.log(`${user_id} came to ${channel}`)
    },
  },
})

// What the server posts, made here to try it out.
const request = signedWebhook(
  {
    name: 'member_added',
    channel: 'presence-room',
    user_id: '1',
  },
  { key: 'app-key', secret: 'app-secret' },
)
const answer = await receive(request)
console.log(answer.status)
