import { describe, expect, it } from 'vitest'
import { connect, connected } from './client.ts'
import { settled } from './receiver.ts'
import { setup } from './setup.ts'

const ended = { socket: 'cut' } as const

describe('a socket', () => {
  it('is refused before it is one', async () => {
    const { fake } = setup()
    fake.fault({ socket: 'refuse', times: 1 })
    const refused = connect(fake)
    expect([refused.frames(), refused.ended]).toEqual([[], 'cut'])
    expect(connected(fake).ended).toBeUndefined()
    expect(fake.connections).toHaveLength(1)
  })

  it('is refused during its handshake, which counts once', async () => {
    const { fake } = setup()
    const fault = fake.fault({ socket: 'refuse', after: 1, times: 1 })
    const headers: Record<string, string> = {
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': 'x',
      'sec-websocket-version': '13',
    }
    const shakeHands = () =>
      fake.exchange!({
        method: 'GET',
        target: '/app/app-key?protocol=7',
        header: (name) => headers[name],
        body: new Uint8Array(),
      })
    expect((await shakeHands()).status).toBe(426)
    await expect(shakeHands()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(fault.seen).toBe(2)
  })

  it('is cut at once when it is open already, and the server knows', () => {
    const { fake } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    const fault = fake.fault(ended)
    expect(client.ended).toBe('cut')
    expect([fake.connections, fake.channels, fault.applied]).toEqual([[], [], 1])
  })

  it('is cut as soon as it opens', () => {
    const { fake } = setup()
    fake.fault(ended)
    const client = connect(fake)
    expect(client.frames()).toMatchObject([{ event: 'pusher:connection_established' }])
    expect(client.ended).toBe('cut')
  })

  it('is one of those that are cut, where only so many are', () => {
    const { fake } = setup()
    const clients = [connected(fake), connected(fake), connected(fake)]
    fake.fault({ socket: 'cut', after: 1, times: 1 })
    expect(clients.map((client) => client.ended)).toEqual([undefined, 'cut', undefined])
  })

  it('of another app is left alone', () => {
    const apps = ['a', 'b'].map((id) => ({ id, key: `key-${id}`, secret: 'secret' }))
    const { fake } = setup({ apps })
    const clients = [connect(fake, '/app/key-a?protocol=7'), connect(fake, '/app/key-b?protocol=7')]
    fake.fault({ socket: 'cut', app: 'b' })
    expect(clients.map((client) => client.ended)).toEqual([undefined, 'cut'])
  })

  it('is closed with a code, as the server closes it', () => {
    const { fake } = setup()
    const client = connected(fake)
    fake.fault({ socket: { close: 4200, reason: 'come back' } })
    expect(client.ended).toEqual({ code: 4200, reason: 'come back' })
    expect(client.frames()).toEqual([{ event: 'pusher:error', data: { code: 4200, message: 'come back' } }])
    expect(fake.connections).toEqual([])
  })

  it('that the server refuses is not met', () => {
    const { fake } = setup({ limits: { serverConnections: 1 } })
    connected(fake)
    const fault = fake.fault({ socket: 'cut', after: 1 })
    expect(connect(fake).ended).toMatchObject({ code: 4100 })
    expect(fault.seen).toBe(1)
  })

  it('is cut where it would get an event', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    client.frames()
    fake.fault({ socket: 'cut', event: 'bad' })
    await publish({ name: 'good' })
    await publish({ name: 'bad' })
    expect(client.frames()).toMatchObject([{ event: 'good' }])
    expect(client.ended).toBe('cut')
    expect(fake.channels).toEqual([])
  })

  it('is cut by what its client says, and the server does not hear it', () => {
    const { fake } = setup()
    const client = connected(fake)
    const fault = fake.fault({
      socket: 'cut',
      event: ({ from, text }) => from === 'client' && text.includes('secret-room'),
    })
    client.subscribe('orders')
    client.subscribe('secret-room')
    expect(client.ended).toBe('cut')
    expect(fault).toMatchObject({ seen: 1, applied: 1 })
  })
})

describe('a frame', () => {
  it('of the server is swallowed', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    client.frames()
    fake.fault({ socket: 'swallow', event: 'created', times: 1 })
    await publish({ data: '1' })
    await publish({ data: '2' })
    expect(client.frames()).toMatchObject([{ event: 'created', data: '2' }])
  })

  it('of the client is swallowed, so that the server pings in vain', () => {
    const { fake, time } = setup()
    const client = connected(fake)
    fake.fault({ socket: { swallow: 'client' } })
    time.advance(120_000)
    expect(client.frames()).toMatchObject([{ event: 'pusher:ping' }])
    client.send({ event: 'pusher:pong', data: {} })
    time.advance(30_000)
    expect(client.ended).toMatchObject({ code: 4201 })
  })

  it('comes late, and those after it wait for it', async () => {
    const { fake, publish, time } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    client.frames()
    fake.fault({ socket: { delay: 500 }, event: 'slow', times: 1 })
    await publish({ name: 'slow' })
    await publish({ name: 'quick' })
    time.advance(499)
    await settled()
    expect(client.frames()).toEqual([])
    time.advance(1)
    await settled()
    expect(client.frames()).toMatchObject([{ event: 'slow' }, { event: 'quick' }])
    await publish({ name: 'later' })
    expect(client.frames()).toMatchObject([{ event: 'later' }])
  })

  it('of the client comes late', async () => {
    const { fake, time } = setup()
    const client = connected(fake)
    fake.fault({ socket: { delay: 500, from: 'client' }, times: 1 })
    client.subscribe('orders')
    client.subscribe('news')
    expect(fake.channels).toEqual([])
    time.advance(500)
    await settled()
    expect(fake.channels.map(({ name }) => name)).toEqual(['orders', 'news'])
  })

  it('that was held back is lost with its connection', async () => {
    const { fake, publish, time } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    client.frames()
    fake.fault({ socket: { delay: 500 } })
    await publish({})
    client.leave()
    time.advance(500)
    await settled()
    expect(client.frames()).toEqual([])
  })

  it('that was held back comes before the close', async () => {
    const { fake, publish, time } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    client.frames()
    fake.fault({ socket: { delay: 500 }, event: 'created' })
    await publish({})
    fake.drain()
    expect(client.ended).toBeUndefined()
    time.advance(500)
    await settled()
    expect(client.frames()).toMatchObject([{ event: 'created' }, { event: 'pusher:error' }])
    expect(client.ended).toMatchObject({ code: 4200 })
  })
})
