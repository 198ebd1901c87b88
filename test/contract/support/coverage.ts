// Which documented answers have a case, which have a reason instead, and which have neither.

import type { ContractCase } from '../case.ts'
import type { Unprovoked } from '../unprovoked.ts'
import { type Answer, describeAnswer, type Outcome } from './outcomes.ts'

export interface Covered extends Answer {
  readonly cases: readonly ContractCase[]
  /** Why no case provokes it. */
  readonly reason: string | undefined
}

export interface Coverage {
  readonly answers: readonly Covered[]
  /** Documented, and neither a case nor a reason. */
  readonly unexplained: readonly string[]
  /** Cases that expect what is not documented. */
  readonly undocumented: readonly string[]
  /** Reasons for an answer that has a case, or that is not documented. */
  readonly stale: readonly string[]
}

export function coverageOf(
  documented: readonly Answer[],
  cases: readonly ContractCase[],
  reasons: readonly Unprovoked[],
): Coverage {
  const expected = new Map(cases.map((row) => [row, expectedOutcome(row, documented)]))
  const answers = documented.map((answer): Covered => {
    const own = cases.filter(
      (row) =>
        row.operation === answer.operation &&
        row.expect.status === answer.status &&
        expected.get(row) === answer.outcome,
    )
    const reason = own.length > 0 ? undefined : reasons.find((one) => isFor(one, answer))?.reason
    return { ...answer, cases: own, reason }
  })
  const without = answers.filter((answer) => answer.cases.length === 0)
  const used = new Set(answers.flatMap((answer) => answer.cases))
  return {
    answers,
    unexplained: without.filter((answer) => answer.reason === undefined).map(name),
    undocumented: cases
      .filter((row) => !used.has(row))
      .map((row) => `${row.operation} ${row.expect.status} ${row.expect.code ?? ''}: ${row.name}`),
    stale: reasons.flatMap((one) => {
      if (one.operations === 'all')
        return without.some((answer) => isFor(one, answer)) ? [] : [`all ${describeAnswer(one)}`]
      return one.operations
        .filter(
          (operation) => !without.some((answer) => answer.operation === operation && isFor(one, answer)),
        )
        .map((operation) => name({ ...one, operation }))
    }),
  }
}

/** What a row expects, as the contract has it; undefined for what is not documented, or could be several things. */
function expectedOutcome(
  { operation, expect }: ContractCase,
  documented: readonly Answer[],
): Outcome | undefined {
  const known = documented
    .filter((answer) => answer.operation === operation && answer.status === expect.status)
    .map(({ outcome }) => outcome)
  if (expect.code !== undefined) return known.find((outcome) => outcome === expect.code)
  // A text and the rate limiter have no code.
  const plain = known.filter((outcome) => outcome === 'text' || outcome === 'limiter')
  const possible = plain.length > 0 ? plain : known
  return possible.length === 1 ? possible[0] : undefined
}

function isFor({ operations, status, outcome }: Unprovoked, answer: Answer): boolean {
  const named = operations === 'all' || (operations as readonly string[]).includes(answer.operation)
  return named && status === answer.status && outcome === answer.outcome
}

function name(answer: Answer): string {
  return `${answer.operation} ${describeAnswer(answer)}`
}
