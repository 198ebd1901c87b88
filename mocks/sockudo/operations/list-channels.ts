import { isPresence } from '../channels/name.ts'
import { memberCount } from '../channels/membership.ts'
import { jsonText } from '../http/answer.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'
import { infoOf } from './info.ts'

/** Milliseconds for which the server repeats a list, whatever happens meanwhile. */
const repeatFor = 2000

/** The name under which a list is kept. */
export function listKey(app: string, query: ReadonlyMap<string, string>): string {
  return `channels:${app}:${query.get('filter_by_prefix') ?? ''}:${query.get('info') ?? ''}`
}

export const listChannels: SignedOperation = (call) => {
  const { app, query, world } = call
  const key = listKey(app.app.id, query)
  const repeated = world.cache.get(key)
  if (repeated !== undefined) return jsonText(200, repeated)
  const text = JSON.stringify({ channels: occupiedChannels(call) })
  world.cache.set(key, text, repeatFor)
  return jsonText(200, text)
}

function occupiedChannels({ app, query }: SignedCall): Record<string, unknown> {
  const prefix = query.get('filter_by_prefix') ?? ''
  const info = infoOf(query.get('info'))
  const found: [string, unknown][] = []
  for (const [name, subscribers] of app.channels) {
    if (!name.startsWith(prefix)) continue
    const counts: Record<string, number> = {}
    if (info.has('subscription_count')) counts['subscription_count'] = subscribers.size
    if (info.has('user_count')) {
      if (isPresence(name)) counts['user_count'] = memberCount(app, name)
      else if (!isPresence(prefix)) throw needsPrefix()
    }
    // Asking for nothing that the server knows gives no channel at all.
    if (!query.has('info') || Object.keys(counts).length > 0) found.push([name, counts])
  }
  return Object.fromEntries(found)
}

function needsPrefix(): Error {
  const rule = 'user_count is only available for presence channels'
  return invalidInput(`${rule}. Use filter_by_prefix=presence-`)
}
