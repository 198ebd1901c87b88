// One event to its channels.

import { utf8Length } from '../../../src/core/bytes.ts'
import { memberCount, subscriptionCount } from '../channels/membership.ts'
import { isCacheChannel, isPresence } from '../channels/name.ts'
import { checkChannelName } from '../channels/validate-name.ts'
import { Failure, invalidInput, limitExceeded, missingChannel, payloadTooLarge } from '../http/failure.ts'
import { infoOf } from '../operations/info.ts'
import type { AppState, World } from '../world.ts'
import { checkAiEvent, isAiEvent } from './ai.ts'
import { cacheEvent } from './cached-event.ts'
import { canonicalSocketId, deliver } from './deliver.ts'
import type { EventBody } from './event-body.ts'
import { once } from './message-identity.ts'
import { commit, type Committed, type Receipt } from './receipt.ts'

/** An event whose name and channels are settled. */
export interface Publish {
  readonly world: World
  readonly app: AppState
  readonly name: string
  readonly data: string
  readonly body: EventBody
  /** The idempotency key of the request, from its body or its header. */
  readonly key: string | undefined
}

export type Receipts = ReadonlyMap<string, Receipt>

/** Whether the answer tells what became of each channel. */
export function wantsReceipts(body: EventBody): boolean {
  return body.info !== undefined || body.message_id !== undefined || isAiEvent(body.name)
}

/**
 * Publishes to every channel that takes the event, then reports the first one that did not: the server works on all
 * of them at once.
 *
 * @throws Failure
 */
export function publishEvent(
  world: World,
  app: AppState,
  body: EventBody,
  key: string | undefined,
): Receipts {
  const name = checkName(world, body)
  const data = body.data ?? 'null'
  checkSize(world, name, data)
  const channels = checkChannels(world, body)
  const publish: Publish = { world, app, name, data, body, key }
  const receipts = new Map<string, Receipt>()
  let failure: Failure | undefined
  for (const channel of channels) {
    try {
      receipts.set(channel, publishTo(publish, channel))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failure ??= error
    }
  }
  if (failure !== undefined) throw failure
  return receipts
}

function publishTo(publish: Publish, channel: string): Receipt {
  const { world, app, body } = publish
  const problem = checkChannelName(world.settings, app.app, channel)
  if (problem !== undefined) throw invalidInput(problem)
  checkAiEvent(publish, channel)
  const receipt = once(publish, channel, () => {
    const event = committed(publish, channel)
    const receipt = commit(world, app, event)
    deliver(publish, event, receipt)
    return receipt
  })
  if (isCacheChannel(world.settings.rules, channel)) cacheEvent(publish, channel)
  const info = infoOf(body.info)
  return {
    ...receipt,
    ...(info.has('user_count') && isPresence(channel) ? { user_count: memberCount(app, channel) } : {}),
    ...(info.has('subscription_count') ? { subscription_count: subscriptionCount(app, channel) } : {}),
  }
}

function committed({ world, name, data, body, key }: Publish, channel: string): Committed {
  const { message_id: messageId, tags, extras, socket_id: socketId } = body
  return {
    channel,
    name,
    data: { text: data, isJson: false },
    messageId,
    tags,
    extras,
    socketId: socketId === undefined ? undefined : canonicalSocketId(socketId),
    keyed: world.settings.idempotency.enabled && (messageId ?? extras?.idempotencyKey ?? key) !== undefined,
  }
}

function checkName({ settings }: World, { name }: EventBody): string {
  if (name === undefined) throw invalidInput('Event name is required')
  const limit = settings.limits.eventNameBytes
  if (utf8Length(name) > limit) throw limitExceeded(`Event name '${name}' exceeds maximum length of ${limit}`)
  return name
}

function checkSize({ settings }: World, name: string, data: string): void {
  const limit = settings.limits.dataBytes
  const size = utf8Length(data)
  if (size <= limit) return
  throw payloadTooLarge(
    `Event payload size (${size} bytes) for event '${name}' exceeds limit (${limit / 1024}KB)`,
  )
}

/** A server without sockets cannot count them. @throws Failure */
export function requireCounts({ settings }: World, bodies: readonly EventBody[]): void {
  if (settings.role === 'default') return
  const counts = ['user_count', 'subscription_count']
  if (bodies.some(({ info }) => counts.some((name) => infoOf(info).has(name)))) {
    throw invalidInput('user_count and subscription_count are unavailable in api server role')
  }
}

/** `channels` wins over `channel`, even when it is empty. */
export function channelsOf({ channel, channels }: EventBody): readonly string[] {
  return channels ?? (channel === undefined ? [] : [channel])
}

function checkChannels({ settings }: World, body: EventBody): readonly string[] {
  const list = channelsOf(body)
  if (list.length === 0) throw missingChannel()
  const limit = settings.limits.channels
  if (list.length > limit) throw limitExceeded(`Number of channels (${list.length}) exceeds limit (${limit})`)
  return list
}
