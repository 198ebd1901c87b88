// What is sent back.

import { utf8 } from '../../../src/core/bytes.ts'
import type { WireAnswer } from '../../fake-server.ts'
import type { FaultAnswer } from '../../faults/effects.ts'

type Headers = Readonly<Record<string, string>>

export function bare(status: number, body: string, headers: Headers = {}): WireAnswer {
  return { status, headers, body: utf8(body) }
}

export function json(value: unknown): WireAnswer {
  return bare(200, JSON.stringify(value), { 'content-type': 'application/json' })
}

/** The answer of a fault: what its user says, or nothing. */
export function answerInPlace({ status, body, retryAfter, headers = {} }: FaultAnswer): WireAnswer {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const retry = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter / 1000) }
  const type = body === undefined ? {} : { 'content-type': typeOf(body) }
  const shown = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return bare(status, shown, { ...type, ...retry, ...Object.fromEntries(own) })
}

function typeOf(body: unknown): string {
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json'
}
