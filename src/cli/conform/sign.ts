// The query of a request: signed as the protocol says, or with one thing that is not as it should be.

import { createHash, createHmac } from 'node:crypto'
import { encodeQueryPart } from '../../core/query.ts'
import type { Flaw } from './check.ts'
import type { Target } from './target.ts'

export interface Unsigned {
  readonly method: string
  /** As it is signed. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const seconds: Partial<Record<Flaw, number>> = {
  'five minutes ago': -300,
  'an hour ago': -3600,
  'in an hour': 3600,
}

/** Everything behind the `?`. */
export function signedSearch(request: Unsigned, target: Target, now: number, flaw: Flaw | undefined): string {
  const { method, path, query, body } = request
  if (flaw === 'not at all') return join(Object.entries(query).map(encoded))
  const time = `${Math.floor(now / 1000) + ((flaw && seconds[flaw]) ?? 0)}`
  const parameters: [string, string][] = [
    ...Object.entries(query),
    ['auth_key', flaw === 'with an unknown key' ? 'conform-unknown' : target.key],
    ['auth_timestamp', flaw === 'without a number for the time' ? 'now' : time],
    ['auth_version', flaw === 'as version 2.0' ? '2.0' : '1.0'],
  ]
  const digest = digestOf(body, flaw)
  if (digest !== undefined) parameters.push(['body_md5', digest])
  const signed = parameters
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
  const secret = flaw === 'with a wrong secret' ? 'conform-wrong' : target.secret
  const signature = createHmac('sha256', secret)
    .update([method, path, join(signed)].join('\n'))
    .digest('hex')
  return join([...parameters, ['auth_signature', signature] as const].map(encoded))
}

function digestOf(body: string | undefined, flaw: Flaw | undefined): string | undefined {
  if (flaw === 'with the md5 of no body') return md5('')
  if (flaw === 'with a wrong md5') return md5(`${body} `)
  return body === undefined || flaw === 'without the md5' ? undefined : md5(body)
}

function md5(body: string): string {
  return createHash('md5').update(body).digest('hex')
}

function encoded([name, value]: readonly [string, string]): readonly [string, string] {
  return [name, encodeQueryPart(value, name)]
}

function join(parameters: readonly (readonly [string, string])[]): string {
  return parameters.map((parameter) => parameter.join('=')).join('&')
}
