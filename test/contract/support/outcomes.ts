// The answers that a contract documents, told apart by what a caller can branch on.

import { type ContractDocument, type Node, operationsOf, resolve } from './contracts.ts'

/**
 * `''` for a success; for a failure its `code`, `text` for one in plain text, or `limiter` for one of the rate limiter,
 * which has no code.
 */
export type Outcome = string

export interface Answer {
  readonly operation: string
  readonly status: number
  readonly outcome: Outcome
}

const limiterBody = '#/components/schemas/RateLimiterErrorBody'

/** Every answer of every operation, in the order of the contract. */
export function documentedAnswers(document: ContractDocument): readonly Answer[] {
  return operationsOf(document).flatMap(({ id, definition }) =>
    Object.entries(definition['responses'] as Record<string, Node>).flatMap(([status, response]) =>
      outcomesOf(Number(status), resolve(document, response)).map((outcome) => ({
        operation: id,
        status: Number(status),
        outcome,
      })),
    ),
  )
}

export function describeAnswer({ status, outcome }: Omit<Answer, 'operation'>): string {
  return outcome === '' ? `${status}` : `${status} ${outcome}`
}

function outcomesOf(status: number, response: Node): Outcome[] {
  if (status < 400) return ['']
  const content = (response['content'] ?? {}) as Readonly<Record<string, Node>>
  const json = JSON.stringify(content['application/json'] ?? {})
  return [
    ...((response['x-error-codes'] ?? []) as string[]),
    ...(json.includes(`"${limiterBody}"`) ? ['limiter'] : []),
    ...('text/plain' in content ? ['text'] : []),
  ]
}
