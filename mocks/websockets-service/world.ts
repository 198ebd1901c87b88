// Everything that the fake knows, from its start or its last reset.

import { createLog, type Log } from '../log.ts'
import type { SentGlobal } from './messages/push-global.ts'
import type { GlobalRow, Row } from './messages/row.ts'
import type { Settings } from './options.ts'
import type { Connection } from './socket/connection.ts'
import type { Registration } from './socket/register.ts'
import type { FakeClientFrame, FakeServiceRequest } from './types.ts'

export interface World {
  readonly settings: Settings
  readonly registrations: Map<string, Registration>
  /** The open ones, by id. */
  readonly connections: Map<string, Connection>
  connectionsOf(recipient: string): Iterable<Connection>
  readonly messages: Log<Row>
  readonly globalMessages: Log<GlobalRow>
  /** Messages that wait, by recipient, the oldest first. */
  readonly held: Map<string, Set<Row>>
  readonly heldGlobals: Set<SentGlobal>
  readonly requests: Log<FakeServiceRequest>
  readonly frames: Log<FakeClientFrame>
  nextSequence(): number
  add(connection: Connection): void
  remove(connection: Connection): void
}

export function createWorld(settings: Settings): World {
  const { keep } = settings
  const connections = new Map<string, Connection>()
  const byRecipient = new Map<string, Set<Connection>>()
  let sequence = 0
  return {
    settings,
    registrations: new Map(),
    connections,
    connectionsOf: (recipient) => byRecipient.get(recipient) ?? [],
    messages: createLog(keep),
    globalMessages: createLog(keep),
    held: new Map(),
    heldGlobals: new Set(),
    requests: createLog(keep),
    frames: createLog(keep),
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
