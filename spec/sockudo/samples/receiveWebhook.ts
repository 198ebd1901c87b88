import { createSockudo } from 'channelkit/sockudo'
import { signedWebhook } from 'channelkit/testing'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// From Request to Response: verified, then handled by name.
const receive = sockudo.webhookHandler({
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
