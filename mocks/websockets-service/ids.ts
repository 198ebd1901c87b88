// Where the ids come from that the service would draw at random.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireFunction, requireSettings } from '../check-settings.ts'
import { randomUuid } from '../random-uuid.ts'

export interface FakeWebSocketsServiceIds {
  /** The id of the next message, global message or connection. */
  uuid(): string
  /** The next token of a connection URI: letters, digits, `-`, `.`, `_` and `~`. */
  token(): string
  /** Called when the fake is reset, so that counted ids can begin anew. */
  restart?(): void
}

export const randomIds: FakeWebSocketsServiceIds = {
  uuid: randomUuid,
  token: () => `${randomUuid()}${randomUuid()}`.replaceAll('-', ''),
}

/** @throws ArgumentError */
export function requireIds(ids: FakeWebSocketsServiceIds): FakeWebSocketsServiceIds {
  requireSettings('options.ids', ids, ['uuid', 'token', 'restart'])
  requireFunction('options.ids.uuid', ids.uuid)
  requireFunction('options.ids.token', ids.token)
  if (ids.restart !== undefined) requireFunction('options.ids.restart', ids.restart)
  return ids
}

/** The next token. @throws ArgumentError for one that a URI cannot hold, or that is there already */
export function nextToken(ids: FakeWebSocketsServiceIds, isTaken: (token: string) => boolean): string {
  const token = ids.token()
  if (typeof token !== 'string' || !/^[\w.~-]+$/.test(token)) {
    throw new ArgumentError('options.ids.token', `must return a token, received ${shapeOf(token)}`)
  }
  if (isTaken(token)) throw new ArgumentError('options.ids.token', 'must return another token each time')
  return token
}
