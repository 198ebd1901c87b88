// One attempt, with what may go wrong between the server and the receiver.

import { DroppedConnection } from '../../dropped-connection.ts'
import type { WebhookFault } from '../../faults/effects.ts'
import type { Mission } from './deliver.ts'
import { webhookOf } from './faults.ts'
import { post } from './post.ts'

/** @returns the status of the answer */
export async function attemptWithFaults({ world, app, receiver, delivery }: Mission): Promise<number> {
  const { body } = delivery
  const rule = world.faults.none
    ? undefined
    : world.faults.forWebhook(webhookOf(delivery), ({ fault }) => suitsAttempt(fault.webhook!))
  const fault = rule?.fault.webhook
  if (fault === undefined) return post(world, app, receiver, body)
  // Whatever caused the event goes on before anything is heard of it, as without a fault.
  await undefined
  if (typeof fault === 'object' && 'status' in fault) return fault.status
  if (fault === 'refuse') throw refused()
  const status = await post(world, app, receiver, body, {
    isForged: fault === 'forge',
    isUnanswered: fault === 'hang',
  })
  if (fault === 'loseAnswer') throw new DroppedConnection()
  return status
}

function suitsAttempt(fault: WebhookFault): boolean {
  if (typeof fault === 'object') return 'status' in fault
  return fault === 'refuse' || fault === 'hang' || fault === 'loseAnswer' || fault === 'forge'
}

function refused(): TypeError {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  return new TypeError('fetch failed', { cause })
}
