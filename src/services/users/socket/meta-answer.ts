// What the answer to a meta request says: whether it can be one, and the error that it is.

import { ConnectionError } from '../../../core/errors/connection-error.ts'
import { MetaRequestError } from '../../../core/errors/meta-request-error.ts'
import type { Call } from './calls.ts'
import { type Dialect, type MetaAnswer, type MetaRequest, unknownUserIn } from './dialect.ts'

/** Whether an answer can be one to a request: all of them in `events`, but for errors that name another user. */
export function fits(
  { error, username, property }: MetaAnswer,
  request: MetaRequest,
  dialect: Dialect,
): boolean {
  if (error !== undefined) return [undefined, request.username].includes(unknownUserIn(error))
  return !dialect.repeats || (username === request.username && property === request.property)
}

/** Refusals that come before anything is read or written. */
const untouched =
  /^(?:Error: )?(?:Could not find user |You do not have permission |Please enter a valid |Please only use )/

export function errorOf(reason: string, { operation, effect }: Call<unknown>): MetaRequestError {
  return new MetaRequestError(reason, { operation, effect: untouched.test(reason) ? 'none' : effect })
}

export function missing({ operation }: Call<unknown>): ConnectionError {
  const message =
    'the answer to an earlier meta request is missing, and with reconnect: false there is no other connection to ask on'
  return new ConnectionError(message, { operation, effect: 'none' })
}
