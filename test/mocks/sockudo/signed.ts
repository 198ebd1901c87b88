// Requests signed by the server's rules, written out by hand and with nothing of the code under test.

import { createHash, createHmac } from 'node:crypto'

/** The second that the clocks of these tests show. */
export const now = 1_700_000_000

export interface SignedOptions {
  /** Anything but text is sent as JSON. */
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly key?: string
  readonly secret?: string
  readonly timestamp?: string | number
  /** Parameters to sign instead of the right ones; undefined leaves one out. */
  readonly change?: Readonly<Record<string, string | undefined>>
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

export function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}

export function signed(method: string, path: string, options: SignedOptions = {}): Request {
  const { key = 'app-key', secret = 'app-secret', timestamp = now, query = {}, change = {} } = options
  const body = textOf(method, options.body)
  const wanted: Record<string, string | undefined> = {
    ...query,
    auth_key: key,
    auth_timestamp: String(timestamp),
    auth_version: '1.0',
    ...(method === 'POST' ? { body_md5: md5(body ?? '') } : {}),
    ...change,
  }
  const parameters = Object.entries(wanted).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const lower = parameters.map(([name, value]) => [name.toLowerCase(), value] as const)
  const sorted = lower.sort(([left], [right]) => (left < right ? -1 : 1)).map((pair) => pair.join('='))
  const signature = hmac(secret, `${method}\n${path}\n${sorted.join('&')}`)
  const search = [...parameters, ['auth_signature', signature] as const].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  )
  return unsigned(method, `${path}?${search.join('&')}`, { ...options, body })
}

/** A request whose target is sent as it is. */
export function unsigned(
  method: string,
  target: string,
  options: Pick<SignedOptions, 'body' | 'headers'> = {},
): Request {
  const body = textOf(method, options.body)
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...options.headers,
  }
  return new Request(
    `http://127.0.0.1${target}`,
    body === undefined ? { method, headers } : { method, headers, body },
  )
}

function textOf(method: string, body: unknown): string | undefined {
  if (body === undefined || method === 'GET' || method === 'HEAD') return undefined
  return typeof body === 'string' ? body : JSON.stringify(body)
}
