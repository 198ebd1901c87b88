import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const publishOne: Step<Job> = {
  title: 'publish one event',
  async run({ sockudo, alice, channel }) {
    const orders = channel('orders')
    await alice.subscribe(orders)
    await sockudo.trigger(orders, 'order.created', { id: 1, note: 'größer' })
    const { event, data } = await alice.saw(orders, 'order.created')
    return `alice saw ${event} ${JSON.stringify(data)}`
  },
}
