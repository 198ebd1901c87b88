import { memberCount, subscriptionCount } from '../channels/membership.ts'
import { isAiChannel, isCacheChannel, isPresence } from '../channels/name.ts'
import { checkChannelName } from '../channels/validate-name.ts'
import { json } from '../http/answer.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'
import { cachedEventKey } from '../publish/cached-event.ts'
import { requireCache } from '../outages.ts'
import { infoOf } from './info.ts'

export const getChannel: SignedOperation = (call) => {
  const { app, query, world } = call
  const name = call.param('channelName')
  const problem = checkChannelName(world.settings, app.app, name)
  if (problem !== undefined) throw invalidInput(problem)
  const info = infoOf(query.get('info'))
  if (info.has('user_count') && !isPresence(name)) {
    throw invalidInput('user_count is only available for presence channels')
  }
  const subscribers = subscriptionCount(app, name)
  return json(200, {
    occupied: subscribers > 0,
    subscription_count: info.has('subscription_count') ? subscribers : undefined,
    subscription_count_complete: info.has('subscription_count') && call.partial === true ? false : undefined,
    user_count: info.has('user_count') ? memberCount(app, name) : undefined,
    cache: info.has('cache') ? cachedEvent(call, name) : undefined,
    ai: isAiChannel(world.settings.features, name) ? aiState(call, name) : undefined,
  })
}

function cachedEvent({ app, world }: SignedCall, name: string): unknown {
  if (!isCacheChannel(world.settings.rules, name)) return undefined
  requireCache(world)
  const key = cachedEventKey(app, name)
  const data = world.cache.get(key)
  if (data === undefined) return undefined
  // Whole seconds that are left. On the server some time has always passed.
  return { data, ttl: Math.ceil((world.cache.remaining(key) ?? 0) / 1000) - 1 }
}

function aiState({ app }: SignedCall, name: string): unknown {
  const { openStreams, count } = app.messages.of(name)
  return {
    active_streams: openStreams,
    last_history_serial: app.history.get(name).retained().newest?.serial ?? null,
    message_count: count,
  }
}
