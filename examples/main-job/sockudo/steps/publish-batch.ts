import type { Step } from '../../story.ts'
import type { Job } from '../job.ts'

/** More than one batch request takes. */
const count = 25

export const publishBatch: Step<Job> = {
  title: `publish a batch of ${count} events`,
  async run({ sockudo, alice, channel }) {
    const prices = channel('prices')
    await alice.subscribe(prices)
    const events = Array.from({ length: count }, (_, index) => ({
      channel: prices,
      name: `price-${index + 1}`,
      data: { cents: index },
    }))
    const results = await sockudo.triggerBatch(events)
    if (results.length !== count) throw new Error(`${results.length} results for ${count} events`)
    await alice.saw(prices, `price-${count}`)
    const order = alice.received.filter((one) => one.channel === prices).map((one) => one.event)
    if (order.join() !== events.map(({ name }) => name).join())
      throw new Error(`alice saw them as ${order.join(' ')}`)
    return `alice saw all ${order.length}, in order`
  },
}
