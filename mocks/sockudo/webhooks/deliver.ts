// One webhook to one receiver, until it is taken or given up.

import type { WebhookEvent } from '../../../generated/sockudo/types.ts'
import { frozen } from '../../frozen.ts'
import type { AppState, World } from '../world.ts'
import { attemptWithFaults } from './attempt.ts'
import { sendWithFaults } from './faults.ts'
import type { Receiver } from './receiver.ts'
import type { FakeWebhookAttempt, FakeWebhookDelivery } from './types.ts'

const longestBackoff = 60_000
const longestDelivery = 300_000
const retried = new Set([408, 409, 425, 429])

export interface Delivery extends FakeWebhookDelivery {
  state: FakeWebhookDelivery['state']
  readonly attempts: FakeWebhookAttempt[]
}

/** What is delivered, and to whom. */
export interface Mission {
  readonly world: World
  readonly app: AppState
  readonly receiver: Receiver
  readonly delivery: Delivery
}

export function deliver(
  world: World,
  app: AppState,
  receiver: Receiver,
  events: readonly WebhookEvent[],
  time: number,
): void {
  const delivery: Delivery = {
    app: app.app.id,
    url: receiver.url,
    events: frozen(events),
    body: JSON.stringify({ time_ms: time, events }),
    state: 'pending',
    attempts: [],
  }
  const mission = { world, app, receiver, delivery }
  world.webhooks.add(delivery)
  sendWithFaults(mission, start)
}

/** @param attempted - is called when the receiver had its first chance */
function start(mission: Mission, attempted: () => void): void {
  const { world, delivery } = mission
  const { clock, webhooks } = world.settings
  const started = clock()
  const attempt = async (backoff: number): Promise<void> => {
    const outcome = await tell(mission)
    delivery.attempts.push(outcome)
    const { status } = outcome
    if (status !== undefined && status >= 200 && status < 300) delivery.state = 'delivered'
    else if (
      isFinal(status) ||
      delivery.attempts.length >= webhooks.retry.maxAttempts ||
      clock() - started + backoff > longestDelivery
    )
      delivery.state = 'failed'
    else world.later(() => void attempt(Math.min(backoff * 2, longestBackoff)), backoff)
    world.changed()
    if (delivery.attempts.length === 1) attempted()
  }
  void attempt(webhooks.retry.initialBackoff)
}

/** Never rejects: whatever goes wrong is the receiver's, and is told in the delivery. */
async function tell(mission: Mission): Promise<FakeWebhookAttempt> {
  const at = mission.world.settings.clock()
  try {
    return { at, status: await attemptWithFaults(mission) }
  } catch (error) {
    return { at, error }
  }
}

function isFinal(status: number | undefined): boolean {
  return status !== undefined && status < 500 && !retried.has(status)
}
