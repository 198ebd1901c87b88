// The last event of a cache channel.

import type { AppState } from '../world.ts'
import type { Publish } from './publish-event.ts'

/** Milliseconds; the server asks for an hour, its cache keeps it for less. */
const keepFor = 3_600_000

export function cachedEventKey(app: AppState, channel: string): string {
  return `cached-event:${app.app.id}:${channel}`
}

export function cacheEvent({ world, app, name, data }: Publish, channel: string): void {
  world.cache.set(cachedEventKey(app, channel), JSON.stringify({ event: name, channel, data }), keepFor)
}
