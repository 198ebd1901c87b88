// An answer in the place of the server's own, checked.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireNames, requireWhole } from './check.ts'
import type { FaultAnswer } from './effects.ts'

const withoutBody: readonly number[] = [204, 205, 304]

/** @throws ArgumentError */
export function checkAnswer({ status, code, retryAfter, body, headers }: FaultAnswer): void {
  requireWhole('fault.status', status, 200, 599)
  if (code !== undefined && (typeof code !== 'string' || code === '')) {
    throw new ArgumentError('fault.code', `must be a code of the server, received ${shapeOf(code)}`)
  }
  if (retryAfter !== undefined) checkRetryAfter(retryAfter)
  if (body !== undefined) checkBody(status, code, body)
  if (headers !== undefined) checkHeaders(headers)
}

function checkRetryAfter(retryAfter: number): void {
  requireWhole('fault.retryAfter', retryAfter, 0)
  if (retryAfter % 1000 === 0) return
  throw new ArgumentError(
    'fault.retryAfter',
    'must be whole seconds, in milliseconds: the header has no other',
  )
}

function checkBody(status: number, code: string | undefined, body: unknown): void {
  if (withoutBody.includes(status)) throw new ArgumentError('fault.body', `cannot be with status ${status}`)
  if (code !== undefined) throw new ArgumentError('fault.code', 'cannot be with body: the body says it')
  if (typeof body === 'function' || typeof body === 'symbol' || typeof body === 'bigint') {
    throw new ArgumentError('fault.body', `must be text or JSON, received ${shapeOf(body)}`)
  }
}

function checkHeaders(headers: Readonly<Record<string, string>>): void {
  requireNames('fault.headers', headers, Object.keys(headers ?? {}))
  for (const [name, value] of Object.entries(headers)) {
    if (/^(?:content-length|transfer-encoding|connection)$/i.test(name)) {
      throw new ArgumentError(`fault.headers.${name}`, 'is set by the connection')
    }
    try {
      new Headers([[name, value]])
    } catch (cause) {
      throw new ArgumentError(`fault.headers.${name}`, 'is not a header', { cause })
    }
  }
}
