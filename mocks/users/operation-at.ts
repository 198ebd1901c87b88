// The name of what a request asks for.

import { readWire } from './http/request.ts'
import { matchRoute, type UsersOperation } from './http/routes.ts'
import type { FakeUsersDialect } from './options.ts'

/** @returns undefined for what the server does not have */
export function operationAt(
  dialect: FakeUsersDialect,
  method: string,
  target: string,
): UsersOperation | undefined {
  const { path } = readWire({ method, target, header: () => undefined, body: new Uint8Array() })
  return matchRoute(dialect, method, path)?.operation
}
