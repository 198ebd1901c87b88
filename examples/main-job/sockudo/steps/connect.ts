import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const connect: Step<Job> = {
  title: 'connect two pusher-js clients',
  async run({ alice, bob }) {
    const [one, other] = await Promise.all([alice.connect(), bob.connect()])
    return `alice is ${one}, bob is ${other}`
  },
}
