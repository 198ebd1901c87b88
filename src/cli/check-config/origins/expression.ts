// Runs the expressions of a config as the server does, and stops those that do not end.

import { createContext, Script } from 'node:vm'

export interface Expression {
  readonly source: string
  /** Whether the server approves this origin. An expression that was stopped approves nothing. */
  matches(origin: string): boolean
  /** The origin at which it was stopped, if it was. */
  readonly stoppedAt: string | undefined
}

/** Far longer than an honest expression takes for the length of an origin, also on a slow machine. Milliseconds. */
const patience = 2000

const comparison = new Script('origin.match(new RegExp(source)) !== null')

/**
 * @throws SyntaxError for a text that is no regular expression
 */
export function createExpression(source: string): Expression {
  void new RegExp(source)
  const context = createContext({ source, origin: '' }) as { origin: string }
  let stoppedAt: string | undefined
  return {
    source,
    get stoppedAt() {
      return stoppedAt
    },
    matches(origin) {
      if (stoppedAt !== undefined) return false
      context.origin = origin
      try {
        return comparison.runInContext(context, { timeout: patience }) === true
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
        stoppedAt = origin
        return false
      }
    },
  }
}
