// What becomes of notifications: status, dead letters, scheduled jobs, reports.

import { call, perform } from '../../../channels/call.ts'
import type { Context } from '../../../channels/context.ts'
import { checkTime, optional } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { runCall } from '../../../core/http.ts'
import type { Query } from '../../../core/query.ts'
import type { Schemas } from '../contract.ts'
import { adminAccess, type PushCallOptions } from './access.ts'
import { type DeliveryReport, reportBody } from './delivery-report.ts'
import { pushList, type PushList, type PushListOptions } from './lists.ts'
import { checkId, checkProvider } from './values.ts'

export interface DeadLetterOptions extends PushListOptions {
  /** Only those of this provider. */
  readonly provider?: Exclude<Schemas['PushProvider'], 'realtime'> | undefined
  /** The earliest time, inclusive: milliseconds since the epoch, or a Date. */
  readonly since?: number | Date | undefined
  /** The latest time, inclusive: milliseconds since the epoch, or a Date. */
  readonly until?: number | Date | undefined
}

export interface DeadLetters {
  /** Deliveries that were given up, the oldest first. */
  list(options?: DeadLetterOptions): PushList<Schemas['DeadLetterPage']>

  /**
   * Puts a delivery back into the queue. Do not count on it: the attempts stay used up, and a Sockudo 5.2.0 was seen to
   * send nothing after it; publish anew instead. The dead letter stays in the list.
   *
   * @param deadLetterId - of one that is `replayable`; others are an ApiError `invalid_input`
   */
  replay(deadLetterId: string, options?: PushCallOptions): Promise<Schemas['DeadLetterReplay']>
}

export interface ScheduledPushes {
  /**
   * Removes a scheduled job. No operation of Sockudo 5.2.0 makes one: a publish with `notBefore` is none, and is delivered
   * all the same.
   */
  cancel(jobId: string, options?: PushCallOptions): Promise<void>
}

export interface DeliveryStatus {
  /**
   * Stores a report about one delivery, for instance from the app on the device. It changes no status, and there is no
   * operation to read it.
   *
   * @returns the report as it is stored
   */
  report(report: DeliveryReport, options?: PushCallOptions): Promise<Schemas['DeliveryEvent']>
}

/** The methods of `push` about what was published. */
export interface PushDeliveries {
  /**
   * What became of a publish so far. The server keeps it for 30 days unless it is set up otherwise.
   *
   * @param publishId - of the answer to the publish. ApiError `not_found` for one that the server does not know
   */
  status(publishId: string, options?: PushCallOptions): Promise<Schemas['PushStatus']>
  readonly deadLetters: DeadLetters
  readonly scheduled: ScheduledPushes
  readonly deliveryStatus: DeliveryStatus
}

export function createDeliveries(context: Context): PushDeliveries {
  return {
    status: (publishId, options = {}) =>
      runCall(context.server, 'getPushStatus', async () => {
        const path = { publishId: checkId(publishId, 'publishId') }
        return call(context, 'getPushStatus', { path, ...adminAccess(options) }, options)
      }),
    deadLetters: {
      list: (options = {}) =>
        pushList(context, 'listPushDeadLetters', options, () => {
          const access = adminAccess(options, ['pageSize', 'provider', 'since', 'until'])
          return { query: deadLetterQuery(options), ...access }
        }),
      replay: (deadLetterId, options = {}) =>
        runCall(context.server, 'replayPushDeadLetter', async () => {
          const path = { deadLetterId: checkId(deadLetterId, 'deadLetterId') }
          return call(context, 'replayPushDeadLetter', { path, ...adminAccess(options) }, options)
        }),
    },
    scheduled: {
      cancel: (jobId, options = {}) =>
        runCall(context.server, 'cancelScheduledPush', async () => {
          const path = { jobId: checkId(jobId, 'jobId') }
          return perform(context, 'cancelScheduledPush', { path, ...adminAccess(options) }, options)
        }),
    },
    deliveryStatus: {
      report: (report, options = {}) =>
        runCall(context.server, 'reportPushDelivery', async () => {
          const parts = { body: reportBody(context, report), ...adminAccess(options) }
          return call(context, 'reportPushDelivery', parts, options)
        }),
    },
  }
}

function deadLetterQuery({ provider, since, until }: DeadLetterOptions): Query {
  if (provider !== undefined) checkProvider(provider, 'options.provider', 'realtime')
  const sinceMs = optional(checkEpoch, since, 'options.since')
  const untilMs = optional(checkEpoch, until, 'options.until')
  if (sinceMs !== undefined && untilMs !== undefined && untilMs < sinceMs)
    throw new ArgumentError('options.until', 'must not be before since')
  return { provider, sinceMs, untilMs }
}

/** The server reads no negative times. */
function checkEpoch(time: unknown, argument: string): number {
  const milliseconds = checkTime(time, argument)
  if (milliseconds >= 0) return milliseconds
  throw new ArgumentError(argument, 'must not be before 1970')
}
