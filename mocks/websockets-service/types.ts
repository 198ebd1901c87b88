// What a fake remembers, as its user sees it.

import type { operations } from '../../generated/websockets-service/operations.ts'

/** The operations of the service; `runGraphQL` is the request that carries each of them, and any other document. */
export type WebSocketsServiceOperation = (typeof namedOperations)[number] | keyof typeof operations

export const namedOperations = [
  'registerRecipient',
  'pushMessage',
  'pushGlobalMessage',
  'messages',
  'globalMessages',
  'version',
] as const

/** A URI that was handed out, and who may connect there. */
export interface FakeRegistration {
  readonly token: string
  readonly connectionUri: string
  readonly recipient: string
  readonly topic: string | null
  readonly origin: string | null
  readonly sourceIp: string | null
  /** When, in milliseconds since the epoch. */
  readonly at: number
}

/** An open socket. */
export interface FakeRecipientConnection {
  readonly id: string
  readonly recipient: string
  readonly topic: string | null
  readonly token: string
  /** When, in milliseconds since the epoch. */
  readonly openedAt: number
}

/** A message to one recipient, as the service lists it. Dates are GMT: `2023-07-18T15:00:00.000Z`. */
export interface FakePushedMessage {
  readonly id: string
  readonly recipient: string
  readonly message: string
  readonly topic: string | null
  readonly status: 'PENDING' | 'DELIVERED' | 'CANCELLED'
  readonly expiresAt: string | null
  readonly createdAt: string
  readonly deliveredAt: string | null
  readonly cancelledAt: string | null
  /** The global message that it came from. */
  readonly globalMessageId: string | null
}

/** A message to everybody, as the service lists it. */
export interface FakeGlobalMessage {
  readonly id: string
  readonly message: string
  readonly topic: string | null
  readonly expiresAt: string | null
  readonly createdAt: string
}

/** Something that a client sent through its socket, which the service does not read. */
export interface FakeClientFrame {
  readonly connectionId: string
  readonly recipient: string
  /** Text, or the length of what was none: `3 bytes`. */
  readonly data: string
  /** When, in milliseconds since the epoch. */
  readonly at: number
}

/** A request that was answered, handshakes of sockets included. */
export interface FakeWebSocketsServiceRequest {
  readonly method: string
  /** Without the query, which holds a token. */
  readonly path: string
  readonly status: number
  /** The first field of the document that is an operation of the service; `runGraphQL` where none is. */
  readonly operation: WebSocketsServiceOperation | undefined
  /** When, in milliseconds since the epoch. */
  readonly at: number
}
