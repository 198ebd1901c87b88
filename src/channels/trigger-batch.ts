// triggerBatch(): many events, each to its own channel.

import { readObject, unreadablePart } from '../core/answer.ts'
import { checkOptions } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames, send, sharedTimeout } from '../core/http.ts'
import { checkChannelName, checkEventName } from '../protocol/names.ts'
import { type Context, requestFor } from './context.ts'
import { checkKey, idempotencyKeys, keyHeader, refuseKeyHeader } from './idempotency.ts'
import { eventData, eventFields, type EventOptions, eventOptionNames } from './publish-fields.ts'
import { chunksOf, sendInOrder } from './split.ts'

export interface BatchEvent<Extras = Readonly<Record<string, unknown>>> extends EventOptions<Extras> {
  readonly channel: string
  readonly name: string
  readonly data: unknown
  /** Publishes this event once; the key of the whole batch is an option of the call. */
  readonly idempotencyKey?: string | undefined
}

export interface BatchOptions extends CallOptions {
  /** For the batch as a whole. `true` makes a new key, `false` overrules `autoIdempotency`. */
  readonly idempotencyKey?: string | boolean | undefined
}

const operation = 'triggerBatch'
const optionNames = [...callOptionNames, 'idempotencyKey']
const eventNames = [...eventOptionNames, 'channel', 'name', 'data', 'idempotencyKey']

/** Checks every event, then sends; above the limit of events in several requests, one after the other. */
export async function triggerBatch<Receipt>(
  context: Context,
  events: readonly BatchEvent<object>[],
  options: BatchOptions = {},
): Promise<Receipt[]> {
  checkOptions(options, optionNames, 'options')
  refuseKeyHeader(options.headers, 'options.headers')
  if (!Array.isArray(events) || events.length === 0) {
    throw new ArgumentError('events', `must be a list of at least one event, received ${shapeOf(events)}`)
  }
  const items = Array.from(events, (event, index) => batchItem(event, `events[${index}]`, context))
  const chunks = chunksOf([...items.keys()], context.limits.batchEvents)
  const keys = idempotencyKeys(options.idempotencyKey, context.autoIdempotency, chunks.length)
  const callOptions = chunks.length === 1 ? () => options : sharedTimeout(context.server, operation, options)

  const results = await sendInOrder(operation, chunks, async (indexes, chunk) => {
    const key = keys[chunk]
    const parts = requestFor(context, operation, { body: { batch: indexes.map((index) => items[index]) } })
    const headers = key === undefined ? parts.headers : { ...parts.headers, [keyHeader]: key }
    const request = { ...parts, headers, divisible: indexes.length > 1 }
    const answer = await send(context.server, request, callOptions())
    return receipts<Receipt>(readObject(request, answer), answer.status, indexes.length)
  })
  return results.flat()
}

function batchItem(event: BatchEvent<object>, argument: string, context: Context): object {
  const { limits } = context
  checkOptions(event, eventNames, argument)
  const { channel, name, data, idempotencyKey } = event
  return {
    channel: checkChannelName(channel, `${argument}.channel`, limits),
    name: checkEventName(name, `${argument}.name`, limits),
    data: eventData(data, channel, `${argument}.data`, context, operation),
    ...eventFields(event, argument),
    ...(idempotencyKey !== undefined && {
      idempotency_key: checkKey(idempotencyKey, `${argument}.idempotencyKey`),
    }),
  }
}

/** One entry per event; a server that answers without details gives empty ones. */
function receipts<Receipt>(answer: { batch?: unknown }, status: number, events: number): Receipt[] {
  const { batch } = answer
  if (Array.isArray(batch) && batch.length === events) return batch as Receipt[]
  if (batch === undefined) return Array.from({ length: events }, () => ({}) as Receipt)
  throw unreadablePart(status, 'batch', batch, `an array of ${events}`, { operation, effect: 'unknown' })
}
