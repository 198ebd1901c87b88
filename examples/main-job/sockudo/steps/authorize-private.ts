import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const authorizePrivate: Step<Job> = {
  title: 'authorize a private channel',
  async run({ sockudo, alice, channel }) {
    const orders = channel('orders', 'private-')
    await alice.subscribe(orders)
    const refused = await alice.subscribe(channel('staff', 'private-')).catch((error: Error) => error)
    if (!(refused instanceof Error)) throw new Error('alice was let into the channel of the staff')
    await sockudo.trigger(orders, 'order.paid', { id: 1 })
    const { data } = await alice.saw(orders, 'order.paid')
    return `alice saw order.paid ${JSON.stringify(data)}; the staff channel was refused to her`
  },
}
