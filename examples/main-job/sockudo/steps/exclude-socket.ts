import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const excludeSocket: Step<Job> = {
  title: 'leave the sender out',
  async run({ sockudo, alice, bob, channel }) {
    const chat = channel('chat')
    await Promise.all([alice.subscribe(chat), bob.subscribe(chat)])
    await sockudo.trigger(chat, 'message', { text: 'from alice' }, { socketId: alice.socketId() })
    await sockudo.trigger(chat, 'end', '')
    await Promise.all([bob.saw(chat, 'message'), alice.saw(chat, 'end'), bob.saw(chat, 'end')])
    if (alice.received.some((one) => one.channel === chat && one.event === 'message')) {
      throw new Error('alice saw her own message')
    }
    return 'bob saw the message, alice did not'
  },
}
