// Runs the expressions of a config as the server does, and stops those that do not end.

import { type Context, createContext, Script } from 'node:vm'

export interface Expression {
  readonly source: string
  /** Whether the server approves this origin. An expression that was stopped approves nothing. */
  matches(origin: string): boolean
  /** Those that it approves; for many at once, as each comparison of its own costs more than the comparison. */
  matching(origins: readonly string[]): readonly string[]
  /** The origin at which it was stopped, if it was. */
  readonly stoppedAt: string | undefined
}

/** Far longer than an honest expression takes for the length of an origin, also on a slow machine. Milliseconds. */
const patience = 2000

const comparison = new Script('origin.match(new RegExp(source)) !== null')
const comparisons = new Script('origins.map((origin) => origin.match(new RegExp(source)) !== null)')

/**
 * @throws SyntaxError for a text that is no regular expression
 */
export function createExpression(source: string): Expression {
  void new RegExp(source)
  const context = createContext({ source, origin: '', origins: [''] })
  let stoppedAt: string | undefined
  const matches = (origin: string): boolean => {
    if (stoppedAt !== undefined) return false
    context['origin'] = origin
    const found = run(comparison, context)
    if (found === undefined) stoppedAt = origin
    return found === true
  }
  return {
    source,
    get stoppedAt() {
      return stoppedAt
    },
    matches,
    matching(origins) {
      if (stoppedAt !== undefined) return []
      context['origins'] = origins
      const found = run(comparisons, context) as readonly boolean[] | undefined
      // One of them takes too long: which one, they tell one by one.
      return origins.filter(found === undefined ? matches : (_, index) => found[index])
    },
  }
}

/** Undefined where it was stopped. */
function run(script: Script, context: Context): unknown {
  try {
    return script.runInContext(context, { timeout: patience })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    return undefined
  }
}
