// One row of the table of pusher-js: something that it does, and what it is told by every server that it may talk to.

import type Pusher from 'pusher-js'
import type { Options } from 'pusher-js'

/**
 * What a server is set up for: everything (`full`); neither events of clients nor users nor watchlists (`closed`); small
 * sizes, and three events per second and client (`limited`); the same, and who sends more is gone (`terminating`);
 * two connections (`twoConnections`), or two for all apps together (`crowded`); an app that is turned off
 * (`disabled`); pages of another site (`elsewhere`), or of the loopback (`loopback`); a ping after two seconds of silence
 * (`impatient`); a second to sign in (`guarded`); ten frames of any kind per minute (`quiet`); everything, and about to
 * stop (`full`, after `drain`).
 */
export type ServerKind =
  | 'full'
  | 'closed'
  | 'limited'
  | 'terminating'
  | 'twoConnections'
  | 'crowded'
  | 'disabled'
  | 'elsewhere'
  | 'loopback'
  | 'impatient'
  | 'guarded'
  | 'quiet'

/** Where pusher-js runs. */
export type Runtime = 'node' | 'chromium'

export interface Answer {
  readonly status: number
  /** Parsed, where it is JSON. */
  readonly body: any
}

/** An option of pusher-js, and who its backend says that it is. */
export interface ConnectOptions extends Partial<Options> {
  /** Instead of the key of the app. */
  readonly key?: string
  /** The user for whom the backend signs. */
  readonly user?: string
  /** What the backend answers to a request to authorize, besides signing: see `backend.ts`. */
  readonly auth?: Readonly<Record<string, string>>
}

/** A socket without pusher-js, for what pusher-js never does. */
export interface RawSocket {
  send(text: string | Uint8Array<ArrayBuffer>): void
  /** The next frame, parsed; `closed` with its code when the connection is over. */
  next(): Promise<any>
  close(): void
}

export interface Tools {
  readonly key: string
  readonly runtime: Runtime
  /** Where the backend of the page is. */
  readonly backend: string
  /** A name that no other case uses. */
  own(name: string): string
  connect(options?: ConnectOptions): Pusher
  /** @param query - behind `/app/<key>` @param origin - of the page that it pretends to be, which only Node can */
  open(query: string, origin?: string): Promise<RawSocket>
  /** A signed call of the HTTP API; the path is what follows `/apps/<id>`. */
  api(method: string, path: string, body?: object): Promise<Answer>
  /** Publishes, and fails unless that was accepted. */
  publish(event: object): Promise<void>
  /** What the backend makes of a text for an encrypted channel. @param version - of the key (default `1`) */
  encrypt(channel: string, data: string, version?: string): Promise<object>
  /** What the webhooks told of a channel until one of this name came. */
  heard(name: string, channel: string): Promise<any[]>
  /** Tells the server to stop. */
  drain(): Promise<void>
}

export interface PusherJsCase {
  /** A sentence whose subject is pusher-js. */
  readonly name: string
  /** Default: `full`. */
  readonly server?: ServerKind
  /** Leaves the server unusable for others. */
  readonly alone?: boolean
  /** Needs the build of pusher-js with cryptography, which Node has anyhow. */
  readonly encryption?: boolean
  /** Why it cannot run there. */
  readonly cannot?: { readonly [Where in Runtime | 'fake' | 'live']?: string }
  /** Milliseconds on the real server, where it is long (default 20,000). */
  readonly patience?: number
  run(tools: Tools): Promise<void>
}
