// trigger(): one event to one or many channels.

import { readObject, unreadablePart } from '../core/answer.ts'
import { checkOptions } from '../core/check.ts'
import { ArgumentError } from '../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames, send, sharedTimeout } from '../core/http.ts'
import { checkChannelName, checkEventName, isEncryptedChannel } from '../protocol/names.ts'
import { type Context, requestFor } from './context.ts'
import { idempotencyKeys, refuseKeyHeader } from './idempotency.ts'
import { eventData, eventFields, type EventOptions, eventOptionNames } from './publish-fields.ts'
import { chunksOf, sendInOrder } from './split.ts'

export interface TriggerOptions<Extras = Readonly<Record<string, unknown>>>
  extends EventOptions<Extras>, CallOptions {
  /** A repeat with the same key within the server's window publishes nothing. `true` makes a new key, `false` overrules `autoIdempotency`. */
  readonly idempotencyKey?: string | boolean | undefined
}

export interface TriggerResult<Receipt> {
  /** Per channel, when the server answers in detail: with `info`, with `messageId`, for AI events. */
  channels?: Record<string, Receipt>
}

const operation = 'triggerEvent'
const optionNames = [...eventOptionNames, ...callOptionNames, 'idempotencyKey']

/** Checks everything, then sends; above the limit of channels in several requests, one after the other. */
export async function trigger<Receipt>(
  context: Context,
  channels: string | readonly string[],
  event: string,
  data: unknown,
  options: TriggerOptions<object> = {},
): Promise<TriggerResult<Receipt>> {
  checkOptions(options, optionNames, 'options')
  refuseKeyHeader(options.headers, 'options.headers')
  const names = checkChannels(channels, context)
  const name = checkEventName(event, 'event', context.limits)
  const text = eventData(data, names[0]!, 'data', context, operation)
  const fields = eventFields(options, 'options')
  const chunks = chunksOf(names, context.limits.channels)
  const keys = idempotencyKeys(options.idempotencyKey, context.autoIdempotency, chunks.length)
  const callOptions = chunks.length === 1 ? () => options : sharedTimeout(context.server, operation, options)

  const results = await sendInOrder(operation, chunks, async (some, index) => {
    const key = keys[index]
    const body = {
      name,
      data: text,
      channels: some,
      ...fields,
      ...(key !== undefined && { idempotency_key: key }),
    }
    const request = { ...requestFor(context, operation, { body }), divisible: some.length > 1 }
    const answer = await send(context.server, request, callOptions())
    return checkReceipts<Receipt>(readObject(request, answer), answer.status)
  })
  return merge(results)
}

function checkChannels(channels: unknown, { limits }: Context): readonly string[] {
  if (!Array.isArray(channels)) return [checkChannelName(channels, 'channel', limits)]
  if (channels.length === 0) throw new ArgumentError('channels', 'must name at least one channel')
  // Unlike map(), from() does not skip holes.
  const names = Array.from(channels, (name, index) => checkChannelName(name, `channels[${index}]`, limits))
  if (names.length > 1 && names.some(isEncryptedChannel)) {
    throw new ArgumentError('channels', 'must be a single channel when it is encrypted: each has its own key')
  }
  return names
}

function checkReceipts<Receipt>(answer: { channels?: unknown }, status: number): TriggerResult<Receipt> {
  const { channels } = answer
  if (channels === undefined) return {}
  if (typeof channels === 'object' && channels !== null && !Array.isArray(channels)) {
    return { channels: channels as Record<string, Receipt> }
  }
  throw unreadablePart(status, 'channels', channels, 'an object', { operation, effect: 'unknown' })
}

function merge<Receipt>(results: readonly TriggerResult<Receipt>[]): TriggerResult<Receipt> {
  const detailed = results.filter(({ channels }) => channels !== undefined)
  // Not Object.assign, which would lose the receipt of a channel with the name __proto__.
  const receipts = detailed.flatMap(({ channels = {} }) => Object.entries(channels))
  return detailed.length === 0 ? {} : { channels: Object.fromEntries(receipts) }
}
