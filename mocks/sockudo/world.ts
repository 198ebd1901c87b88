// Everything that the fake knows, from its start or its last reset.

import { hmacSha256 } from '#crypto'
import type { HexDigest } from '../../src/runtime/crypto.ts'
import type { App } from './apps.ts'
import { createLog, type Log } from './log.ts'
import type { Settings } from './options.ts'
import type { Connection } from './socket/connection.ts'
import { createTtlCache, type TtlCache } from './ttl-cache.ts'
import type { FakeEvent, FakeRequest } from './types.ts'

/** What a channel remembers of its publishes. */
export interface ChannelLog {
  historySerial: number
  deliverySerial: number
  messages: number
  /** Messages whose `extras.ai.transport.status` is `streaming`. */
  openStreams: number
}

export interface AppState {
  readonly app: App
  /** Signs with the app's secret. */
  readonly sign: HexDigest
  readonly connections: Map<string, Connection>
  /** The occupied channels. */
  readonly channels: Map<string, Set<Connection>>
  readonly logs: Map<string, ChannelLog>
  /** The users of a presence channel with their sockets, by channel, then by user id. */
  readonly members: Map<string, Map<string, Set<Connection>>>
  /** Sockets of a user, by user id. */
  readonly users: Map<string, Set<Connection>>
  /** The server lists an app in its statistics only after something needed its sockets. */
  listed: boolean
}

/** What the metrics count, by app id (`system` for probes that name no app). */
export interface Counters {
  readonly calls: Map<string, number>
  readonly received: Map<string, number>
  readonly sent: Map<string, number>
  readonly connections: Map<string, number>
  readonly disconnections: Map<string, number>
}

export interface World {
  readonly settings: Settings
  readonly byId: ReadonlyMap<string, AppState>
  readonly byKey: ReadonlyMap<string, AppState>
  readonly cache: TtlCache
  readonly events: Log<FakeEvent>
  readonly requests: Log<FakeRequest>
  readonly counters: Counters
  /** The serial of the next message: time, node, counter. */
  nextSerial(): string
}

export function createWorld(settings: Settings): World {
  const apps = settings.apps.map(createAppState)
  const node = settings.ids.uuid()
  let published = 0
  return {
    settings,
    byId: new Map(apps.map((state) => [state.app.id, state])),
    byKey: new Map(apps.map((state) => [state.app.key, state])),
    cache: createTtlCache(settings.clock),
    events: createLog(settings.keep),
    requests: createLog(settings.keep),
    counters: {
      calls: new Map(),
      received: new Map(),
      sent: new Map(),
      connections: new Map(),
      disconnections: new Map(),
    },
    nextSerial: () => `${digits(Math.floor(settings.clock()))}:${node}:${digits(++published)}`,
  }
}

export function count(counter: Map<string, number>, app: string, by = 1): void {
  counter.set(app, (counter.get(app) ?? 0) + by)
}

function createAppState(app: App): AppState {
  return {
    app,
    sign: hmacSha256(app.secret),
    connections: new Map(),
    channels: new Map(),
    logs: new Map(),
    members: new Map(),
    users: new Map(),
    listed: false,
  }
}

function digits(value: number): string {
  return String(value).padStart(20, '0')
}
