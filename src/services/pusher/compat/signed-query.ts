// The query of a signed request, as `createSignedQueryString()` gives it.

import { requestSigner } from '../../../protocol/sign-request.ts'
import { secretOf, type Token } from './token.ts'

/** Values that are no text become text; `undefined` is left out. */
export type Params = Readonly<Record<string, unknown>>

export interface SignedQueryStringOptions {
  readonly method: string
  /** As it goes on the wire, with the app in it. */
  readonly path: string
  /** The JSON that goes out. */
  readonly body?: string | undefined
  readonly params?: Params | undefined
}

const reserved = ['auth_key', 'auth_timestamp', 'auth_version', 'auth_signature', 'body_md5']
const signers = new WeakMap<Token, ReturnType<typeof requestSigner>>()

/** @param now - milliseconds since the epoch */
export function signedQuery(
  token: Token,
  { method, path, body, params = {} }: SignedQueryStringOptions,
  now: number,
): string {
  for (const name of reserved) {
    if (name in params) throw new Error(`${name} is a required parameter and cannot be overidden`)
  }
  const present = Object.entries(params).filter(([, value]) => value !== undefined)
  const query = Object.fromEntries(present.map(([name, value]) => [name, String(value)]))
  const request = { method: method.toUpperCase(), path, query, body: body || undefined }
  const { search } = signerOf(token)(request, Math.floor(now / 1000))
  // A comma may stand in a query, and these callers are used to reading it there.
  return search.replaceAll('%2C', ',')
}

function signerOf(token: Token): ReturnType<typeof requestSigner> {
  const sign = signers.get(token) ?? requestSigner({ key: token.key, secret: secretOf(token) })
  signers.set(token, sign)
  return sign
}
