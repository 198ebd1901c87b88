// What a subscription can ask for, and has to be allowed, in the server's own protocol.

import { isAllowed } from '../annotations/require.ts'
import { isPresence } from '../channels/name.ts'
import { allows, allowsSubscribe } from '../tokens/capabilities.ts'
import type { Connection } from './connection.ts'
import { authError, channelError, invalidMessage } from './failure.ts'
import type { Subscription } from './subscription.ts'
import { notPlayed } from './v2-unplayed.ts'

/** @throws SocketFailure */
export function checkExtensions({ state, world }: Connection, subscription: Subscription): void {
  for (const name of ['filter', 'tags_filter', 'rewind']) {
    if (subscription.extensions[name] !== undefined) throw notPlayed(`${name} of a subscription`)
  }
  if (!wantsAnnotations(subscription)) return
  const { channel } = subscription
  if (!world.settings.features.annotations) {
    throw channelError(`Annotations are disabled globally for channel '${channel}'`)
  }
  if (isAllowed(state.app, channel)) return
  throw channelError(`Annotations are disabled by channel policy for channel '${channel}'`)
}

/** @throws SocketFailure */
export function checkCapabilities(connection: Connection, subscription: Subscription): void {
  const { protocol, capabilities } = connection
  const { channel } = subscription
  if (protocol === 1) return
  if (!allows(capabilities, 'subscribe', channel)) throw denied('subscribe', channel)
  if (isPresence(channel) && !allows(capabilities, 'presence', channel)) throw denied('presence', channel)
  if (!wantsAnnotations(subscription)) return
  if (capabilities === undefined) {
    throw authError(`Connection is not allowed to receive raw annotations for channel '${channel}'`)
  }
  if (!mayReadAnnotations(connection, channel)) throw denied('annotation_subscribe', channel)
}

export function mayReadAnnotations({ capabilities }: Connection, channel: string): boolean {
  return allowsSubscribe(capabilities, channel) && allows(capabilities, 'annotation-subscribe', channel)
}

/** The last subscription to a channel says it. */
export function setAnnotationMode(connection: Connection, subscription: Subscription): void {
  const { annotated, protocol } = connection
  if (protocol === 2 && wantsAnnotations(subscription)) annotated.add(subscription.channel)
  else annotated.delete(subscription.channel)
}

/** Where in the history of the channel the subscription begins. @param data - JSON text of an object */
export function attached({ protocol, state, world }: Connection, channel: string, data: string): string {
  if (protocol === 1 || !world.settings.features.history) return data
  const newest = state.history.has(channel) ? state.history.get(channel).retained().newest : undefined
  const serial = `"attach_serial":${newest?.serial ?? 0}`
  return data === '{}' ? `{${serial}}` : `${data.slice(0, -1)},${serial}}`
}

function wantsAnnotations({ extensions: { modes } }: Subscription): boolean {
  if (modes === undefined) return false
  if (!Array.isArray(modes)) throw invalidMessage('subscription modes must be an array')
  return modes.includes('ANNOTATION_SUBSCRIBE')
}

function denied(action: string, channel: string): Error {
  return authError(`Connection is not allowed to ${action} channel '${channel}'`)
}
