import { describe, expect, it } from 'vitest'
import type { Flaw } from '../../../src/cli/conform/check.ts'
import { signedSearch } from '../../../src/cli/conform/sign.ts'
import { targetOf } from '../../../src/cli/conform/target.ts'
import { requestSigner } from '../../../src/protocol/sign-request.ts'

const target = targetOf('http://app-key:app-secret@127.0.0.1:6001/apps/app-id')
const request = { method: 'POST', path: '/apps/app-id/events', query: { Info: 'ä b' }, body: '{}' }
const now = 1_700_000_000_000
const parameters = (flaw: Flaw | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(signedSearch(request, target, now, flaw)))

describe('a request of a check', () => {
  it('is signed like every request of the kit', () => {
    const sign = requestSigner({ key: 'app-key', secret: 'app-secret' })
    const right = Object.fromEntries(new URLSearchParams(sign(request, now / 1000).search))
    expect(parameters(undefined)).toEqual(right)
  })

  it.each<[Flaw, object]>([
    ['five minutes ago', { auth_timestamp: '1699999700' }],
    ['an hour ago', { auth_timestamp: '1699996400' }],
    ['in an hour', { auth_timestamp: '1700003600' }],
    ['without a number for the time', { auth_timestamp: 'now' }],
    ['as version 2.0', { auth_version: '2.0' }],
    ['with an unknown key', { auth_key: 'conform-unknown' }],
    ['with the md5 of no body', { body_md5: 'd41d8cd98f00b204e9800998ecf8427e' }],
    ['with a wrong md5', { body_md5: expect.not.stringContaining('99914b932bd37a50b983c5e7c90ae93b') }],
  ])('%s differs in nothing else, and is signed as it is', (flaw, changed) => {
    const { auth_signature: signature, ...others } = parameters(undefined)
    const { auth_signature: other, ...found } = parameters(flaw)
    expect(found).toEqual({ ...others, ...changed })
    expect(other).not.toBe(signature)
  })

  it('without the md5 is signed without it', () => {
    expect(parameters('without the md5')).not.toHaveProperty('body_md5')
  })

  it('not signed at all has its own parameters alone', () => {
    expect(parameters('not at all')).toEqual({ Info: 'ä b' })
  })
})

describe('the target', () => {
  it.each([
    ['http://k:s@127.0.0.1:6001/apps/a', 'ws://127.0.0.1:6001', 'http://127.0.0.1:6001/apps/a'],
    ['https://k:s@example.com/base/apps/a', 'wss://example.com', 'https://example.com/base/apps/a'],
    ['https://k:s@api-eu.pusher.com/apps/1', 'wss://ws-eu.pusher.com', 'https://api-eu.pusher.com/apps/1'],
    ['https://k:s@api.pusherapp.com/apps/1', 'wss://ws.pusherapp.com', 'https://api.pusherapp.com/apps/1'],
  ])('%s has its sockets at %s', (url, sockets, shown) => {
    expect(targetOf(url)).toMatchObject({ socketOrigin: sockets, shown })
  })
})
