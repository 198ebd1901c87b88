// The option `strict`.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import { pusherRules } from './pusher.ts'
import type { Rules } from './rules.ts'
import { sockudoRules } from './sockudo.ts'

export type FakeStrictness = 'pusher'

/** @throws ArgumentError */
export function resolveRules(strict: FakeStrictness | undefined): Rules {
  if (strict === undefined) return sockudoRules
  if (strict === 'pusher') return pusherRules
  throw new ArgumentError('options.strict', `must be 'pusher' or left out, received ${shapeOf(strict)}`)
}
