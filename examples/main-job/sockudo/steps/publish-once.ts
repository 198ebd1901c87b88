import { Lacking, type Step } from '../../story.ts'
import type { Job } from '../job.ts'

export const publishOnce: Step<Job> = {
  title: 'publish twice with one key',
  async run({ sockudo, alice, channel }) {
    const payments = channel('payments')
    await alice.subscribe(payments)
    const idempotencyKey = channel('payment-1')
    await sockudo.trigger(payments, 'paid', { id: 1 }, { idempotencyKey })
    await sockudo.trigger(payments, 'paid', { id: 1 }, { idempotencyKey })
    // Events of one channel arrive in order: when this one is here, a second `paid` would have been, too.
    await sockudo.trigger(payments, 'end', '')
    await alice.saw(payments, 'end')
    const times = alice.received.filter((one) => one.channel === payments && one.event === 'paid').length
    if (times === 2) throw new Lacking('this server knows no idempotency keys: alice saw the event twice')
    if (times !== 1) throw new Error(`alice saw the event ${times} times`)
    return 'alice saw it once'
  },
}
