// What `messages` and `globalMessages` list: that for which every condition is true.

import { parseDateTime } from '../graphql/date-time.ts'
import type { GlobalRow, Row } from './row.ts'

interface DateTimeFilter {
  readonly from?: string | null
  readonly to?: string | null
}

export interface GlobalMessagesFilter {
  readonly createdAt?: DateTimeFilter | null
  readonly expiresAt?: DateTimeFilter | null
  readonly topic?: string | null
}

export interface MessagesFilter extends GlobalMessagesFilter {
  readonly recipient?: string | null
  readonly globalMessageId?: string | null
}

type Fits<Item> = (row: Item) => boolean

/** @throws Refusal for a date that is none */
export function fitsGlobalMessage({ topic, createdAt, expiresAt }: GlobalMessagesFilter): Fits<GlobalRow> {
  const isCreated = within('createdAt', createdAt)
  const isExpiring = within('expiresAt', expiresAt)
  return (row) => isOf(topic, row.topic) && isCreated(row.createdAt) && isExpiring(row.expiresAt)
}

/**
 * The document lists messages to single recipients, "not globally", and has a filter for the global message that one came
 * from. Both are true if what came from a global message is listed where it is asked for, and nowhere else.
 *
 * @param listsAll - what came from a global message is listed always
 * @throws Refusal for a date that is none
 */
export function fitsMessage(
  { recipient, globalMessageId, ...rest }: MessagesFilter,
  listsAll: boolean,
): Fits<Row> {
  const fitsRest = fitsGlobalMessage(rest)
  const isFrom = (id: string | undefined): boolean =>
    listsAll ? isOf(globalMessageId, id) : id === (globalMessageId ?? undefined)
  return (row) => isFrom(row.globalMessageId) && isOf(recipient, row.recipient) && fitsRest(row)
}

function isOf(wanted: string | null | undefined, value: string | undefined): boolean {
  return wanted === undefined || wanted === null || wanted === value
}

/** Both ends belong to it. What has no date is in no range. */
function within(name: string, range: DateTimeFilter | null | undefined): (at: number | undefined) => boolean {
  const from = endOf(`${name}.from`, range?.from)
  const to = endOf(`${name}.to`, range?.to)
  if (from === undefined && to === undefined) return () => true
  return (at) => at !== undefined && at >= (from ?? -Infinity) && at <= (to ?? Infinity)
}

function endOf(name: string, text: string | null | undefined): number | undefined {
  return text === undefined || text === null ? undefined : parseDateTime(name, text)
}
