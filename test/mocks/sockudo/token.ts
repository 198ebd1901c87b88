// Capability tokens, written out by hand and with nothing of the code under test.

import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import type { FakeServer } from '../../../mocks/sockudo/index.ts'
import { type Client, connect } from './client.ts'
import { now } from './signed.ts'

export interface Parts {
  /** Instead of the right claims; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly secret?: string
}

/** A token of `ann` for everything that a subscriber may do, for a minute. */
export function tokenOf({ claims = {}, header = {}, secret = 'app-secret' }: Parts = {}): string {
  const text = [
    { alg: 'HS256', typ: 'JWT', kid: 'app-key', ...header },
    {
      'x-sockudo-client-id': 'ann',
      'x-sockudo-capability': { '*': ['subscribe', 'publish', 'presence'] },
      iat: now,
      exp: now + 60,
      jti: 'token-1',
      ...claims,
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  return [...text, createHmac('sha256', secret).update(text.join('.')).digest('base64url')].join('.')
}

/** Connects with the server's own protocol. */
export function connectV2(fake: FakeServer, token?: string, more = ''): Client {
  const query = token === undefined ? '' : `&token=${token}`
  return connect(fake, `/app/app-key?protocol=2${query}${more}`)
}

/** A client with a token that may do these things on every channel, after its first frame. */
export function connectedWith(fake: FakeServer, clientId: string, ...capabilities: string[]): Client {
  const claims = {
    'x-sockudo-client-id': clientId,
    'x-sockudo-capability': { '*': capabilities },
    jti: `of-${clientId}`,
  }
  const client = connectV2(fake, tokenOf({ claims }))
  client.frames()
  return client
}

export function problemV2(code: number, message: string): object {
  return { event: 'sockudo:error', data: { code, message }, message_id: expect.any(String) }
}
