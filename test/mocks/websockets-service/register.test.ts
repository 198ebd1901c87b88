// registerRecipient, and who can connect with what it hands out.

import { describe, expect, it } from 'vitest'
import { connect, connectUnasked } from './recipient.ts'
import { setup } from './setup.ts'

describe('registerRecipient', () => {
  it('returns a token and wss://websockets.socrate.io/?token=SOME_TOKEN', async () => {
    const { run } = setup()
    const data = await run(
      'mutation { registerRecipient(input: { recipient: "ann" }) { token connectionUri } }',
    )
    expect(data.registerRecipient).toEqual({
      token: 'token-1',
      connectionUri: 'wss://websockets.socrate.io/?token=token-1',
    })
  })

  it('generates another token on each call, and all of them can connect', async () => {
    const { fake, register } = setup({ ids: undefined })
    const uris = [await register({ recipient: 'ann' }), await register({ recipient: 'ann' })]
    expect(new Set(uris).size).toBe(2)
    for (const uri of uris) {
      expect(uri).toMatch(/^wss:\/\/websockets\.socrate\.io\/\?token=[\da-f]{64}$/)
      expect((await connect(fake, uri)).status).toBe(101)
    }
    expect(fake.connections.map(({ recipient }) => recipient)).toEqual(['ann', 'ann'])
  })

  it('takes any text for a name but none', async () => {
    const { register, fake } = setup()
    await register({ recipient: 'Ann Smith <ann@example.org> 😀' })
    await expect(register({ recipient: '' })).rejects.toThrow('must not be empty')
    expect(fake.registrations).toEqual([
      {
        token: 'token-1',
        connectionUri: 'wss://websockets.socrate.io/?token=token-1',
        recipient: 'Ann Smith <ann@example.org> 😀',
        topic: null,
        origin: null,
        sourceIp: null,
        at: 1_700_000_000_000,
      },
    ])
  })

  it.each(['example.org', 'https://example.org/', 'https://example.org/path', 'ftp://example.org', '*', ''])(
    'refuses %j as an origin, which no browser sends',
    async (origin) => {
      await expect(setup().register({ recipient: 'ann', origin })).rejects.toThrow('origin')
    },
  )

  it.each(['localhost', '10.0.0.256', '010.0.0.1', '1.2.3', '::g', '1.2.3.4:80', ''])(
    'refuses %j as an address',
    async (sourceIp) => {
      await expect(setup().register({ recipient: 'ann', sourceIp })).rejects.toThrow('sourceIp')
    },
  )
})

describe('a connection', () => {
  it.each(['', '?token=', '?token=token-2', '?token=token-1x', '?Token=token-1'])(
    'with %j for a query is refused with 401, and with 4401 where it is open already',
    async (query) => {
      const { fake, register } = setup()
      await register({ recipient: 'ann' })
      expect((await connect(fake, `ws://127.0.0.1/${query}`)).status).toBe(401)
      expect(connectUnasked(fake, `ws://127.0.0.1/${query}`).ended).toEqual({
        code: 4401,
        reason: 'Unauthorized',
      })
      expect(fake.connections).toEqual([])
    },
  )

  it.each([
    ['the same', 'https://example.org', 101],
    ['another scheme', 'http://example.org', 403],
    ['another port', 'https://example.org:8443', 403],
    ['a subdomain', 'https://www.example.org', 403],
    ['a longer host', 'https://example.org.evil.com', 403],
    ['null, as a sandboxed page sends it', 'null', 403],
    ['none', undefined, 403],
  ])('of a recipient with an origin needs this origin exactly: %s', async (_, origin, status) => {
    const { fake, recipient, register } = setup()
    const input = { origin: 'https://example.org' }
    const own = await recipient('ann', input, origin === undefined ? {} : { origin })
    expect(own.status).toBe(status)
    const uri = await register({ recipient: 'ann', ...input })
    expect(connectUnasked(fake, uri, origin).ended).toEqual(
      status === 101 ? undefined : { code: 4403, reason: expect.stringContaining('origin') },
    )
  })

  it('of a recipient without an origin may have any or none', async () => {
    const { recipient } = setup()
    expect((await recipient('ann', {}, { origin: 'https://example.org' })).status).toBe(101)
    expect((await recipient('ann')).status).toBe(101)
  })

  it.each([
    ['203.0.113.7', '203.0.113.7', 101],
    ['203.0.113.7', '::ffff:203.0.113.7', 101],
    ['203.0.113.7', '203.0.113.70', 403],
    ['2001:DB8:0:0::1', '2001:db8::1', 101],
    ['2001:db8::1', '2001:db8::2', 403],
    ['203.0.113.7', undefined, 403],
    ['127.0.0.1', undefined, 101],
  ])('of a recipient with the address %s comes from %s and gets %i', async (sourceIp, address, status) => {
    const { recipient } = setup()
    const socket = address === undefined ? {} : { address }
    expect((await recipient('ann', { sourceIp }, socket)).status).toBe(status)
  })

  it('that nobody asked for comes from the address in peerAddress', async () => {
    const { fake, register } = setup({ peerAddress: '203.0.113.7' })
    expect(connectUnasked(fake, await register({ recipient: 'ann', sourceIp: '203.0.113.7' })).ended).toBe(
      undefined,
    )
    expect(connectUnasked(fake, await register({ recipient: 'ann', sourceIp: '203.0.113.8' })).ended).toEqual(
      {
        code: 4403,
        reason: expect.stringContaining('address'),
      },
    )
  })

  it('can be made again with the same token, unless tokens are for once', async () => {
    for (const [tokens, status] of [
      ['reusable', 101],
      ['once', 401],
    ] as const) {
      const { fake, register } = setup({ tokens })
      const uri = await register({ recipient: 'ann' })
      const first = await connect(fake, uri)
      first.leave()
      expect([first.status, (await connect(fake, uri)).status]).toEqual([101, status])
    }
  })

  it('can be made until the token is too old', async () => {
    const { fake, time, register } = setup({ tokenLifetime: 60_000 })
    const uri = await register({ recipient: 'ann' })
    time.advance(59_999)
    const open = await connect(fake, uri)
    time.advance(1)
    expect([open.status, open.ended, (await connect(fake, uri)).status]).toEqual([101, undefined, 401])
  })

  it('needs nothing from its client, and what the client sends is kept unread', async () => {
    const { fake, recipient, push } = setup()
    const ann = await recipient('ann')
    await push({ recipients: ['ann'], message: 'Done' })
    expect([ann.texts(), fake.frames]).toEqual([['Done'], []])
    ann.send('{"pushMessage":1}')
    ann.send(new Uint8Array(3).buffer)
    expect([ann.texts(), ann.ended]).toEqual([[], undefined])
    expect(fake.frames.map(({ recipient: name, data }) => [name, data])).toEqual([
      ['ann', '{"pushMessage":1}'],
      ['ann', '3 bytes'],
    ])
  })

  it('is among the connections until it ends', async () => {
    const { fake, recipient } = setup()
    const ann = await recipient('ann', { topic: 'tax' })
    expect(fake.connections).toEqual([
      { id: 'id-1', recipient: 'ann', topic: 'tax', token: 'token-1', openedAt: 1_700_000_000_000 },
    ])
    ann.leave()
    expect(fake.connections).toEqual([])
  })
})
