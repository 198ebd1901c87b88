// The second of the server's two idempotency layers: one message per key and channel, compared by its payload.

import { sha256 } from '#crypto'
import { utf8Length } from '../../../src/core/bytes.ts'
import { inProgress, internalError, invalidInput } from '../http/failure.ts'
import { requireCache } from '../outages.ts'
import { jsonText } from '../serde/json-text.ts'
import { plainExtras } from './extras.ts'
import type { Publish } from './publish-event.ts'
import type { Receipt } from './receipt.ts'

interface Stored {
  readonly fingerprint: string
  readonly receipt: Receipt
}

/**
 * Publishes, unless the same message was published to the channel before: then its receipt is repeated.
 *
 * @throws Failure where the key belongs to another payload
 */
export function once(publish: Publish, channel: string, act: () => Receipt): Receipt {
  const { world, app, body } = publish
  const { enabled, ttl } = world.settings.idempotency
  const key = body.message_id ?? body.extras?.idempotencyKey ?? publish.key
  if (key === undefined || !enabled) return act()
  checkKey(key, world.settings.limits.idempotencyKeyBytes)
  const cacheKey = `message:${JSON.stringify([app.app.id, channel, key])}`
  const fingerprint = fingerprintOf(publish, channel)
  requireCache(world)
  const stored = world.cache.get(cacheKey)
  if (world.settings.unreachable.has('receipts')) failHalfWay(publish, cacheKey, stored, act)
  if (stored === undefined) {
    const receipt = act()
    world.cache.set(cacheKey, JSON.stringify({ fingerprint, receipt } satisfies Stored), ttl)
    return receipt
  }
  const { fingerprint: known, receipt } = JSON.parse(stored) as Stored
  if (known !== fingerprint) throw invalidInput('idempotency key was already used with a different payload')
  return receipt
}

/** The claim of the message is kept, and what became of it is not. @throws Failure */
function failHalfWay({ world }: Publish, key: string, stored: string | undefined, act: () => Receipt): never {
  if (stored !== undefined) throw inProgress('idempotent publish is still in progress')
  world.cache.set(key, '{}', world.settings.idempotency.ttl)
  act()
  throw internalError()
}

function checkKey(key: string, limit: number): void {
  if (key === '') throw invalidInput('idempotency key must not be empty')
  if (utf8Length(key) > limit) throw invalidInput(`idempotency key exceeds ${limit} bytes`)
}

/** What makes two publishes the same message: not its excluded socket, not `info`, not the key of the request. */
function fingerprintOf({ name, data, body }: Publish, channel: string): string {
  const { message_id = null, tags = null, extras } = body
  const payload = {
    channel,
    name,
    data,
    message_id,
    tags,
    extras: extras === undefined ? null : plainExtras(extras),
  }
  return sha256(jsonText(payload))
}
