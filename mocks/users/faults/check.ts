// What cannot go wrong with this server.

import { ArgumentError } from '../../../src/core/errors/argument-error.ts'
import type { FaultAnswer } from '../../faults/effects.ts'
import type { FakeFault } from '../../faults/fault.ts'
import type { UsersOperation } from '../http/routes.ts'

const missing: Readonly<Record<string, string>> = {
  app: 'cannot be: the server has no apps',
  webhook: 'cannot be: the server sends no webhooks',
  clockSkew: 'cannot be: the server checks no signatures',
  unreachableNode: 'cannot be: the server is no cluster',
}

/** @throws ArgumentError */
export function checkFault(fault: FakeFault<UsersOperation>): void {
  for (const [name, rule] of Object.entries(missing)) {
    if (fault?.[name as keyof typeof fault] !== undefined) throw new ArgumentError(`fault.${name}`, rule)
  }
}

/** @throws ArgumentError */
export function checkAnswer({ code }: FaultAnswer): void {
  if (code !== undefined)
    throw new ArgumentError('fault.code', 'cannot be: the server has none; say the body')
}
