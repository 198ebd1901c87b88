// What is sent back.

import { utf8 } from '../../../src/core/bytes.ts'
import type { WireAnswer } from '../../fake-server.ts'
import type { FaultAnswer } from '../../faults/effects.ts'

type Headers = Readonly<Record<string, string>>

export function json(status: number, value: unknown, headers: Headers = {}): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: utf8(JSON.stringify(value)),
  }
}

export function text(status: number, body: string, headers: Headers = {}): WireAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: utf8(body) }
}

/** A request that cannot be executed, as GraphQL over HTTP says it. */
export function badRequest(message: string): WireAnswer {
  return json(400, { errors: [{ message }] })
}

/** An answer of a fault. The service has no words of its own for it, as far as is published. */
export function answerInPlace({ status, body, retryAfter, headers = {} }: FaultAnswer): WireAnswer {
  const isText = body === undefined || typeof body === 'string'
  const answer = isText ? text(status, body ?? words[status] ?? '') : json(status, body)
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const retry = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter / 1000) }
  return { ...answer, headers: { ...answer.headers, ...retry, ...Object.fromEntries(own) } }
}

const words: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
