// The state of a world, as its user sees it: nothing in it can be used to change the world.

import { shownGlobalMessage, shownMessage } from './messages/row.ts'
import type { Connection } from './socket/connection.ts'
import type { Registration } from './socket/register.ts'
import type {
  FakeClientFrame,
  FakeGlobalMessage,
  FakePushedMessage,
  FakeRecipientConnection,
  FakeRegistration,
  FakeWebSocketsServiceRequest,
} from './types.ts'
import type { World } from './world.ts'

/** What there is to see. Each list is a copy: read it anew to see what has changed. The oldest come first. */
export interface FakeWebSocketsServiceState {
  /** The messages to single recipients, with how each was delivered; those of a global message are among them. */
  readonly messages: readonly FakePushedMessage[]
  readonly globalMessages: readonly FakeGlobalMessage[]
  /** The connection URIs that were handed out. */
  readonly registrations: readonly FakeRegistration[]
  /** The open sockets. */
  readonly connections: readonly FakeRecipientConnection[]
  /** Every request that was answered, handshakes of sockets included. */
  readonly requests: readonly FakeWebSocketsServiceRequest[]
  /** What clients sent through their sockets: the service reads nothing, so a client has nothing to send. */
  readonly frames: readonly FakeClientFrame[]
}

/** @param world - the one of now: a reset puts another in its place */
export function stateOf(world: () => World): FakeWebSocketsServiceState {
  return {
    get messages() {
      const { messages, settings } = world()
      return messages.items.map((row) => shownMessage(row, settings))
    },
    get globalMessages() {
      return world().globalMessages.items.map(shownGlobalMessage)
    },
    get registrations() {
      return [...world().registrations.values()].map(shownRegistration)
    },
    get connections() {
      return [...world().connections.values()].map(shownConnection)
    },
    get requests() {
      return world().requests.copy
    },
    get frames() {
      return world().frames.copy
    },
  }
}

function shownRegistration(registration: Registration): FakeRegistration {
  const { token, connectionUri, recipient, topic = null, origin, sourceIp, at } = registration
  return { token, connectionUri, recipient, topic, origin, sourceIp, at }
}

function shownConnection({ id, openedAt, registration }: Connection): FakeRecipientConnection {
  const { recipient, topic = null, token } = registration
  return { id, recipient, topic, token, openedAt }
}
