// One webhook to one receiver, until it is taken or given up.

import type { WebhookEvent } from '../../../generated/sockudo/types.ts'
import type { AppState, World } from '../world.ts'
import { post } from './post.ts'
import type { Receiver } from './receiver.ts'
import type { FakeWebhookAttempt, FakeWebhookDelivery } from './types.ts'

const longestBackoff = 60_000
const longestDelivery = 300_000
const retried = new Set([408, 409, 425, 429])

interface Delivery extends FakeWebhookDelivery {
  state: FakeWebhookDelivery['state']
  readonly attempts: FakeWebhookAttempt[]
}

export function deliver(
  world: World,
  state: AppState,
  receiver: Receiver,
  events: readonly WebhookEvent[],
  time: number,
): void {
  const delivery: Delivery = {
    app: state.app.id,
    url: receiver.url,
    events,
    body: JSON.stringify({ time_ms: time, events }),
    state: 'pending',
    attempts: [],
  }
  world.webhooks.add(delivery)
  const started = world.settings.clock()
  const attempt = async (backoff: number): Promise<void> => {
    const outcome = await tell(world, state, receiver, delivery.body)
    delivery.attempts.push(outcome)
    const { clock, webhooks } = world.settings
    const { status } = outcome
    if (status !== undefined && status >= 200 && status < 300) delivery.state = 'delivered'
    else if (
      isFinal(status) ||
      delivery.attempts.length >= webhooks.retry.maxAttempts ||
      clock() - started + backoff > longestDelivery
    )
      delivery.state = 'failed'
    else world.later(() => void attempt(Math.min(backoff * 2, longestBackoff)), backoff)
  }
  void attempt(world.settings.webhooks.retry.initialBackoff)
}

/** Never rejects: whatever goes wrong is the receiver's, and is told in the delivery. */
async function tell(
  world: World,
  state: AppState,
  receiver: Receiver,
  body: string,
): Promise<FakeWebhookAttempt> {
  const at = world.settings.clock()
  try {
    return { at, status: await post(world, state, receiver, body) }
  } catch (error) {
    return { at, error }
  }
}

function isFinal(status: number | undefined): boolean {
  return status !== undefined && status < 500 && !retried.has(status)
}
