// The failures that a contract has an example of, and which of them a case provokes.

import type { ContractCase } from '../case.ts'
import type { WithoutCase } from '../unprovoked.ts'
import { type ContractDocument, type Node, operationsOf, resolve } from './contracts.ts'

export interface NamedFailure {
  readonly name: string
  readonly status: number
  /** The message of a JSON error, or the whole text. */
  readonly message: string
  /** Operations that have the example. */
  readonly operations: readonly string[]
}

export interface ExampleCoverage {
  readonly failures: readonly (NamedFailure & { readonly cases: readonly ContractCase[] })[]
  /** Failures with neither a case nor a reason. */
  readonly unexplained: readonly string[]
  /** Cases that name an example which their operation does not have, or which says something else than they expect. */
  readonly wrong: readonly string[]
  /** Reasons for a failure that has a case, or that is not there. */
  readonly stale: readonly string[]
}

/** So many characters tell apart what messages say. */
const enough = 12

/** Every failure by its name, in the order of the contract. */
export function namedFailures(document: ContractDocument): readonly NamedFailure[] {
  const found = new Map<string, { failure: Omit<NamedFailure, 'operations'>; operations: string[] }>()
  for (const { id, definition } of operationsOf(document)) {
    for (const [status, response] of Object.entries(definition['responses'] as Record<string, Node>)) {
      if (Number(status) < 400) continue
      for (const [name, message] of examplesOf(document, resolve(document, response))) {
        const known = found.get(`${status} ${name}`)
        if (known !== undefined) known.operations.push(id)
        else {
          const failure = { name, status: Number(status), message }
          found.set(`${status} ${name}`, { failure, operations: [id] })
        }
      }
    }
  }
  return [...found.values()].map(({ failure, operations }) => ({ ...failure, operations }))
}

export function exampleCoverage(
  failures: readonly NamedFailure[],
  cases: readonly ContractCase[],
  reasons: readonly WithoutCase[],
): ExampleCoverage {
  const shown = new Map(cases.map((row) => [row, exampleOf(failures, row)]))
  const covered = failures.map((failure) => ({
    ...failure,
    cases: cases.filter((row) => shown.get(row) === failure),
  }))
  const without = covered.filter((failure) => failure.cases.length === 0).map(({ name }) => name)
  return {
    failures: covered,
    unexplained: without.filter((name) => !reasons.some((one) => one.examples.includes(name))),
    wrong: cases.flatMap((row) => (isRight(failures, row) ? [] : [`${row.operation} ${row.name}`])),
    stale: reasons.flatMap(({ examples }) => examples.filter((name) => !without.includes(name))),
  }
}

/** The name that a case says itself. */
function shownBy({ prism, shows }: ContractCase): string | undefined {
  return shows ?? (typeof prism === 'object' ? prism.prompted : undefined)
}

/** A case that names no example is one of that whose message it expects, if there is just one. */
function exampleOf(failures: readonly NamedFailure[], row: ContractCase): NamedFailure | undefined {
  const { status, message: wanted } = row.expect
  const possible = failures.filter((one) => one.status === status && one.operations.includes(row.operation))
  const shown = shownBy(row)
  if (shown !== undefined) return possible.find(({ name }) => name === shown)
  const alike = possible.filter(({ message }) => wanted !== undefined && message.startsWith(wanted))
  return alike.length === 1 ? alike[0] : undefined
}

function isRight(failures: readonly NamedFailure[], row: ContractCase): boolean {
  const { status, message: wanted } = row.expect
  const shown = shownBy(row)
  if (shown === undefined || status < 400) return true
  const failure = exampleOf(failures, row)
  return failure !== undefined && (wanted === undefined || sayTheSame(failure.message, wanted))
}

/** Up to the first value in one of them, and as far as that is enough. */
function sayTheSame(left: string, right: string): boolean {
  const [one, other] = [wordsOf(left), wordsOf(right)]
  const length = Math.min(one.length, other.length, enough)
  return one.slice(0, length) === other.slice(0, length)
}

function wordsOf(message: string): string {
  return message.replace(/['"`\d].*/s, '')
}

function examplesOf(document: ContractDocument, response: Node): [name: string, message: string][] {
  const content = (response['content'] ?? {}) as Readonly<Record<string, Node>>
  return Object.values(content).flatMap((media) =>
    Object.entries((media['examples'] ?? {}) as Record<string, Node>).map(
      ([name, example]): [string, string] => [name, messageOf(resolve(document, example)['value'])],
    ),
  )
}

function messageOf(value: unknown): string {
  return typeof value === 'string' ? value : ((value as { readonly error: string }).error ?? '')
}
