// A capability token written out a second time, with nothing of the code under test.

import { createHmac } from 'node:crypto'
import type { CaseSocket } from '../case.ts'
import type { App } from './sign.ts'

type Grant = NonNullable<CaseSocket['token']>

/** A token for one minute from the given second. */
export function capabilityToken({ key, secret }: App, grant: Grant, now: number): string {
  const seconds = Math.floor(now)
  const text = [
    { alg: 'HS256', typ: 'JWT', kid: key },
    {
      'x-sockudo-client-id': grant.clientId,
      'x-sockudo-capability': grant.capability,
      iat: seconds,
      exp: seconds + 60,
      jti: `case-${grant.clientId}`,
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const signature = createHmac('sha256', secret).update(text.join('.')).digest('base64url')
  return [...text, signature].join('.')
}
