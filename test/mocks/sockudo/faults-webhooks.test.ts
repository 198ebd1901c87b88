import { describe, expect, it } from 'vitest'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { WebhookError } from '../../../src/errors.ts'
import { connected } from './client.ts'
import { withReceiver } from './receiver.ts'

const eventTypes = ['channel_occupied']
const occupied = (channel: string): object => ({ name: 'channel_occupied', channel })
const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1:6001/apps/app-id')

describe('a webhook', () => {
  it('is sent twice with the same body', async () => {
    const { fake, arrived } = withReceiver({ eventTypes })
    const fault = fake.fault({ webhook: 'duplicate' })
    connected(fake).subscribe('orders')
    const bodies = (await arrived()).map(({ body }) => body)
    expect(bodies).toHaveLength(2)
    expect(bodies[0]).toBe(bodies[1])
    expect(fake.webhooks).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }])
    expect(fault).toMatchObject({ seen: 1, applied: 1 })
  })

  it('is held back until the next one was sent', async () => {
    const { fake, told } = withReceiver({ eventTypes })
    fake.fault({ webhook: 'reorder' })
    const client = connected(fake)
    client.subscribe('a')
    client.subscribe('b')
    expect(await told()).toEqual([occupied('b'), occupied('a')])
    client.subscribe('c')
    expect(await told()).toEqual([])
    expect(fake.webhooks.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'pending'])
    client.subscribe('d')
    expect(await told()).toEqual([occupied('d'), occupied('c')])
  })

  it('is held back until the next few were sent', async () => {
    const { fake, told } = withReceiver({ eventTypes })
    fake.fault({ webhook: { behind: 2 }, times: 1 })
    const client = connected(fake)
    for (const channel of ['a', 'b', 'c', 'd']) client.subscribe(channel)
    const channels = (await told()).map(({ channel }) => channel)
    expect(channels.indexOf('a')).toBeGreaterThan(channels.indexOf('c'))
    expect(channels.sort()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('is lost', async () => {
    const { fake, told } = withReceiver({ eventTypes })
    fake.fault({ webhook: 'lose', times: 1 })
    const client = connected(fake)
    client.subscribe('a')
    client.subscribe('b')
    expect(await told()).toEqual([occupied('b')])
    expect(fake.webhooks).toMatchObject([{ state: 'lost', attempts: [] }, { state: 'delivered' }])
  })

  it('comes late', async () => {
    const { fake, told, time } = withReceiver({ eventTypes })
    fake.fault({ webhook: { delay: 2000 }, times: 1 })
    connected(fake).subscribe('orders')
    time.advance(1999)
    expect(await told()).toEqual([])
    time.advance(1)
    expect(await told()).toEqual([occupied('orders')])
  })

  it('is met by the name of an event, or by what a function says of it', async () => {
    const { fake, told } = withReceiver()
    const byName = fake.fault({ webhook: 'lose', event: 'channel_occupied' })
    const byTest = fake.fault({ webhook: 'lose', event: ({ body }) => body.includes('"news"') })
    const client = connected(fake)
    client.subscribe('orders')
    client.subscribe('news')
    await told()
    expect([byName.applied, byTest.applied, byTest.seen]).toEqual([2, byTest.seen, byTest.seen])
    expect(byTest.seen).toBeGreaterThan(0)
  })

  it('with a forged signature is refused by the endpoint, and not sent again', async () => {
    const { fake, arrived, time } = withReceiver({
      eventTypes,
      answer: () => new Response(null, { status: 401 }),
    })
    fake.fault({ webhook: 'forge', times: 1 })
    connected(fake).subscribe('orders')
    const [first] = await arrived()
    const verify = (): unknown => sockudo.verifyWebhook({ ...first!, maxAge: Infinity })
    expect(verify).toThrow(WebhookError)
    time.advance(10_000)
    expect(await arrived()).toEqual([])
    expect(fake.webhooks).toMatchObject([{ state: 'failed', attempts: [{ status: 401 }] }])
  })
})

describe('a receiver', () => {
  it('that nobody reaches gets the webhook when it is back, with the pauses of the server', async () => {
    const { fake, told, time } = withReceiver({ eventTypes })
    fake.fault({ webhook: 'refuse', times: 2 })
    connected(fake).subscribe('orders')
    const counts: number[] = []
    for (const wait of [0, 100, 199, 1]) {
      time.advance(wait)
      counts.push((await told()).length)
    }
    expect(counts).toEqual([0, 0, 0, 1])
    const error = { message: 'fetch failed', cause: { code: 'ECONNREFUSED' } }
    expect(fake.webhooks).toMatchObject([
      { state: 'delivered', attempts: [{ error }, { error }, { status: 200 }] },
    ])
  })

  it('behind a proxy that answers 500 for ever is given up', async () => {
    const { fake, told, time } = withReceiver({ eventTypes })
    fake.fault({ webhook: { status: 500 } })
    connected(fake).subscribe('orders')
    for (const wait of [0, 100, 200, 10_000]) {
      time.advance(wait)
      expect(await told()).toEqual([])
    }
    expect(fake.webhooks[0]!.attempts.map(({ status }) => status)).toEqual([500, 500, 500])
    expect(fake.webhooks[0]!.state).toBe('failed')
  })

  it('that never answers is tried again after the timeout', async () => {
    const { fake, told, time } = withReceiver({ eventTypes })
    fake.fault({ webhook: 'hang', times: 1 })
    connected(fake).subscribe('orders')
    await told()
    time.advance(5000)
    expect(await told()).toEqual([])
    time.advance(100)
    expect(await told()).toEqual([occupied('orders')])
    expect(fake.webhooks[0]!.attempts).toMatchObject([
      { error: { message: 'no answer in 5000 ms' } },
      { status: 200 },
    ])
  })

  it('whose answer is lost gets the webhook again', async () => {
    const { fake, arrived, time } = withReceiver({ eventTypes })
    fake.fault({ webhook: 'loseAnswer', times: 1 })
    connected(fake).subscribe('orders')
    const [first] = await arrived()
    time.advance(100)
    const [second] = await arrived()
    expect(second!.body).toBe(first!.body)
    expect(fake.webhooks).toMatchObject([
      { state: 'delivered', attempts: [{ error: { cause: { code: 'ECONNRESET' } } }, { status: 200 }] },
    ])
  })
})
