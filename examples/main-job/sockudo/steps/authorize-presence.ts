import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const authorizePresence: Step<Job> = {
  title: 'authorize a presence channel',
  async run({ sockudo, alice, bob, channel }) {
    const room = channel('room', 'presence-')
    await alice.subscribe(room)
    await bob.subscribe(room)
    const { data } = await alice.saw(room, 'pusher:member_added')
    const { users } = await sockudo.channelUsers(room)
    const ids = users.map(({ id }) => id).toSorted()
    if (ids.join() !== 'alice,bob') throw new Error(`the server knows ${ids.join(', ') || 'nobody'}`)
    return `alice saw ${(data as { id: string }).id} come; the server lists ${ids.join(' and ')}`
  },
}
