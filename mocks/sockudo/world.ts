// Everything that the fake knows, from its start or its last reset.

import { type FaultFinder, noFaults } from '../faults/faults.ts'
import { createRateLimiter, type RateLimiter } from './http/rate-limiter.ts'
import { type AppState, createAppState } from './app-state.ts'
import { createLog, type Log } from '../log.ts'
import type { Settings } from './options.ts'
import { createPushEngine, type PushEngine } from './push/engine.ts'
import type { FakePush } from './push/types.ts'
import { createTtlCache, type TtlCache } from './ttl-cache.ts'
import type { FakeEvent, FakeRequest } from './types.ts'
import { createTimers } from '../schedule.ts'
import type { FakeWebhookDelivery } from './webhooks/types.ts'

export type { AppState } from './app-state.ts'

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
  /** What shall go wrong; it is the same after a reset, and then empty. */
  readonly faults: FaultFinder
  readonly byId: ReadonlyMap<string, AppState>
  readonly byKey: ReadonlyMap<string, AppState>
  readonly cache: TtlCache
  /** Too many sockets, until enough of them are gone. */
  full: boolean
  /** In front of the signed API, if there is one. */
  readonly limiter: RateLimiter | undefined
  /** About to stop: sockets are closed, publishes refused. */
  draining: boolean
  readonly events: Log<FakeEvent>
  readonly requests: Log<FakeRequest>
  readonly webhooks: Log<FakeWebhookDelivery>
  readonly push: PushEngine
  readonly pushes: Log<FakePush>
  readonly counters: Counters
  /** Says that something happened which nobody asked for: an answer to a request is noticed by itself. */
  changed(): void
  /** Nothing happens in this world any more. */
  readonly ended: boolean
  /** Runs a task after so many milliseconds, unless the world ended; the returned function cancels it. */
  later(task: () => void, milliseconds: number): () => void
  /** Drops everything that was to happen later. */
  end(): void
  /** The serial of the next message: time, node, counter. */
  nextSerial(): string
}

/** @param changed - is told when something has happened later than the request or the frame that caused it */
export function createWorld(
  settings: Settings,
  changed: () => void = () => {},
  faults: FaultFinder = noFaults,
): World {
  const apps = settings.apps.map((app) => createAppState(app, settings))
  const node = settings.ids.uuid()
  const timers = createTimers(settings.schedule)
  let published = 0
  let ended = false
  return {
    settings,
    faults,
    byId: new Map(apps.map((state) => [state.app.id, state])),
    byKey: new Map(apps.map((state) => [state.app.key, state])),
    cache: createTtlCache(settings.clock, settings.rules.cacheLifetime),
    limiter: settings.rateLimit && createRateLimiter(settings.rateLimit, settings.clock),
    draining: false,
    full: false,
    events: createLog(settings.keep),
    requests: createLog(settings.keep),
    webhooks: createLog(settings.keep),
    push: createPushEngine(),
    pushes: createLog(settings.keep),
    counters: {
      calls: new Map(),
      received: new Map(),
      sent: new Map(),
      connections: new Map(),
      disconnections: new Map(),
    },
    changed,
    get ended() {
      return ended
    },
    later(task, milliseconds) {
      return ended ? () => {} : timers.later(task, milliseconds)
    },
    end() {
      ended = true
      timers.cancelAll()
    },
    // Joined, it is one text: what a template puts together, V8 keeps in pieces, for each message.
    nextSerial: () => [digits(Math.floor(settings.clock())), node, digits(++published)].join(':'),
  }
}

export function count(counter: Map<string, number>, app: string, by = 1): void {
  counter.set(app, (counter.get(app) ?? 0) + by)
}

function digits(value: number): string {
  return String(value).padStart(20, '0')
}
