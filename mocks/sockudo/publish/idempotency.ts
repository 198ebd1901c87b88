// The first of the server's two idempotency layers: one answer per key, whatever the request says.

import { utf8Length } from '../../../src/core/bytes.ts'
import { inProgress, invalidInput, serviceUnavailable } from '../http/failure.ts'
import type { SignedCall } from '../http/call.ts'
import type { ApiRequest } from '../http/request.ts'
import type { World } from '../world.ts'

/**
 * The value of a key whose request has not succeeded. The server never takes it back, so that the key of a failed
 * request stays unusable until it is forgotten.
 */
const claimed = '__processing__'

/** The answer of the first request with this key, else that of `act`. @throws Failure */
export function answerOnce(
  { world, app }: SignedCall,
  kind: 'event' | 'batch',
  key: string | undefined,
  act: () => string,
): string {
  if (key === undefined) return act()
  requireKeys(world)
  const cacheKey = cacheKeyOf(kind, app.app.id, key)
  const known = world.cache.get(cacheKey)
  // The server waits 0.3 seconds for the other request; here that one is over, and failed.
  if (known === claimed) {
    throw inProgress(`Idempotent ${kind === 'batch' ? 'batch ' : ''}publish is still in progress`)
  }
  if (known !== undefined) return known
  const { ttl } = world.settings.idempotency
  world.cache.set(cacheKey, claimed, ttl)
  const answer = act()
  world.cache.set(cacheKey, answer, ttl)
  return answer
}

/** Runs the event of a batch, or not when its key was seen: then there is no result. @throws Failure */
export function actOnce<Result>(
  { world, app }: SignedCall,
  key: string | undefined,
  act: () => Result,
): Result | undefined {
  const { enabled, ttl } = world.settings.idempotency
  if (key === undefined || !enabled) return act()
  requireKeys(world)
  const cacheKey = cacheKeyOf('event', app.app.id, key)
  if (world.cache.get(cacheKey) !== undefined) return undefined
  world.cache.set(cacheKey, claimed, ttl)
  const result = act()
  // Not an answer, but a single publish with the same key repeats it as one.
  world.cache.set(cacheKey, '1', ttl)
  return result
}

/** The key of a request: from its body, else from its header. @throws Failure */
export function requestKey({ world, request }: SignedCall, bodyKey: string | undefined): string | undefined {
  if (!world.settings.idempotency.enabled) return undefined
  const key = bodyKey ?? headerKey(request)
  if (key !== undefined) checkKey(world, key)
  return key
}

/** @throws Failure */
export function checkKey({ settings }: World, key: string): void {
  if (!settings.idempotency.enabled) return
  const limit = settings.limits.idempotencyKeyBytes
  if (key === '') throw invalidInput('Idempotency key must not be empty')
  if (utf8Length(key) > limit) {
    throw invalidInput(`Idempotency key exceeds maximum length of ${limit} characters`)
  }
}

/** @throws Failure */
function requireKeys({ settings }: World): void {
  if (!settings.unreachable.has('cache')) return
  throw serviceUnavailable('Idempotency coordination is temporarily unavailable')
}

/** A header that is not visible ASCII counts as absent. */
function headerKey(request: ApiRequest): string | undefined {
  const key = request.header('x-idempotency-key')
  return key !== undefined && /^[\t\x20-\x7e]*$/.test(key) ? key : undefined
}

function cacheKeyOf(kind: 'event' | 'batch', app: string, key: string): string {
  return `idempotency:${kind}:${app}:${key}`
}
