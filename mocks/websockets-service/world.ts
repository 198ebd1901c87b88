// Everything that the fake knows, from its start or its last reset.

import { createLog, type Log } from '../log.ts'
import { createHeld, type Held } from './messages/held.ts'
import type { PushListener } from './messages/listener.ts'
import type { GlobalRow, Row } from './messages/row.ts'
import type { Settings } from './options.ts'
import type { Connection } from './socket/connection.ts'
import type { Refused } from './socket/handshake.ts'
import type { Registration } from './socket/register.ts'
import type { FakeClientFrame, FakeWebSocketsServiceRequest } from './types.ts'

export interface World {
  readonly settings: Settings
  readonly listener: PushListener | undefined
  readonly registrations: Map<string, Registration>
  /** The open ones, by id. */
  readonly connections: Map<string, Connection>
  connectionsOf(recipient: string): Iterable<Connection>
  readonly messages: Log<Row>
  readonly globalMessages: Log<GlobalRow>
  readonly held: Held
  readonly requests: Log<FakeWebSocketsServiceRequest>
  readonly frames: Log<FakeClientFrame>
  /** Why a handshake cannot stand that was answered as if it could, by its key. */
  readonly doomed: Map<string, Refused>
  nextSequence(): number
  add(connection: Connection): void
  remove(connection: Connection): void
}

/** @param listener - is told of what is pushed */
export function createWorld(settings: Settings, listener?: PushListener): World {
  const { keep } = settings
  const connections = new Map<string, Connection>()
  const byRecipient = new Map<string, Set<Connection>>()
  let sequence = 0
  return {
    settings,
    listener,
    registrations: new Map(),
    connections,
    connectionsOf: (recipient) => byRecipient.get(recipient) ?? [],
    messages: createLog(keep),
    globalMessages: createLog(keep),
    held: createHeld(settings.clock, keep),
    requests: createLog(keep),
    frames: createLog(keep),
    doomed: new Map(),
    nextSequence: () => ++sequence,
    add(connection) {
      const { recipient } = connection.registration
      connections.set(connection.id, connection)
      const own = byRecipient.get(recipient)
      if (own === undefined) byRecipient.set(recipient, new Set([connection]))
      else own.add(connection)
    },
    remove(connection) {
      const { recipient } = connection.registration
      connections.delete(connection.id)
      const own = byRecipient.get(recipient)
      own?.delete(connection)
      if (own?.size === 0) byRecipient.delete(recipient)
    },
  }
}
