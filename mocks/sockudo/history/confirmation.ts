// The bodies of operations that destroy, which say twice what is meant.

import { invalidInput } from '../http/failure.ts'
import { type Decoder, optional, string } from '../serde/decode.ts'
import { i64, u64 } from '../serde/integer.ts'
import { struct } from '../serde/struct.ts'
import { variant } from '../serde/variant.ts'

export interface ResetBody {
  readonly confirm_channel: string
  readonly confirm_operation: string
  readonly reason: string
  readonly requested_by: string | undefined
}

export interface PurgeBody extends ResetBody {
  readonly mode: 'all' | 'before_serial' | 'before_time_ms'
  readonly before_serial: number | undefined
  readonly before_time_ms: number | undefined
}

export const resetBody: Decoder<ResetBody> = struct('HistoryResetRequestBody', {
  confirm_channel: string,
  confirm_operation: string,
  reason: string,
  requested_by: optional(string),
})

export const purgeBody: Decoder<PurgeBody> = struct('HistoryPurgeRequestBody', {
  confirm_channel: string,
  confirm_operation: string,
  mode: variant('all', 'before_serial', 'before_time_ms'),
  before_serial: optional(u64),
  before_time_ms: optional(i64),
  reason: string,
  requested_by: optional(string),
})

/** @throws Failure */
export function checkConfirmation(body: ResetBody, channel: string, operation: string): void {
  if (body.confirm_channel !== channel) {
    throw invalidInput('confirm_channel must exactly match the channel path')
  }
  if (body.confirm_operation !== operation) throw invalidInput(`confirm_operation must be '${operation}'`)
  // White space of Unicode; JavaScript's own trim takes away U+FEFF as well, and leaves U+0085.
  if (/^\p{White_Space}*$/u.test(body.reason)) throw invalidInput('reason must not be empty')
}
