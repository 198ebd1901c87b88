// What the fake knows of one of its apps.

import { hmacSha256 } from '#crypto'
import type { HexDigest } from '../../src/runtime/crypto.ts'
import { type Annotations, createAnnotations } from './annotations/store.ts'
import type { App } from './apps.ts'
import { createHistory } from './history/history.ts'
import type { HistoryRow } from './history/row.ts'
import type { Streams } from './history/streams.ts'
import { createMessages, type Messages } from './messages/store.ts'
import type { Settings } from './options.ts'
import { createPresenceHistory, type PresenceHistory } from './presence-history/records.ts'
import { createPushStores, type PushStores } from './push/stores.ts'
import type { Connection } from './socket/connection.ts'
import { createWatchlists, type Watchlists } from './users/watchlists.ts'
import type { WaitingEvent } from './webhooks/emit.ts'

export interface AppState {
  readonly app: App
  /** Signs with the app's secret. */
  readonly sign: HexDigest
  readonly connections: Map<string, Connection>
  /** The occupied channels. */
  readonly channels: Map<string, Set<Connection>>
  /** What was published and can be read and changed again. */
  readonly messages: Messages
  readonly annotations: Annotations
  /** What was published, by channel. */
  readonly history: Streams<HistoryRow>
  /** The users of a presence channel with their sockets, by channel, then by user id. */
  readonly members: Map<string, Map<string, Set<Connection>>>
  /** Who came to presence channels and left them. */
  readonly presenceHistory: PresenceHistory
  /** Sockets of a user, by user id. */
  readonly users: Map<string, Set<Connection>>
  readonly watchlists: Watchlists
  /** The ids under which versions are delivered, by channel. */
  readonly deliveryStreams: Map<string, string>
  /** What it keeps for its pushes. */
  readonly push: PushStores
  /** Events that a webhook will tell when its batch is full of time. */
  readonly waiting: WaitingEvent[]
  readonly role: 'default' | 'api'
  /** The server lists an app in its statistics only after something needed its sockets. */
  listed: boolean
}

export function createAppState(app: App, settings: Settings): AppState {
  return {
    app,
    sign: hmacSha256(app.secret),
    connections: new Map(),
    channels: new Map(),
    messages: createMessages(settings.keep),
    annotations: createAnnotations(settings.keep),
    history: createHistory(settings),
    members: new Map(),
    presenceHistory: createPresenceHistory(settings),
    users: new Map(),
    watchlists: createWatchlists(),
    deliveryStreams: new Map(),
    push: createPushStores(),
    waiting: [],
    role: settings.role,
    listed: false,
  }
}
