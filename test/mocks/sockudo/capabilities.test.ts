import { describe, expect, it } from 'vitest'
import { join } from './authorized.ts'
import { setup } from './setup.ts'
import { connectedWith, connectV2, problemV2, tokenOf } from './token.ts'

describe('what a token allows', () => {
  const denied = (what: string, channel: string): object =>
    problemV2(4009, `Authentication error: Connection is not allowed to ${what} channel '${channel}'`)

  it.each([
    ['orders', 'orders', true],
    ['orders', 'orders-1', false],
    ['*', 'orders', true],
    ['orders-*', 'orders-1', true],
    ['orders-*', 'orders', false],
    ['*-orders', 'my-orders', true],
    ['a*z', 'abcz', true],
    ['a*z', 'abc', false],
    ['a*b*c', 'abc', false],
    ['Orders', 'orders', false],
  ])('pattern %s lets subscribe to %s: %s', (pattern, channel, allowed) => {
    const client = connectV2(
      setup().fake,
      tokenOf({ claims: { 'x-sockudo-capability': { [pattern]: ['subscribe'] } } }),
    )
    client.frames()
    client.subscribe(channel)
    const [frame] = client.frames()
    if (allowed) expect(frame.event).toBe('sockudo_internal:subscription_succeeded')
    else expect(frame).toEqual(denied('subscribe', channel))
  })

  it('a presence channel needs both presence and subscribe', () => {
    const { fake } = setup()
    const channelData = JSON.stringify({ user_id: 'ann' })
    const [neither, one, both] = [['presence'], ['subscribe'], ['subscribe', 'presence']].map(
      (names, index) => {
        const client = connectedWith(fake, `client-${index}`, ...names)
        join(client, 'presence-room', { channelData })
        return client.frames()
      },
    )
    expect(neither).toEqual([denied('subscribe', 'presence-room')])
    expect(one).toEqual([denied('presence', 'presence-room')])
    expect(both).toMatchObject([{ event: 'sockudo_internal:subscription_succeeded' }])
  })

  it('a private channel still needs its signature', () => {
    const client = connectedWith(setup().fake, 'ann', 'subscribe')
    client.subscribe('private-room')
    join(client, 'private-room', { auth: 'app-key:wrong' })
    join(client, 'private-room')
    expect(client.frames()).toMatchObject([
      problemV2(4009, 'Authentication error: Authentication signature required for this channel'),
      problemV2(4009, 'Authentication error: Channel requires authentication'),
      { event: 'sockudo_internal:subscription_succeeded' },
    ])
  })

  it('client events need publish', () => {
    const { fake } = setup()
    const client = connectedWith(fake, 'ann', 'subscribe')
    join(client, 'private-room')
    client.frames()
    client.send({ event: 'client-x', channel: 'private-room', data: 1 })
    expect(client.frames()).toEqual([denied('publish', 'private-room')])
    expect(fake.events).toEqual([])
  })

  it('a sender of protocol 2 gets its own events back, unless it asks not to', () => {
    const { fake } = setup()
    const quiet = connectV2(fake, tokenOf({ claims: { jti: 'quiet' } }), '&echo_messages=false')
    const plain = connectV2(fake, tokenOf())
    for (const client of [quiet, plain]) {
      join(client, 'private-room')
      client.frames()
    }
    quiet.send({ event: 'client-quiet', channel: 'private-room', data: 1 })
    plain.send({ event: 'client-plain', channel: 'private-room', data: 1 })
    expect(quiet.frames()).toMatchObject([{ event: 'client-plain', data: 1, serial: 2 }])
    expect(plain.frames()).toMatchObject([{ event: 'client-quiet' }, { event: 'client-plain' }])
  })
})
