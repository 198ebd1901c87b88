import { describe, expect, it } from 'vitest'
import { connected } from './client.ts'
import { refusal, setup } from './setup.ts'

const invalid = (error: string): object => refusal(400, 'invalid_input', error)

describe('the list of channels', () => {
  it('has the occupied ones, and is repeated for two seconds whatever happens', async () => {
    const { fake, get, time } = setup()
    connected(fake).subscribe('a')
    expect((await get('/channels')).body).toEqual({ channels: { a: {} } })
    connected(fake).subscribe('b')
    time.advance(1999)
    expect((await get('/channels')).body).toEqual({ channels: { a: {} } })
    time.advance(1)
    expect((await get('/channels')).body).toEqual({ channels: { a: {}, b: {} } })
  })

  it('is repeated by its prefix and info', async () => {
    const { fake, get } = setup()
    await get('/channels')
    connected(fake).subscribe('a')
    const listed = async (query: Record<string, string>): Promise<unknown> =>
      (await get('/channels', { query })).body
    expect(await listed({ filter_by_prefix: 'a' })).toEqual({ channels: { a: {} } })
    expect(await listed({ filter_by_prefix: 'b' })).toEqual({ channels: {} })
    expect(await listed({ info: 'subscription_count' })).toEqual({
      channels: { a: { subscription_count: 1 } },
    })
  })

  it.each(['', 'other'])('is empty for the info %j', async (info) => {
    const { fake, get } = setup()
    connected(fake).subscribe('a')
    expect((await get('/channels', { query: { info } })).body).toEqual({ channels: {} })
  })

  it('refuses to count users where a channel is not a presence channel', async () => {
    const { fake, get } = setup()
    connected(fake).subscribe('a')
    expect(await get('/channels', { query: { info: 'user_count' } })).toMatchObject(
      invalid('user_count is only available for presence channels. Use filter_by_prefix=presence-'),
    )
    expect(
      await get('/channels', { query: { info: 'user_count', filter_by_prefix: 'presence-' } }),
    ).toMatchObject({
      body: { channels: {} },
    })
  })
})

describe('one channel', () => {
  it('is occupied while somebody is subscribed', async () => {
    const { fake, get } = setup()
    const client = connected(fake)
    expect((await get('/channels/a')).body).toEqual({ occupied: false })
    client.subscribe('a')
    expect((await get('/channels/a')).body).toEqual({ occupied: true })
    client.leave()
    expect((await get('/channels/a')).body).toEqual({ occupied: false })
  })

  it('has its subscriptions where they are asked for', async () => {
    const { fake, get } = setup()
    connected(fake).subscribe('a')
    connected(fake).subscribe('a')
    const query = { info: ' subscription_count ,other' }
    expect((await get('/channels/a', { query })).body).toEqual({ occupied: true, subscription_count: 2 })
  })

  it('has users only as a presence channel', async () => {
    const { get } = setup()
    const query = { info: 'user_count' }
    expect((await get('/channels/presence-a', { query })).body).toEqual({ occupied: false, user_count: 0 })
    expect(await get('/channels/a', { query })).toMatchObject(
      invalid('user_count is only available for presence channels'),
    )
  })

  it('has its last event as a cache channel, for five minutes', async () => {
    const { get, publish, time } = setup()
    const query = { info: 'cache' }
    expect((await get('/channels/cache-a', { query })).body).toEqual({ occupied: false })
    await publish({ channel: 'cache-a', data: { b: 1, a: 2 } })
    const cached = async (): Promise<any> => (await get('/channels/cache-a', { query })).body.cache
    const { data, ttl } = await cached()
    expect(JSON.parse(data)).toEqual({ event: 'created', channel: 'cache-a', data: '{"a":2,"b":1}' })
    expect(ttl).toBe(299)
    time.advance(299_500)
    expect((await cached()).ttl).toBe(0)
    time.advance(500)
    expect(await cached()).toBeUndefined()
  })

  it('tells of its messages as an AI channel', async () => {
    const { get, publish } = setup()
    const ai = async (): Promise<unknown> => (await get('/channels/ai-a')).body.ai
    expect(await ai()).toEqual({ active_streams: 0, last_history_serial: null, message_count: 0 })
    await publish({ channel: 'ai-a' })
    await publish({ channel: 'ai-a', extras: { ai: { transport: { status: 'streaming' } } } })
    expect(await ai()).toEqual({ active_streams: 1, last_history_serial: 2, message_count: 2 })
  })
})

describe('the users of a channel', () => {
  it('are none where nobody joined', async () => {
    expect((await setup().get('/channels/presence-a/users')).body).toEqual({ users: [] })
  })

  it('exist only for presence channels', async () => {
    const only = invalid('Only presence channels support this endpoint')
    expect(await setup().get('/channels/a/users')).toMatchObject(only)
    expect(await setup().get('/channels//users')).toMatchObject(only)
  })
})

describe('a channel name that is refused', () => {
  const chars = (shown: string, listed: string): object =>
    invalid(`Channel name contains invalid characters: '${shown}' (invalid chars: [${listed}])`)

  it.each<[string, object]>([
    ['a b', chars('a b', "' '")],
    [
      'a\'"\\\n\0é\u200b\u0301☃[',
      chars(
        'a\'"\\\n\0é\u200b\u0301☃[',
        `'\\'', '"', '\\\\', '\\n', '\\0', 'é', '\\u{200b}', '\\u{301}', '☃', '['`,
      ),
    ],
    ['unknown:x', invalid("Unknown channel namespace 'unknown'")],
    ['private-unknown:x', invalid("Unknown channel namespace 'unknown'")],
    [':x', invalid("Unknown channel namespace ''")],
    ['x'.repeat(201), invalid('Channel name too long. Max length is 200')],
    ['a#u', invalid("Channel 'a#u' uses user-limited syntax but the namespace does not allow it")],
    ['chat:a#', invalid("Channel 'chat:a#' has an empty user limit segment")],
    ['chat:a#u,,v', invalid("Channel 'chat:a#u,,v' contains an empty user id in its user limit segment")],
    ['chat:a#u#v', invalid("Channel 'chat:a#u#v' contains multiple user limit separators")],
    ['chat:a#u;v', invalid("Channel 'chat:a#u;v' contains an invalid user id in its user limit segment")],
  ])('%j', async (name, expected) => {
    expect(await setup().get(`/channels/${encodeURIComponent(name)}`)).toMatchObject(expected)
  })

  it('in a path that is not UTF-8', async () => {
    const answer = await setup().get('/channels/%ff')
    expect(answer).toMatchObject({ status: 400, text: 'Invalid URL: Invalid UTF-8 in `channelName`' })
  })

  it.each(['chat:x', 'chat:x#u,v', '#server-to-user-u', 'A-z_0=@,;.', 'x'.repeat(200)])(
    'is not %j',
    async (name) => {
      expect(await setup().get(`/channels/${encodeURIComponent(name)}`)).toMatchObject({ status: 200 })
    },
  )

  it('by the rules of its namespace', async () => {
    const namespaces = [{ name: 'room', channelNamePattern: '^room:[a-z]+$', channelNameBytes: 20 }]
    const { get } = setup({ apps: [{ id: 'app-id', key: 'app-key', secret: 'app-secret', namespaces }] })
    expect(await get('/channels/private-room:abc')).toMatchObject({ status: 200 })
    expect(await get('/channels/room:1')).toMatchObject(
      invalid("Channel 'room:1' does not match namespace 'room' pattern"),
    )
    expect(await get('/channels/private-room:abcdefgh')).toMatchObject(
      invalid('Channel name too long. Max length is 20'),
    )
  })
})
