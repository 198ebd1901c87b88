// What needs the cache of the server, and cannot do without it.

import type { FakeStore } from '../outages.ts'
import { internalError } from './failure.ts'

/** @throws Failure */
export function requireCache({
  settings,
}: {
  readonly settings: { readonly unreachable: ReadonlySet<FakeStore> }
}): void {
  if (settings.unreachable.has('cache')) throw internalError()
}
