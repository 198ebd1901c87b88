// One fault in force: whom it meets, and how often it did.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { checkEffect } from './check-effect.ts'
import { checkScope } from './check-scope.ts'
import type { FaultDuration } from './effects.ts'
import type { ActiveFault, AnyFault, EffectName, FakeFault } from './fault.ts'
import { randomFrom } from './random.ts'

export interface Rule {
  readonly effect: EffectName
  readonly fault: AnyFault
  /** What its user sees of it. */
  readonly shown: ActiveFault
  readonly spent: boolean
  /** Counts one that it may meet; true where it does. */
  meets(fits: () => boolean): boolean
  /** A number of milliseconds out of a range. */
  draw(duration: FaultDuration): number
}

export interface RuleContext {
  readonly operations: readonly string[]
  /** Gets what a function of the user threw. */
  readonly onError: (error: unknown) => void
  /** The rule is over. */
  ended(rule: Rule): void
}

/** @throws ArgumentError */
export function createRule(given: AnyFault, { operations, onError, ended }: RuleContext): Rule {
  const effect = checkEffect(given)
  checkScope(given, operations)
  // What its user changes later must not change it.
  const fault: AnyFault = Object.freeze({ ...given })
  const { times = Infinity, after = 0, probability = 1, seed = 0 } = fault
  const random = randomFrom(seed)
  let seen = 0
  let applied = 0
  let removed = false
  const remove = (): void => {
    removed = true
    ended(rule)
  }
  const asked = (fits: () => boolean): boolean => {
    try {
      const answer: unknown = fits()
      if (typeof answer === 'boolean') return answer
      if (answer instanceof Promise) answer.catch(onError)
      throw notBoolean(answer)
    } catch (error) {
      onError(error)
      return false
    }
  }
  const rule: Rule = {
    effect,
    fault,
    shown: {
      rule: fault as unknown as FakeFault,
      get seen() {
        return seen
      },
      get applied() {
        return applied
      },
      get active() {
        return !rule.spent
      },
      remove,
      [Symbol.dispose]: remove,
    },
    get spent() {
      return removed || applied >= times
    },
    meets(fits) {
      if (rule.spent || !asked(fits)) return false
      if (++seen <= after || (probability < 1 && random() >= probability)) return false
      if (++applied >= times) ended(rule)
      return true
    },
    draw: (duration) =>
      typeof duration === 'number' ? duration : duration[0] + random() * (duration[1] - duration[0]),
  }
  return rule
}

function notBoolean(value: unknown): ArgumentError {
  const rule = 'has a function that must return true or false, at once'
  return new ArgumentError('fault', `${rule}, received ${shapeOf(value)}`)
}
