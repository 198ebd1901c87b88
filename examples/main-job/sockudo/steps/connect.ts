import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const connect: Step<Job> = {
  title: 'connect two pusher-js clients',
  async run({ alice, bob }) {
    return `sockets ${alice.socketId} and ${bob.socketId}`
  },
}
