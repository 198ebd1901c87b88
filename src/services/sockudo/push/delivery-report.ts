// A report about one delivery.

import type { Context } from '../../../channels/context.ts'
import { checkCount, checkNotBlank, checkOptions } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../core/encode-json.ts'
import type { Schemas } from '../contract.ts'
import { appOf, checkProvider, largest32, oneOf, type WithoutApp } from './values.ts'

type Result = Omit<WithoutApp<Schemas['DeliveryResult']>, 'publishId'> & {
  readonly publishId?: string | undefined
}

/** What became of one delivery; the client's app, and within `result` the publish, are filled in. */
export type DeliveryReport = Omit<WithoutApp<Schemas['DeliveryEvent']>, 'result'> & {
  readonly result: Result
}

const names = ['appId', 'publishId', 'eventId', 'occurredAtMs', 'result']
const resultNames = [
  ...['appId', 'publishId', 'provider', 'batchId', 'deviceId', 'outcome', 'providerMessageId', 'error'],
  'attempt',
]
const outcomes = Object.keys({
  accepted: true,
  rejected: true,
  retryable: true,
  expired: true,
  cancelled: true,
} satisfies Record<Schemas['DeliveryResult']['outcome'], true>)

/**
 * The report itself, checked.
 *
 * @throws ArgumentError
 */
export function reportBody(context: Context, report: DeliveryReport): object {
  checkOptions(report, names, 'report')
  const { appId, publishId, eventId, occurredAtMs, result } = report
  checkNotBlank(publishId, 'report.publishId')
  checkNotBlank(eventId, 'report.eventId')
  checkCount(occurredAtMs, 'report.occurredAtMs')
  checkResult(result, publishId)
  encodeJson(report, 'report')
  return {
    ...report,
    appId: appOf(context, appId, 'report.appId'),
    result: { ...result, appId: appOf(context, result.appId, 'report.result.appId'), publishId },
  }
}

/** The server compares nothing: a result of another publish would be stored. */
function checkResult(result: Result, publishId: string): void {
  checkOptions(result, resultNames, 'report.result')
  checkProvider(result.provider, 'report.result.provider')
  checkNotBlank(result.batchId, 'report.result.batchId')
  oneOf(result.outcome, outcomes, 'report.result.outcome')
  checkCount(result.attempt, 'report.result.attempt', 0, largest32)
  if (result.publishId !== undefined && result.publishId !== publishId)
    throw new ArgumentError('report.result.publishId', 'must be that of the report; leave it out')
}
