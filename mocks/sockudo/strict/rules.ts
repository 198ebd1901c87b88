// Where Sockudo and Pusher's published protocol part: one member for each difference.

import type { FakeSocket } from '../../fake-server.ts'
import type { Answer } from '../http/answer.ts'
import type { Limits } from '../limits.ts'

export interface CloseReason {
  readonly code: number
  readonly reason: string
}

export interface Rules {
  /** Ends a socket that was never a connection: its app does not exist, is turned off, or has too many. */
  readonly refuse: (socket: FakeSocket, code: number, reason: string) => void
  /** What is wrong with the version of the protocol that a socket asks for. */
  readonly versionProblem: (version: string | undefined) => CloseReason | undefined
  /** Whether the handshake itself reads the version, and every number is one. */
  readonly readsVersionEarly: boolean
  /** Whether `pusher:error` comes before a connection is closed. */
  readonly tellsBeforeClosing: boolean
  /** The answer to `pusher:ping`. */
  readonly pongFrame: string
  /** Whether every frame shows that the client is there, as an answer to a ping does. */
  readonly everyFrameCounts: boolean
  /** Whether a private cache channel looks at its signature, and a presence cache channel exists. */
  readonly authorizesCacheChannels: boolean
  /** Whether a user who signed in may join a presence channel as that user, without `channel_data`. */
  readonly joinsAsUser: boolean
  /** Whether an event of a client in a presence channel says who sent it. */
  readonly namesSender: boolean
  /** Whether subscribers are told how many they are, outside of presence channels. */
  readonly tellsCounts: boolean
  /** Whether a connection that belongs to a user may not become another's, and the key in `auth` has to be the app's. */
  readonly guardsUser: boolean
  /** Whether watchlists are told in the protocol's own event, and also of those who go. */
  readonly tellsWatchlists: boolean
  /** Whether `cache-` makes a cache channel only where the protocol puts it. */
  readonly cachesByPrefix: boolean
  /** The names that channels can have. */
  readonly channelName: RegExp
  /** What the HTTP API answers, made from what Sockudo answers. */
  readonly answer: (answer: Answer) => Answer
  /** Limits that differ from Sockudo's defaults. */
  readonly limits: Partial<Limits>
}
