// Publishes that come too fast, or while the server has too much left to do.

import { putOff, rateLimited } from '../../http/failure.ts'
import type { AppState, World } from '../../world.ts'

const retryAfter = 5
const oldest = 60_000

/** @throws Failure */
export function requireRoom(world: World, { push }: AppState): void {
  const { settings } = world
  const now = settings.clock()
  if (settings.unreachable.has('pushRate')) {
    throw putOff('push acceptance rate limiter unavailable', retryAfter)
  }
  const { accepted } = push
  if (now - accepted.since >= 1000) Object.assign(accepted, { since: now, count: 0 })
  if (++accepted.count > settings.push.acceptanceRate) {
    throw rateLimited('push.acceptance_rate_limit exceeded', 1)
  }
  if (settings.push.backpressure) throw rateLimited('push pipeline is applying backpressure', retryAfter)
  // Nothing ever takes a dead letter out of the server's queue. Once the first one is a minute old, no publish of any
  // app is taken until the server starts anew.
  const [first] = world.push.deadLetters.items
  if (first !== undefined && now - first.occurredAtMs >= oldest) {
    throw rateLimited('push dead_letters age exceeded', retryAfter)
  }
}
