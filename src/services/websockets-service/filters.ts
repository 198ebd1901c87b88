// What lists of messages are filtered by. Several conditions are joined by AND.

import { checkNonEmpty, checkNotBlank, checkOptions, optional } from '../../core/check.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import type { Schemas } from './contract.ts'
import { checkDate, type DateInput } from './gmt.ts'
import { present } from './present.ts'

/**
 * From one moment to another. A date without a time is its first moment, so that `to: '2024-01-02'` leaves the second of
 * January out; `2024-01-02T23:59:59.999Z` takes it in. `DateTimeFilter` of the documentation.
 */
export interface DateRange {
  readonly from?: DateInput | undefined
  readonly to?: DateInput | undefined
}

/** Which global messages are listed; all of them without a condition. `GlobalMessagesFilter` of the documentation. */
export interface GlobalMessagesFilter {
  /** When they were pushed. */
  readonly createdAt?: DateRange | undefined
  /** When they expire. */
  readonly expiresAt?: DateRange | undefined
  /** The topic with which they were sent. */
  readonly topic?: string | undefined
}

/** Which messages are listed; all of them without a condition. `MessagesFilter` of the documentation. */
export interface MessagesFilter extends GlobalMessagesFilter {
  readonly recipient?: string | undefined
  /** The `id` of a global message: how it was delivered. */
  readonly globalMessageId?: string | undefined
}

const globalFields: readonly (keyof GlobalMessagesFilter)[] = ['createdAt', 'expiresAt', 'topic']

export function globalMessagesFilter(filter: unknown): Schemas['GlobalMessagesFilter'] {
  checkOptions(filter, globalFields, 'filter')
  const { createdAt, expiresAt, topic } = filter as GlobalMessagesFilter
  return present({
    createdAt: optional(checkRange, createdAt, 'filter.createdAt'),
    expiresAt: optional(checkRange, expiresAt, 'filter.expiresAt'),
    topic: optional(checkNotBlank, topic, 'filter.topic'),
  })
}

export function messagesFilter(filter: unknown): Schemas['MessagesFilter'] {
  checkOptions(filter, ['recipient', 'globalMessageId', ...globalFields], 'filter')
  const { recipient, globalMessageId, ...rest } = filter as MessagesFilter
  return present({
    recipient: optional(checkNotBlank, recipient, 'filter.recipient'),
    globalMessageId: optional(checkNonEmpty, globalMessageId, 'filter.globalMessageId'),
    ...globalMessagesFilter(rest),
  })
}

function checkRange(range: unknown, argument: string): Schemas['DateTimeFilter'] {
  checkOptions(range, ['from', 'to'], argument)
  const { from, to } = range as DateRange
  const start = optional(checkDate, from, `${argument}.from`)
  const end = optional(checkDate, to, `${argument}.to`)
  if (start !== undefined && end !== undefined && start.time > end.time) {
    throw new ArgumentError(`${argument}.from`, `must not be after ${argument}.to (both are GMT)`)
  }
  return present({ from: start?.text, to: end?.text })
}
