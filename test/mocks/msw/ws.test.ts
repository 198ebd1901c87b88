import Pusher, { type Channel } from 'pusher-js/worker'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket as SocketOfWs } from 'ws'
import { sockudoHandlers } from '../../../mocks/msw.ts'
import { sockudoSocketHandlers } from '../../../mocks/msw/ws.ts'
import { createFakeSockudo, type FakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { intercept } from './support.ts'

// MSW patches the global of browsers and of Node since 22; Node 20 has none to patch. The pusher-js of workers uses it.
beforeAll(() => {
  vi.stubGlobal('WebSocket', globalThis.WebSocket ?? SocketOfWs)
  vi.stubGlobal('self', globalThis)
})
afterAll(() => vi.unstubAllGlobals())

const host = 'sockudo.example.com'

interface Started {
  readonly fake: FakeSockudo
  pusher(key?: string): Pusher
}

function start(options: FakeSockudoOptions = {}): Started {
  const fake = createFakeSockudo(options)
  intercept(...sockudoHandlers(fake), ...sockudoSocketHandlers(fake))
  const sockudo = createSockudo(`https://app-key:app-secret@${host}/apps/app-id`)
  const pusher = (key = 'app-key'): Pusher => {
    const client = new Pusher(key, {
      cluster: '',
      wsHost: host,
      forceTLS: true,
      enabledTransports: ['ws'],
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        customHandler: ({ socketId, channelName }, done) =>
          done(null, sockudo.authorizeChannel(socketId, channelName, { user_id: 'user-1' }) as never),
      },
    })
    onTestFinished(() => client.disconnect())
    return client
  }
  return { fake, pusher }
}

interface Frame {
  readonly event: string
  readonly data: any
}

interface Seen {
  readonly steps: string[]
  readonly frames: Frame[]
  readonly closed: Promise<CloseEvent>
  readonly socket: WebSocket
}

/** A socket of the global class, and what happens to it in order. */
function open(path = '/app/app-key?protocol=7'): Seen {
  const socket = new WebSocket(`wss://${host}${path}`)
  const steps: string[] = []
  const frames: Frame[] = []
  const closed = new Promise<CloseEvent>((resolve) => {
    socket.onclose = (event) => {
      steps.push(`close ${event.code}`)
      resolve(event)
    }
  })
  socket.onopen = () => steps.push('open')
  socket.onerror = () => steps.push('error')
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data as string) as Frame
    frames.push(frame)
    steps.push(frame.event)
  }
  onTestFinished(() => socket.close())
  return { socket, steps, frames, closed }
}

describe('pusher-js talks to the fake without a port', () => {
  it('connects, subscribes and gets what is published', async () => {
    const { fake, pusher } = start()
    const channel = pusher().subscribe('orders')
    await happens(channel, 'pusher:subscription_succeeded')
    expect(fake.channels).toMatchObject([{ name: 'orders', subscriptionCount: 1 }])

    const got = happens(channel, 'order.created')
    const sockudo = createSockudo(`https://app-key:app-secret@${host}/apps/app-id`)
    await sockudo.trigger('orders', 'order.created', { id: 1 })
    expect(await got).toEqual({ id: 1 })
  })

  it('joins a presence channel, sends client events to others and leaves', async () => {
    const { fake, pusher } = start()
    const [first, second] = [pusher(), pusher()]
    const rooms = [first, second].map((client) => client.subscribe('presence-room'))
    await Promise.all(rooms.map((room) => happens(room, 'pusher:subscription_succeeded')))
    expect(fake.members).toMatchObject([
      { userId: 'user-1', socketIds: [expect.any(String), expect.any(String)] },
    ])

    const said = happens(rooms[1]!, 'client-said')
    rooms[0]!.trigger('client-said', { text: 'hello' })
    expect(await said).toEqual({ text: 'hello' })

    first.disconnect()
    second.disconnect()
    await vi.waitFor(() => expect(fake.connections).toEqual([]))
  })
})

describe('the end of a connection arrives as on a port', () => {
  it('a frame with the reason, then its close code', async () => {
    const { fake } = start()
    const { steps, frames, closed } = open()
    await vi.waitFor(() => expect(steps).toHaveLength(2))
    fake.drain()
    const { code, reason, wasClean } = await closed
    expect({ code, reason, wasClean }).toEqual({ code: 4200, reason: 'Server shutting down', wasClean: true })
    expect(steps).toEqual(['open', 'pusher:connection_established', 'pusher:error', 'close 4200'])
    expect(frames[1]!.data).toMatchObject({ code: 4200 })
  })

  it('also where the server closes as soon as the socket is open', async () => {
    start()
    const { steps, closed } = open('/app/app-key?protocol=7&token=x')
    await closed
    expect(steps).toEqual(['open', 'pusher:error', 'pusher:error', 'close 4009'])
  })

  it('1006 where the server cuts the connection', async () => {
    const { fake } = start()
    const { steps, closed } = open()
    await vi.waitFor(() => expect(steps).toHaveLength(2))
    fake.reset()
    await closed
    expect(steps).toEqual(['open', 'pusher:connection_established', 'close 1006'])
  })

  it('1006 without ever being open where the handshake is refused', async () => {
    const { fake } = start()
    fake.drain()
    const { steps, closed } = open()
    await closed
    expect(steps).toEqual(['error', 'close 1006'])
    expect(fake.requests).toMatchObject([{ path: '/app/app-key', status: 503 }])
  })

  it('1006 without ever being open where no server is', async () => {
    const { fake } = start()
    await fake.close()
    const { steps, closed } = open()
    await closed
    expect(steps).toEqual(['error', 'close 1006'])
  })

  it('the fake sees that a client closed before it was open', async () => {
    const { fake } = start()
    const { socket, steps, closed } = open()
    socket.close()
    await closed
    expect(steps).toEqual(['close 1000'])
    expect(fake.connections).toEqual([])
  })
})

describe('which sockets are the fake’s', () => {
  it('those of an origin, and no others', async () => {
    const fake = createFakeSockudo()
    const other = createFakeSockudo()
    intercept(
      ...sockudoSocketHandlers(other, { origin: 'https://other.example.com' }),
      ...sockudoSocketHandlers(fake, { origin: `https://${host}` }),
    )
    const { steps } = open()
    await vi.waitFor(() => expect(steps).toEqual(['open', 'pusher:connection_established']))
    expect([fake.connections.length, other.connections.length]).toEqual([1, 0])
  })

  it('those of the first of two fakes, as with requests', async () => {
    const fake = createFakeSockudo()
    const override = createFakeSockudo()
    const server = intercept(...sockudoSocketHandlers(fake))
    server.use(...sockudoSocketHandlers(override))
    const { steps } = open()
    await vi.waitFor(() => expect(steps).toEqual(['open', 'pusher:connection_established']))
    expect([fake.connections.length, override.connections.length]).toEqual([0, 1])
  })

  it('not those that a library opens by itself in Node: these are refused, instead of staying silent', async () => {
    const fake = createFakeSockudo()
    intercept(...sockudoSocketHandlers(fake))
    const socket = new SocketOfWs(`ws://${host}/app/app-key?protocol=7`)
    const error = await new Promise<Error>((resolve) => socket.on('error', resolve))
    expect(error.message).toBe('Unexpected server response: 426')
    expect(fake.connections).toEqual([])
  })
})

it('the fake is told the request as a browser sends it', async () => {
  vi.stubGlobal('location', { origin: 'https://app.example.com' })
  onTestFinished(() => void vi.stubGlobal('location', undefined))
  const fake = createFakeSockudo()
  const upgrade = vi.fn(fake.upgrade)
  intercept(...sockudoSocketHandlers({ ...fake, upgrade }))
  const { frames } = open()
  await vi.waitFor(() => expect(frames).toHaveLength(1))
  const [, request] = upgrade.mock.calls[0]!
  expect(request.url).toBe(`https://${host}/app/app-key?protocol=7`)
  expect(Object.fromEntries(request.headers)).toMatchObject({
    host,
    origin: 'https://app.example.com',
    upgrade: 'websocket',
  })
})

function happens(target: Channel, event: string): Promise<unknown> {
  return new Promise((resolve) => target.bind(event, resolve))
}
