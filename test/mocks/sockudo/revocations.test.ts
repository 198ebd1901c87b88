import { describe, expect, it } from 'vitest'
import { join, memberRemoved } from './authorized.ts'
import { connect, connected, problem } from './client.ts'
import { setup } from './setup.ts'
import { now } from './signed.ts'
import { connectedWith, connectV2, problemV2, tokenOf } from './token.ts'

const told = [
  {
    event: 'sockudo:token_expired',
    data: { code: 40160, reason: 'revoked' },
    message_id: expect.any(String),
  },
  problem(4009, 'capability token revoked'),
]
const refused = 'Authentication error: capability token has been revoked'

describe('a token that is revoked', () => {
  it('ends its connection with a word, and no other', async () => {
    const { fake, post } = setup()
    const [client, other, plain] = [connectedWith(fake, 'ann'), connectedWith(fake, 'bob'), connected(fake)]
    expect((await post('/revocations', { jti: 'of-ann' })).body.closed_connections).toBe(1)
    expect(client.frames()).toEqual(told)
    expect(client.ended).toEqual({ code: 4009, reason: 'capability token revoked' })
    expect([other.ended, plain.ended]).toEqual([undefined, undefined])
    expect(fake.connections.map(({ userId }) => userId)).toEqual(['bob', undefined])
  })

  it('connects nobody any more', async () => {
    const { fake, post } = setup()
    await post('/revocations', { jti: 'token-1' })
    const client = connectV2(fake, tokenOf())
    expect(client.frames()).toEqual([problemV2(4009, refused), problem(4009, refused)])
    expect(client.ended).toEqual({ code: 4009, reason: refused })
  })

  it('is no newer token for a connection', async () => {
    const { fake, post } = setup()
    const client = connectedWith(fake, 'ann')
    await post('/revocations', { jti: 'token-2' })
    const claims = { 'x-sockudo-client-id': 'ann', jti: 'token-2' }
    client.send({ event: 'sockudo:auth', data: { token: tokenOf({ claims }) } })
    expect(client.frames()).toEqual([problemV2(4009, refused)])
    expect(client.ended).toBeUndefined()
  })

  it('leaves a connection alone that has a newer one', async () => {
    const { fake, post } = setup()
    const client = connectedWith(fake, 'ann')
    const claims = { 'x-sockudo-client-id': 'ann', jti: 'token-2' }
    client.send({ event: 'sockudo:auth', data: { token: tokenOf({ claims }) } })
    expect((await post('/revocations', { jti: 'of-ann' })).body.closed_connections).toBe(0)
    expect((await post('/revocations', { jti: 'token-2' })).body.closed_connections).toBe(1)
  })

  it('takes its client out of presence channels', async () => {
    const { fake, post } = setup()
    const [client, other] = [connectedWith(fake, 'ann', 'subscribe', 'presence'), connected(fake)]
    join(other, 'presence-room', { channelData: '{"user_id":"bob"}' })
    join(client, 'presence-room', { channelData: '{"user_id":"ann"}' })
    other.frames()
    await post('/revocations', { jti: 'of-ann' })
    expect(other.frames()).toEqual([memberRemoved('presence-room', 'ann')])
  })
})

describe('a client that is revoked', () => {
  it('loses every connection and gets no new one', async () => {
    const { fake, post } = setup()
    const clients = ['token-1', 'token-2'].map((jti) => connectV2(fake, tokenOf({ claims: { jti } })))
    expect((await post('/revocations', { client_id: 'ann' })).body.closed_connections).toBe(2)
    const later = connectV2(fake, tokenOf({ claims: { jti: 'token-3' } }))
    expect([...clients, later].map(({ ended }) => ended)).toMatchObject([
      { reason: 'capability token revoked' },
      { reason: 'capability token revoked' },
      { reason: refused },
    ])
  })
})

describe('a client of the same id in another app', () => {
  it('stays', async () => {
    const apps = [
      { id: 'app-id', key: 'app-key', secret: 'app-secret' },
      { id: 'other', key: 'other-key', secret: 'app-secret' },
    ]
    const { fake, post } = setup({ apps })
    const token = tokenOf({ header: { kid: 'other-key' } })
    const other = connect(fake, `/app/other-key?protocol=2&token=${token}`)
    expect((await post('/revocations', { client_id: 'ann' })).body.closed_connections).toBe(0)
    expect(other.ended).toBeUndefined()
  })
})

describe('a revocation is remembered', () => {
  const connects = (fake: ReturnType<typeof setup>['fake']): boolean =>
    connectV2(fake, tokenOf({ claims: { exp: now + 3600 } })).ended === undefined

  it.each<[string, object, number]>([
    ['for as long as it says', { ttl_seconds: 30 }, 30],
    ['for a second at least', { ttl_seconds: 0 }, 1],
    ['until the time that it says', { expires_at: now + 40 }, 40],
    ['for a second when that time is over', { expires_at: now - 40 }, 1],
    ['by its duration next to a time', { ttl_seconds: 5, expires_at: now + 40 }, 5],
    ['as long as the cache of the server keeps anything', {}, 300],
    ['not longer than the cache of the server keeps anything', { ttl_seconds: 3600 }, 300],
  ])('%s', async (_, body, seconds) => {
    const { fake, post, time } = setup()
    await post('/revocations', { client_id: 'ann', ...body })
    time.advance(seconds * 1000 - 1)
    expect(connects(fake)).toBe(false)
    time.advance(1)
    expect(connects(fake)).toBe(true)
  })

  it('until the fake is reset', async () => {
    const { fake, post } = setup()
    await post('/revocations', { client_id: 'ann' })
    fake.reset()
    expect(connects(fake)).toBe(true)
  })
})
