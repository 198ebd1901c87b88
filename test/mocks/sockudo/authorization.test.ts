import { describe, expect, it } from 'vitest'
import { join, succeeded } from './authorized.ts'
import { connected, problem } from './client.ts'
import { setup } from './setup.ts'
import { hmac } from './signed.ts'

const refused = problem(4009, 'Authentication error: Channel requires authentication')
const unsigned = problem(4009, 'Authentication error: Authentication signature required for this channel')

describe('a channel that needs authorization', () => {
  it.each(['private-orders', 'private-encrypted-orders', 'private-', 'private-encrypted'])(
    '%s lets in who has the signature of the app',
    (channel) => {
      const { fake } = setup()
      const client = connected(fake)
      join(client, channel)
      expect(client.frames()).toEqual([succeeded(channel)])
      expect(fake.channels).toMatchObject([{ name: channel, subscriptionCount: 1 }])
    },
  )

  it('takes a subscription that is JSON text', () => {
    const client = connected(setup().fake)
    const auth = `app-key:${hmac('app-secret', `${client.socketId}:private-a`)}`
    client.send({ event: 'pusher:subscribe', data: JSON.stringify({ channel: 'private-a', auth }) })
    expect(client.frames()).toEqual([succeeded('private-a')])
  })

  it.each([
    ['another key', (signature: string) => `other-key:${signature}`],
    ['no key', (signature: string) => signature],
    ['upper case', (signature: string) => `app-key:${signature.toUpperCase()}`],
    ['something else', () => 'app-key:00'],
    ['nothing', () => ''],
  ])('refuses a signature with %s', (_, change) => {
    const { fake } = setup()
    const client = connected(fake)
    const auth = change(hmac('app-secret', `${client.socketId}:private-a`))
    join(client, 'private-a', { auth })
    expect(client.frames()).toEqual([refused])
    expect(client.ended).toBeUndefined()
    expect(fake.channels).toEqual([])
  })

  it('refuses the signature of another socket', () => {
    const { fake } = setup()
    const [first, second] = [connected(fake), connected(fake)]
    join(second, 'private-a', { auth: `app-key:${hmac('app-secret', `${first.socketId}:private-a`)}` })
    expect(second.frames()).toEqual([refused])
  })

  it('does not read channel_data where nobody is present', () => {
    const client = connected(setup().fake)
    join(client, 'private-a', { channelData: '{}' })
    const auth = `app-key:${hmac('app-secret', `${client.socketId}:private-a`)}`
    join(client, 'private-a', { channelData: '{}', auth })
    expect(client.frames()).toEqual([refused, succeeded('private-a')])
  })

  it.each([undefined, 5, null])('says that a signature is missing when auth is %s', (auth) => {
    const client = connected(setup().fake)
    client.send({ event: 'pusher:subscribe', data: { channel: 'private-a', auth } })
    expect(client.frames()).toEqual([unsigned])
  })

  it.each(['private-cache-a', 'private-encrypted-cache-a'])(
    '%s needs a signature, but not a right one',
    (channel) => {
      const client = connected(setup().fake)
      join(client, channel, { auth: 'x' })
      expect(client.frames()[0]).toEqual(succeeded(channel))
      client.send({ event: 'pusher:subscribe', data: { channel } })
      expect(client.frames()).toEqual([unsigned])
    },
  )

  it('keeps its socket from being closed after an hour', () => {
    const { fake, time } = setup({ activityTimeout: 86_400_000 })
    const [allowed, refusedOne] = [connected(fake), connected(fake)]
    join(allowed, 'private-a')
    join(refusedOne, 'private-a', { auth: 'x' })
    time.advance(3_600_000)
    expect(allowed.ended).toBeUndefined()
    expect(refusedOne.ended).toMatchObject({ code: 4009 })
  })
})

describe('a cache channel', () => {
  it('sends its last event after the subscription', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    await publish({ channel: 'private-cache-a', data: 'old' })
    await publish({ channel: 'private-cache-a', data: 'new' })
    join(client, 'private-cache-a')
    const last = { event: 'created', channel: 'private-cache-a', data: 'new' }
    expect(client.frames()).toEqual([succeeded('private-cache-a'), last])
  })

  it('says that it has none', () => {
    const client = connected(setup().fake)
    join(client, 'private-cache-a')
    const miss = { event: 'pusher:cache_miss', channel: 'private-cache-a', data: '{}' }
    expect(client.frames()).toEqual([succeeded('private-cache-a'), miss])
  })
})
