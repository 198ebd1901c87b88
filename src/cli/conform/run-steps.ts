// Takes the steps of one check, and gives the answer that is judged.

import { KitError } from '../../core/errors/kit-error.ts'
import type { Answer, Step } from './check.ts'
import { fill } from './fill.ts'
import { Hand, type World } from './hand.ts'
import { isRefusal } from './refusal.ts'

/** @throws ConnectionError, TimeoutError */
export async function runSteps(steps: readonly Step[], world: World): Promise<Answer> {
  const hand = new Hand(world)
  try {
    for (const [index, step] of steps.entries()) {
      const answer = await hand.take(fill(step, hand.values()))
      if (index === steps.length - 1 || !succeeded(step, answer)) return answer
    }
    throw new KitError('conform_table', 'a check without steps')
  } finally {
    await hand.leave()
  }
}

function succeeded(step: Step, answer: Answer): boolean {
  if (answer.silence !== undefined) return false
  return ('closing' in step && answer.closed !== undefined) || !isRefusal(answer)
}
