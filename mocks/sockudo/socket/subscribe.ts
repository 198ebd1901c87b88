// pusher:subscribe

import { join } from '../channels/membership.ts'
import { isCacheChannel, needsAuthorization } from '../channels/name.ts'
import { checkChannelName } from '../channels/validate-name.ts'
import { cachedEventKey } from '../publish/cached-event.ts'
import type { Connection } from './connection.ts'
import { authError, channelError } from './failure.ts'
import { cacheMissFrame, channelFrame, subscribedFrame } from './frames.ts'
import type { Message } from './message.ts'
import { killsConnection, readSubscription, type Subscription } from './subscription.ts'

export function subscribe(connection: Connection, { data }: Message): void {
  const subscription = readSubscription(data)
  if (killsConnection(data, subscription)) return connection.cut()
  const { channel } = subscription
  checkChannel(connection, channel)
  authorize(subscription)
  join(connection, channel)
  connection.send(subscribedFrame(channel))
  if (isCacheChannel(channel)) sendCachedEvent(connection, channel)
}

function checkChannel({ state, world }: Connection, channel: string): void {
  if (/^\[meta\]./.test(channel)) {
    throw channelError('Metachannel subscriptions are only supported on protocol V2')
  }
  if (channel.includes('*') && !channel.startsWith('#server-to-user-')) {
    throw channelError('Wildcard subscriptions are only supported on protocol V2')
  }
  const problem = checkChannelName(world.settings, state.app, channel)
  if (problem !== undefined) throw channelError(problem)
}

/** No signature is accepted yet. */
function authorize({ auth, channel }: Subscription): void {
  if (!needsAuthorization(channel)) return
  if (auth === undefined) throw authError('Authentication signature required for this channel')
  throw authError('Channel requires authentication')
}

function sendCachedEvent(connection: Connection, channel: string): void {
  const text = connection.world.cache.get(cachedEventKey(connection.state, channel))
  if (text === undefined) return connection.send(cacheMissFrame(channel))
  const { event, data } = JSON.parse(text) as { readonly event: string; readonly data: string }
  connection.send(channelFrame(event, channel, data))
}
