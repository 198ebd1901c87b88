// Answers in the place of the server's own, in its words.

import { utf8Length } from '../../../src/core/bytes.ts'
import { ArgumentError } from '../../../src/core/errors/argument-error.ts'
import { listed } from '../../faults/check.ts'
import type { FaultAnswer } from '../../faults/fault.ts'
import { type Answer, bare, json, plain } from '../http/answer.ts'
import { draining, inProgress, internalError, rateLimited, serviceUnavailable } from '../http/failure.ts'
import { limited } from '../http/limited.ts'

/** By status, then by code; the first of a status is what it is without a code. */
const known: Readonly<Record<number, Readonly<Record<string, () => Answer>>>> = {
  429: {
    rate_limit: () =>
      limited({
        'retry-after': '60',
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '60',
      }),
    rate_limited: () => rateLimited('push.acceptance_rate_limit exceeded', 1).answer,
  },
  500: { internal_error: () => internalError().answer },
  503: {
    draining: () => draining().answer,
    backpressure: () => inProgress('Idempotent publish is still in progress').answer,
    service_unavailable: () =>
      serviceUnavailable('Idempotency coordination is temporarily unavailable').answer,
  },
}

/** @throws ArgumentError */
export function checkCode({ status, code }: FaultAnswer): void {
  if (code === undefined) return
  const codes = Object.keys(known[status] ?? {})
  if (codes.includes(code)) return
  const rule =
    codes.length === 0 ? `cannot be with status ${status}` : `must be ${listed(codes)} with status ${status}`
  throw new ArgumentError('fault.code', codes.length === 0 ? `${rule}: say the body` : rule)
}

export function answerOf(fault: FaultAnswer): Answer {
  const { status, retryAfter, headers = {} } = fault
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const answer = withBody(fault)
  return {
    ...answer,
    status,
    headers: {
      ...answer.headers,
      ...(retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter / 1000) }),
      ...lower,
    },
  }
}

function withBody({ status, code, body }: FaultAnswer): Answer {
  if (typeof body === 'string') return utf8Length(body) === 0 ? bare(status, '') : plain(status, body)
  if (body !== undefined) return json(status, body)
  const answers = known[status] ?? {}
  const [usual] = Object.values(answers)
  return (code === undefined ? usual : answers[code])?.() ?? bare(status, '')
}
