// The request signature once more, written from the description of the protocol and not from src/.

import { createHash, createHmac } from 'node:crypto'
import { expect } from 'vitest'
import type { RecordedRequest } from '../../src/testing/index.ts'
import { credentials, now } from './client.ts'

export interface Sent {
  readonly method: string
  /** As it is on the wire. */
  readonly path: string
  /** Decoded. */
  readonly query: Readonly<Record<string, string>>
  readonly body: string
}

/** The signature that a server expects. */
export function signatureOf({ method, path, query }: Omit<Sent, 'body'>, secret: string): string {
  const signed = Object.entries(query)
    .filter(([name]) => name !== 'auth_signature')
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createHmac('sha256', secret).update(`${method}\n${path}\n${signed}`).digest('hex')
}

export function md5Of(body: string): string {
  return createHash('md5').update(body, 'utf8').digest('hex')
}

/** Checks a request as a server would: all parameters there, the MD5 with a POST only, the signature right. */
export function expectSigned(request: RecordedRequest | undefined, path = request?.path): void {
  expect(request).toBeDefined()
  const { method, query, body } = request!
  expect(query).toMatchObject({ auth_key: credentials.key, auth_timestamp: `${now}`, auth_version: '1.0' })
  if (method === 'POST') expect(query['body_md5']).toBe(md5Of(body))
  else expect(query).not.toHaveProperty('body_md5')
  expect(query['auth_signature']).toBe(signatureOf({ method, path: path!, query }, credentials.secret))
}
