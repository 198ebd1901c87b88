// What a test looks at.

/** An event that the server accepted, once for each of its channels. */
export interface FakeEvent {
  /** The id of the app. */
  readonly app: string
  readonly channel: string
  readonly name: string
  /** As subscribers read it: always text. */
  readonly data: string
  /** `api` for what was published, `client` for an event that a client sent. */
  readonly source: 'api' | 'client'
  /** The socket that did not get it: for an event of a client the one that sent it. */
  readonly socketId?: string
  readonly messageId?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly extras?: Readonly<Record<string, unknown>>
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** A channel with at least one subscriber. */
export interface FakeChannel {
  readonly app: string
  readonly name: string
  readonly subscriptionCount: number
}

/** A user in a presence channel. */
export interface FakeMember {
  readonly app: string
  readonly channel: string
  readonly userId: string
  /** Parsed. */
  readonly userInfo: unknown
  readonly socketIds: readonly string[]
}

/** An open socket. */
export interface FakeConnection {
  readonly app: string
  readonly socketId: string
  /** Who signed in, else who the socket first was in a presence channel. */
  readonly userId: string | undefined
  /** What it is subscribed to. */
  readonly channels: readonly string[]
}

/** A request that was answered. */
export interface FakeRequest {
  /** The id of the app that the path names; undefined where it names none. */
  readonly app: string | undefined
  readonly method: string
  /** As it was on the wire, without the query, which holds a signature. */
  readonly path: string
  readonly status: number
  /** The operation of the contract; undefined where the route does not exist. */
  readonly operation: string | undefined
  /** Milliseconds since the epoch. */
  readonly at: number
}
