// Stores of the server that do not answer.

import { internalError } from './http/failure.ts'
import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'

/**
 * `cache`: idempotency keys, revocations and what cache channels keep; the probes say `ERROR`. `rateLimit`: every signed
 * request fails. `pushRate`: pushes are put off. `receipts`: a publish with a message id fails when it is done, and is in
 * progress from then on.
 */
export type FakeStore = 'cache' | 'rateLimit' | 'pushRate' | 'receipts'

const stores: readonly string[] = ['cache', 'rateLimit', 'pushRate', 'receipts'] satisfies FakeStore[]

/** @throws ArgumentError */
export function requireStores(argument: string, chosen: readonly FakeStore[]): ReadonlySet<FakeStore> {
  if (!Array.isArray(chosen)) {
    throw new ArgumentError(argument, `must be a list, received ${shapeOf(chosen)}`)
  }
  for (const [index, store] of chosen.entries()) {
    if (stores.includes(store)) continue
    throw new ArgumentError(`${argument}[${index}]`, `must be one of ${stores.join(', ')}`)
  }
  return new Set(chosen)
}

/** @throws Failure */
export function requireCache({
  settings,
}: {
  readonly settings: { readonly unreachable: ReadonlySet<FakeStore> }
}): void {
  if (settings.unreachable.has('cache')) throw internalError()
}
