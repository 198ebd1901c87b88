import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const readState: Step<Job> = {
  title: 'read channels and counts',
  async run({ sockudo, channel }) {
    const chat = channel('chat')
    const { channels } = await sockudo.channels({ prefix: chat, info: ['subscription_count'] })
    const counted = channels[chat]?.subscription_count
    const { occupied, subscription_count } = await sockudo.channel(chat, { info: ['subscription_count'] })
    const empty = await sockudo.channel(channel('nobody'))
    if (!occupied || empty.occupied) throw new Error('the server does not know which channels are occupied')
    if (counted !== 2 || subscription_count !== 2)
      throw new Error(`counts of ${counted} and ${subscription_count}, not 2`)
    return `${chat} is occupied by 2 sockets, an unused name by none`
  },
}
