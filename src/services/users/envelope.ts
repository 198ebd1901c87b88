// The envelope of every answer: the server says 200 also when it refuses, and `error: true` in the JSON.

import { answerError, isJson } from '../../core/answer.ts'
import { ApiError } from '../../core/errors/api-error.ts'
import type { Effect } from '../../core/errors/request-error.ts'
import type { Outgoing } from '../../core/http.ts'
import { redactedJson } from '../../core/redact.ts'
import type { TransportResponse } from '../../runtime/transport.ts'

/** The words with which the server's guards refuse, before anything is done. */
const guards: readonly (readonly [RegExp, string])[] = [
  [/^You must be logged in to make this request/, 'unauthorized'],
  [/^You don't have permission to make this request/, 'forbidden'],
]

/** GETs that send mail, activate an account or end a session. */
const acting = /^\/auth\/(?:logout|activate-account|[^/]+\/(?:resend-activation|request-password-reset))$/
/** What these answer is what was stored, without an envelope. */
const raw = /^\/users\/[^/]+\/meta(?:\/[^/]+)?$/

/** What this answers is a file; its failures have a status. */
const file = /^\/files\/[^/]+\/download$/

/** @param path - of the contract: `/auth/logout` */
export function isActing(method: string, path: string): boolean {
  return method !== 'GET' || acting.test(path)
}

/** What is looked at to tell a refusal from a success. */
export interface Asked {
  readonly request: Outgoing
  /** The path of the contract. */
  readonly path: string
  /** Whether the request had a session. */
  readonly hadSession: boolean
  readonly redact: (text: string) => string
}

/** The error of an answer; undefined for a success, and for a redirect. */
export function errorIn(asked: Asked, response: TransportResponse): ApiError | undefined {
  const { request, path, redact } = asked
  const { status } = response
  if (status >= 300 && status < 400) return undefined
  if (status < 200 || status >= 400) return answerError(request, response, redact)
  if (file.test(path)) return undefined
  const refusal = refusalIn(response, request.method === 'GET' && raw.test(path))
  if (refusal === undefined) return undefined
  const words = typeof refusal.message === 'string' ? refusal.message : ''
  const isLogin = path === '/auth/login'
  const guard = guards.find(([pattern]) => pattern.test(words))?.[1]
  const said = redact(words)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, 300)
  return new ApiError(
    said === '' ? 'the server refused, and does not say why' : `the server refused: ${said}`,
    {
      operation: request.operation,
      status,
      code: guard ?? (isLogin ? 'unauthorized' : 'request_failed'),
      body: redactedJson(refusal, redact),
      effect: effectOf(asked, guard !== undefined, isLogin),
    },
  )
}

interface Refusal {
  readonly error: true
  /** A text where the server makes the refusal; a proxy, or what the server threw, may say anything. */
  readonly message?: unknown
}

/** @param isRaw - whether a success may be any JSON, also one with these names in it */
function refusalIn({ headers, body }: TransportResponse, isRaw: boolean): Refusal | undefined {
  // Who writes meta is refused without a Content-Type.
  if (headers['content-type'] !== undefined && !isJson(headers)) return undefined
  const value = parse(new TextDecoder().decode(body)) as Partial<Refusal> | null | undefined
  if (typeof value !== 'object' || value?.error !== true) return undefined
  // Among stored values only what the server itself would say is taken for a refusal.
  if (isRaw && (typeof value.message !== 'string' || Object.keys(value).length > 2)) return undefined
  return value as Refusal
}

function effectOf({ request, path, hadSession }: Asked, isGuarded: boolean, isLogin: boolean): Effect {
  if (isGuarded || !isActing(request.method, path)) return 'none'
  // A login ends the session that came with it, before it looks at the password.
  if (isLogin) return hadSession ? 'unknown' : 'none'
  // Every fault of a handler has this form, also one between the first change and the last.
  return 'unknown'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
