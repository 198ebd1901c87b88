import { Lacking, type Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const receiveWebhook: Step<Job> = {
  title: 'receive and verify a webhook',
  async run({ alice, bob, backend, webhooks, channel }) {
    const chat = channel('chat', 'private-')
    await Promise.all([alice.subscribe(chat), bob.subscribe(chat)])
    alice.whisper(chat, 'client-typing', { who: 'alice' })
    await bob.saw(chat, 'client-typing')
    if (!webhooks)
      throw new Lacking('webhooks: not observable; --webhook-port says where the server posts them')
    const event = await backend.received('client_event', chat)
    return `bob saw client-typing; the backend verified ${event.name} of ${chat}`
  },
}
