// What Pusher Channels tells of channels and users.

import { memberCount, memberIds, subscriptionCount } from '../../../sockudo/channels/membership.ts'
import { isCacheChannel, isPresence } from '../../../sockudo/channels/name.ts'
import { json } from '../../../sockudo/http/answer.ts'
import { infoOf } from '../../../sockudo/operations/info.ts'
import { cachedEventKey } from '../../../sockudo/publish/cached-event.ts'
import type { Call, Operation } from '../../http/call.ts'
import { signedIn } from '../../publish.ts'
import { checkChannels, checkInfo } from './event.ts'
import { refuse } from './refusals.ts'

export const listChannels: Operation = ({ app, query }) => {
  const prefix = query.get('filter_by_prefix') ?? ''
  const info = asked(query)
  checkInfo(info, ['user_count'])
  if (info !== undefined && !isPresence(prefix)) {
    const rule = 'user_count may only be requested for presence channels'
    throw refuse(400, `${rule} - please supply filter_by_prefix begining with 'presence-'`)
  }
  const names = [...app.channels.keys()].filter((name) => name.startsWith(prefix))
  const told = names.map((name) => [name, info === undefined ? {} : { user_count: memberCount(app, name) }])
  return json(200, { channels: Object.fromEntries(told) })
}

export const getChannel: Operation = (call) => {
  const { app, param, query, world } = call
  const [name = ''] = checkChannels(world.settings, [param('channelName')])
  const info = asked(query) ?? new Set()
  checkInfo(info, ['user_count', 'subscription_count', 'cache'])
  if (info.has('user_count') && !isPresence(name))
    throw refuse(400, 'Cannot retrieve the user count unless the channel is a presence channel')
  if (info.has('subscription_count') && isPresence(name))
    throw refuse(400, 'Cannot retrieve the subscription count of a presence channel')
  if (info.has('cache') && !isCacheChannel(world.settings.rules, name))
    throw refuse(400, 'Cannot retrieve the cache unless the channel is a cache channel')
  return json(200, {
    occupied: subscriptionCount(app, name) > 0,
    ...(info.has('user_count') && { user_count: memberCount(app, name) }),
    ...(info.has('subscription_count') && { subscription_count: subscriptionCount(app, name) }),
    ...(info.has('cache') && { cache: lastEvent(call, name) }),
  })
}

export const getChannelStats: Operation = ({ app, param }) =>
  json(200, { occupied: subscriptionCount(app, param('channelName')) > 0 })

export const listChannelUsers: Operation = ({ app, param, query }) => {
  const extra = [...query.keys()].find((name) => !/^(?:auth_.*|body_md5)$/.test(name))
  if (extra !== undefined) throw refuse(400, `extraneous: ${extra}`)
  const name = param('channelName')
  if (!isPresence(name)) throw refuse(400, 'Users can only be retrieved for presence channels')
  return json(200, { users: memberIds(app, name).map((id) => ({ id })) })
}

export const terminateUserConnections: Operation = ({ app, param }) => {
  for (const connection of signedIn(app, param('userId')))
    connection.close(4009, 'You got disconnected by the app.')
  return json(200, {})
}

function asked(query: Call['query']): ReadonlySet<string> | undefined {
  const info = query.get('info')
  return info === undefined ? undefined : infoOf(info)
}

function lastEvent({ app, world }: Call, name: string): object | null {
  const key = cachedEventKey(app, name)
  const text = world.cache.get(key)
  if (text === undefined) return null
  const { data } = JSON.parse(text) as { readonly data: string }
  return { data, ttl: Math.ceil((world.cache.remaining(key) ?? 0) / 1000) }
}
