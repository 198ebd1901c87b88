// pusher:subscribe

import { tellCount } from '../channels/count.ts'
import { join, subscriptionCount } from '../channels/membership.ts'
import { isCacheChannel, isPresence } from '../channels/name.ts'
import { addMember, presenceOf } from '../channels/presence.ts'
import { checkChannelName } from '../channels/validate-name.ts'
import { cachedEventKey } from '../publish/cached-event.ts'
import { assignUser } from '../users/identity.ts'
import { emit } from '../webhooks/emit.ts'
import { authorize } from './authorize.ts'
import type { Connection } from './connection.ts'
import { channelError } from './failure.ts'
import { cacheMissFrame, channelFrame, subscribedFrame } from './frames.ts'
import type { Message } from './message.ts'
import { killsConnection, readSubscription } from './subscription.ts'
import { attached, checkExtensions, setAnnotationMode } from './subscribe-v2.ts'
import { notPlayed } from './v2-unplayed.ts'

export function subscribe(connection: Connection, { data }: Message): void {
  const { state, world } = connection
  const { rules } = world.settings
  const subscription = readSubscription(rules, data)
  if (killsConnection(rules, data, subscription)) return connection.cut()
  const { channel } = subscription
  checkChannel(connection, channel)
  if (connection.protocol === 2) checkExtensions(connection, subscription)
  const member = authorize(connection, subscription)
  const known = connection.channels.has(channel)
  join(connection, channel)
  setAnnotationMode(connection, subscription)
  if (member === undefined) connection.answer(subscribedFrame(channel, attached(connection, channel, '{}')))
  // The server does not answer who is in the presence channel already.
  else if (!known) {
    addMember(connection, channel, member)
    assignUser(connection, connection.userId ?? member.userId)
    const presence = attached(connection, channel, presenceOf(state, channel))
    connection.answer(subscribedFrame(channel, presence))
  }
  const count = subscriptionCount(state, channel)
  if (count === 1) emit(world, state, { name: 'channel_occupied', channel })
  if (!isPresence(channel)) {
    emit(world, state, { name: 'subscription_count', channel, subscription_count: count })
    if (rules.tellsCounts) tellCount(state, channel)
  }
  if (isCacheChannel(rules, channel)) sendCachedEvent(connection, channel)
}

function checkChannel({ protocol, state, world }: Connection, channel: string): void {
  if (/^\[meta\]./.test(channel)) {
    if (protocol === 2) throw notPlayed('a metachannel')
    throw channelError('Metachannel subscriptions are only supported on protocol V2')
  }
  if (channel.includes('*') && !channel.startsWith('#server-to-user-')) {
    if (protocol === 2) throw notPlayed('a wildcard')
    throw channelError('Wildcard subscriptions are only supported on protocol V2')
  }
  const problem = checkChannelName(world.settings, state.app, channel)
  if (problem !== undefined) throw channelError(problem)
}

function sendCachedEvent(connection: Connection, channel: string): void {
  const { state, world } = connection
  const text = world.cache.get(cachedEventKey(state, channel))
  if (text === undefined) {
    connection.answer(cacheMissFrame(channel))
    return emit(world, state, { name: 'cache_miss', channel, data: '{}' })
  }
  const { event, data } = JSON.parse(text) as { readonly event: string; readonly data: string }
  connection.answer(channelFrame(event, channel, data))
}
