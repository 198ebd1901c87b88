import { describe, expect, it } from 'vitest'
import { signIn } from './authorized.ts'
import { setup } from './setup.ts'
import { now } from './signed.ts'
import { connectedWith, connectV2, problemV2, tokenOf } from './token.ts'

describe('a capability token in use', () => {
  it('is told when it expires, and ends its connection 30 seconds later', () => {
    const { fake, time } = setup()
    const client = connectV2(fake, tokenOf())
    time.advance(60_000)
    expect(client.frames()).toContainEqual({
      event: 'sockudo:token_expired',
      data: { code: 40142, reason: 'expired' },
      message_id: expect.any(String),
    })
    time.advance(29_999)
    expect(client.ended).toBeUndefined()
    time.advance(1)
    expect(client.ended).toEqual({ code: 4009, reason: 'capability token expired' })
  })

  it('lasts longer by a newer one of the same client', () => {
    const { fake, time } = setup()
    const client = connectedWith(fake, 'ann')
    const newer = { 'x-sockudo-client-id': 'ann', jti: 'token-2', exp: now + 3600 }
    client.send({ event: 'sockudo:auth', data: { token: tokenOf({ claims: newer }) } })
    expect(client.frames()).toEqual([
      {
        event: 'sockudo:auth_success',
        data: { client_id: 'ann', jti: 'token-2', exp: now + 3600 },
        message_id: expect.any(String),
      },
    ])
    time.advance(100_000)
    expect(client.frames()).toEqual([])
    expect(client.ended).toBeUndefined()
  })

  it.each<[string, unknown, string]>([
    ['is missing', {}, 'Invalid message format: sockudo:auth requires data.token'],
    ['is no JSON', 'x', 'Invalid message format: sockudo:auth data must be JSON'],
    [
      'stands next to a channel',
      { token: 't', channel: 'c' },
      'Invalid message format: sockudo:auth data must contain token',
    ],
  ])('a newer one that %s is refused', (_, data, message) => {
    const client = connectedWith(setup().fake, 'ann')
    client.send({ event: 'sockudo:auth', data })
    expect(client.frames()).toEqual([problemV2(4000, message)])
  })

  it('a newer one of another client is refused', () => {
    const client = connectedWith(setup().fake, 'ann')
    client.send({
      event: 'sockudo:auth',
      data: { token: tokenOf({ claims: { 'x-sockudo-client-id': 'bob' } }) },
    })
    const message = 'Authentication error: capability token refresh cannot change client_id'
    expect(client.frames()).toEqual([problemV2(4009, message)])
  })

  it('of another client than who signed in is refused', () => {
    const client = connectV2(setup().fake)
    client.frames()
    signIn(client, { id: 'bob' })
    client.send({ event: 'sockudo:auth', data: { token: tokenOf() } })
    const message = 'Authentication error: capability token refresh cannot change authenticated identity'
    expect(client.frames().at(-1)).toEqual(problemV2(4009, message))
  })

  it('keeps its client from signing in', () => {
    const client = connectedWith(setup().fake, 'ann')
    signIn(client, { id: 'ann' })
    const message =
      'Authentication error: signin is not allowed on capability-token authenticated connections'
    expect(client.frames()).toEqual([problemV2(4009, message)])
  })
})
