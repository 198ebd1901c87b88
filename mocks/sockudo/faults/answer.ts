// Answers in the place of the server's own, in its words.

import { ArgumentError } from '../../../src/core/errors/argument-error.ts'
import { listed } from '../../faults/check.ts'
import type { FaultAnswer } from '../../faults/effects.ts'
import type { Answer } from '../http/answer.ts'
import { draining, internalError, putOff, rateLimited, serviceUnavailable } from '../http/failure.ts'
import { limited } from '../http/limited.ts'
import { answerInWords, type Words } from './words.ts'

const known: Words = {
  429: {
    rate_limit: (seconds = 60) => limited(limiterHeaders(String(seconds))),
    rate_limited: (seconds = 1) => rateLimited('push.acceptance_rate_limit exceeded', seconds).answer,
  },
  500: { internal_error: () => internalError().answer },
  503: {
    draining: () => draining().answer,
    backpressure: (seconds = 1) => putOff('Idempotent publish is still in progress', seconds).answer,
    service_unavailable: () =>
      serviceUnavailable('Idempotency coordination is temporarily unavailable').answer,
  },
}

/** The server's own limit, used up. */
function limiterHeaders(seconds: string): Readonly<Record<string, string>> {
  return {
    'retry-after': seconds,
    'x-ratelimit-limit': '100',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': seconds,
  }
}

/** Whether it is what the limiter in front of everything else says. */
export function isLimited({ status, code = 'rate_limit', body }: FaultAnswer): boolean {
  return status === 429 && code === 'rate_limit' && body === undefined
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
  return answerInWords(known, fault)
}
