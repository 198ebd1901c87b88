// triggerBatch(): many events, each to its own channel.

import { readObject, unreadablePart } from '../core/answer.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { type CallOptions, send, sharedTimeout } from '../core/http.ts'
import { checkChannelName, checkEventName } from '../protocol/names.ts'
import { type Context, requestFor } from './context.ts'
import { checkKnown, type Dialect, isEmptyMap, refuseHeaders } from './dialect.ts'
import { checkKey, idempotencyKeys } from './idempotency.ts'
import { eventData, eventFields, type EventOptions } from './publish-fields.ts'
import { roomFor } from './request-room.ts'
import { chunksOf, sendInOrder } from './split.ts'

export interface BatchEvent extends EventOptions {
  readonly channel: string
  readonly name: string
  readonly data: unknown
}

export type BatchOptions = CallOptions

/** Options that a service may know: of the batch as a whole, and of one event. */
interface KeyedBatch extends BatchOptions {
  readonly idempotencyKey?: string | boolean | undefined
}
interface KeyedEvent extends BatchEvent {
  readonly idempotencyKey?: string | undefined
}

const operation = 'triggerBatch'

/** Checks every event, then sends; above the limit of events in several requests, one after the other. */
export async function triggerBatch<Receipt>(
  context: Context,
  events: readonly KeyedEvent[],
  options: KeyedBatch = {},
): Promise<Receipt[]> {
  const { dialect, limits } = context
  const { idempotency } = dialect
  checkKnown(options, context.optionNames.batch, 'options', dialect)
  refuseHeaders(options.headers, 'options.headers', dialect)
  if (!Array.isArray(events) || events.length === 0) {
    throw new ArgumentError('events', `must be a list of at least one event, received ${shapeOf(events)}`)
  }
  const items = Array.from(events, (event, index) => batchItem(event, `events[${index}]`, context))
  const room = roomFor(context, operation, () => ({ batch: [] }), options.headers)
  const chunks = chunksOf([...items.keys()], limits.batchEvents, room, (index) => [
    items[index],
    `events[${index}].data`,
  ])
  const keys = idempotencyKeys(idempotency, options.idempotencyKey, context.autoIdempotency, chunks.length)
  const callOptions = chunks.length === 1 ? () => options : sharedTimeout(context.server, operation, options)

  const results = await sendInOrder(operation, chunks, async (indexes, chunk) => {
    const key = keys[chunk]
    const parts = requestFor(context, operation, { body: { batch: indexes.map((index) => items[index]) } })
    const headers = key === undefined ? parts.headers : { ...parts.headers, [idempotency!.header]: key }
    const request = { ...parts, headers, divisible: indexes.length > 1 }
    const answer = await send(context.server, request, callOptions())
    return receipts<Receipt>(readObject(request, answer), answer.status, indexes.length, dialect)
  })
  return results.flat()
}

function batchItem(event: KeyedEvent, argument: string, context: Context): object {
  const { dialect, names } = context
  const { idempotency } = dialect
  checkKnown(event, context.optionNames.batchEvent, argument, dialect)
  const { channel, name, data, idempotencyKey } = event
  return {
    channel: checkChannelName(channel, `${argument}.channel`, names),
    name: checkEventName(name, `${argument}.name`, names),
    data: eventData(data, channel, `${argument}.data`, context, operation),
    ...eventFields(event, argument, dialect.eventFields),
    ...(idempotency !== undefined &&
      idempotencyKey !== undefined && {
        [idempotency.field]: checkKey(idempotencyKey, `${argument}.idempotencyKey`, idempotency),
      }),
  }
}

/** One entry per event; a server that answers without details gives empty ones. */
function receipts<Receipt>(
  answer: { batch?: unknown },
  status: number,
  events: number,
  { phpArrays = false }: Dialect,
): Receipt[] {
  const { batch } = answer
  if (Array.isArray(batch) && batch.length === events) return batch as Receipt[]
  if (batch === undefined || (phpArrays && isEmptyMap(batch)))
    return Array.from({ length: events }, () => ({}) as Receipt)
  throw unreadablePart(status, 'batch', batch, `an array of ${events}`, { operation, effect: 'unknown' })
}
