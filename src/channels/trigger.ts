// trigger(): one event to one or many channels.

import { readObject, unreadablePart } from '../core/answer.ts'
import { ArgumentError } from '../core/errors/argument-error.ts'
import { type CallOptions, send, sharedTimeout } from '../core/http.ts'
import { checkChannelName, checkEventName, isEncryptedChannel } from '../protocol/names.ts'
import { type Context, requestFor } from './context.ts'
import { checkKnown, type Dialect, isEmptyList, refuseHeaders } from './dialect.ts'
import { idempotencyKeys } from './idempotency.ts'
import { eventData, eventFields, type EventOptions } from './publish-fields.ts'
import { roomFor } from './request-room.ts'
import { chunksOf, sendInOrder } from './split.ts'

export interface TriggerOptions extends EventOptions, CallOptions {}

/** Options of a publish that a service may know. */
interface Keyed {
  readonly idempotencyKey?: string | boolean | undefined
}

export interface TriggerResult<Receipt> {
  /** Per channel, when the server answers in detail: with `info`, and for what else the service says. */
  channels?: Record<string, Receipt>
}

const operation = 'triggerEvent'

/** Checks everything, then sends; above the limit of channels in several requests, one after the other. */
export async function trigger<Receipt>(
  context: Context,
  channels: string | readonly string[],
  event: string,
  data: unknown,
  options: TriggerOptions & Keyed = {},
): Promise<TriggerResult<Receipt>> {
  const { dialect, limits } = context
  checkKnown(options, context.optionNames.trigger, 'options', dialect)
  refuseHeaders(options.headers, 'options.headers', dialect)
  const names = checkChannels(channels, context)
  const name = checkEventName(event, 'event', context.names)
  const text = eventData(data, names[0]!, 'data', context, operation)
  const fields = eventFields(options, 'options', dialect.eventFields)
  const room = roomFor(
    context,
    operation,
    () => ({ name, data: text, channels: [], ...fields }),
    options.headers,
  )
  const chunks = chunksOf(names, limits.channels, room)
  const keys = idempotencyKeys(
    dialect.idempotency,
    options.idempotencyKey,
    context.autoIdempotency,
    chunks.length,
  )
  const callOptions = chunks.length === 1 ? () => options : sharedTimeout(context.server, operation, options)

  const results = await sendInOrder(operation, chunks, async (some, index) => {
    const key = keys[index]
    const body = {
      name,
      data: text,
      channels: some,
      ...fields,
      ...(key !== undefined && { [dialect.idempotency!.field]: key }),
    }
    const request = { ...requestFor(context, operation, { body }), divisible: some.length > 1 }
    const answer = await send(context.server, request, callOptions())
    return checkReceipts<Receipt>(readObject(request, answer), answer.status, dialect)
  })
  return merge(results)
}

function checkChannels(channels: unknown, { names: rules }: Context): readonly string[] {
  if (!Array.isArray(channels)) return [checkChannelName(channels, 'channel', rules)]
  if (channels.length === 0) throw new ArgumentError('channels', 'must name at least one channel')
  // Unlike map(), from() does not skip holes.
  const names = Array.from(channels, (name, index) => checkChannelName(name, `channels[${index}]`, rules))
  if (names.length > 1 && names.some(isEncryptedChannel)) {
    throw new ArgumentError('channels', 'must be a single channel when it is encrypted: each has its own key')
  }
  return names
}

function checkReceipts<Receipt>(
  answer: { channels?: unknown },
  status: number,
  { phpArrays = false }: Dialect,
): TriggerResult<Receipt> {
  const { channels } = answer
  if (channels === undefined) return {}
  if (phpArrays && isEmptyList(channels)) return { channels: {} }
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
