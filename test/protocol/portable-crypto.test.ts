// The same answers where there is no node:crypto: in workers and browsers.

import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { strictBase64 } from '../../src/core/base64.ts'
import {
  capabilityTokenIssuer,
  seal,
  sharedSecret,
  subscriptionSigner,
  unseal,
  webhookVerifier,
} from '../../src/protocol/index.ts'

vi.mock('#crypto', () => import('../../src/runtime/crypto.portable.ts'))

const keys = { key: 'k', secret: 'sécret' }
const hmac = (text: string | Uint8Array): string =>
  createHmac('sha256', keys.secret).update(text).digest('hex')

describe('without node:crypto', () => {
  it('subscriptions are signed the same', () => {
    expect(subscriptionSigner(keys).channel('1.2', 'private-a')).toBe(`k:${hmac('1.2:private-a')}`)
    expect(subscriptionSigner(keys).user('1.2', '{"id":"ü"}')).toBe(`k:${hmac('1.2::user::{"id":"ü"}')}`)
  })

  it.each(['text', 'bytes'])('webhooks are verified the same, from %s', (form) => {
    const text = '{"time_ms":5,"events":[{"name":"ü"}]}'
    const headers = { 'x-pusher-key': 'k', 'x-pusher-signature': hmac(text) }
    const body = form === 'text' ? text : Buffer.from(text)
    expect(webhookVerifier([keys])({ headers, body }, 5)).toEqual({ timeMs: 5, events: [{ name: 'ü' }] })
    for (const wrong of ['0', 'ü'.repeat(32), hmac('x'), hmac(text).toUpperCase()]) {
      const forged = { headers: { ...headers, 'x-pusher-signature': wrong }, body }
      expect(() => webhookVerifier([keys])(forged, 5)).toThrow('does not fit its body')
    }
  })

  it('shared secrets are made the same, and what is sealed opens', () => {
    const key = new Uint8Array(32).fill(9)
    const base64 = Buffer.from(key).toString('base64')
    const hash = (...parts: (string | Uint8Array)[]): Buffer =>
      parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest()
    expect(Buffer.from(sharedSecret(key, 'private-encrypted-ü'))).toEqual(hash('private-encrypted-ü', key))
    expect(Buffer.from(sharedSecret(key, 'a', 'swift'))).toEqual(hash('a', base64))
    expect(Buffer.from(sharedSecret(key, 'a', 'dotnet'))).toEqual(
      createHmac('sha256', key).update('a').digest(),
    )
    expect(unseal(key, seal(key, 'ü'.repeat(20_000)))).toEqual({ plaintext: 'ü'.repeat(20_000) })
  })

  it('tokens are signed the same', () => {
    const capability = { '*': ['subscribe' as const] }
    const { token } = capabilityTokenIssuer(keys)({ clientId: 'ü', capability, expiresIn: 1000 }, 0)
    const [header, claims, signature] = token.split('.')
    expect(signature).toBe(Buffer.from(hmac(`${header}.${claims}`), 'hex').toString('base64url'))
  })

  it('base64 is as strict', () => {
    const text = fc.string({ unit: fc.constantFrom(...'AQgwz09+/-_= \n'), maxLength: 12 })
    fc.assert(
      fc.property(fc.oneof(text, fc.base64String(), fc.string()), (some) => {
        const written = Buffer.from(some, 'base64').toString('base64')
        expect(strictBase64(some) !== undefined).toBe(written === some)
      }),
    )
  })
})
