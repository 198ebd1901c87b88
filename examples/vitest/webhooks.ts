// The endpoint that Sockudo posts webhooks to: who is in the shop.

import { createWebhookReceiver } from 'channelkit/webhooks'

export const visitors = new Set<string>()

const receiver = createWebhookReceiver({ keys: [{ key: 'app-key', secret: 'app-secret' }] })

export const receiveWebhook = receiver.webhookHandler({
  on: {
    member_added: ({ user_id }) => void visitors.add(user_id),
    member_removed: ({ user_id }) => void visitors.delete(user_id),
  },
})
