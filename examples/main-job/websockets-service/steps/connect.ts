import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const connect: Step<Job> = {
  title: 'connect two recipients',
  async run({ recipients, connect }) {
    await Promise.all([connect('alice'), connect('bob')])
    return `alice and bob are connected, from ${recipients.origin}`
  },
}
