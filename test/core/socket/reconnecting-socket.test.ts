import { describe, expect, it } from 'vitest'
import { checkReconnect, type ReconnectOptions } from '../../../src/core/socket/back-off.ts'
import { openReconnecting, type ReconnectingOptions } from '../../../src/core/socket/reconnecting-socket.ts'
import { ConnectionError, KitError, TimeoutError } from '../../../src/errors.ts'
import { type FixedClock, fixedClock } from '../../../src/testing/index.ts'
import { FakeSocket } from './fake-socket.ts'

interface Given extends Partial<ReconnectingOptions<unknown>> {
  readonly waits?: ReconnectOptions | false
  /** What is done before anything else can happen. */
  readonly began?: (socket: ReturnType<typeof openReconnecting>) => void
}

interface Scene {
  readonly clock: FixedClock
  readonly sockets: FakeSocket[]
  readonly told: unknown[]
  readonly socket: ReturnType<typeof openReconnecting>
}

async function open({ waits = { jitter: 0 }, began, ...options }: Given = {}): Promise<Scene> {
  const clock = fixedClock(0)
  const sockets: FakeSocket[] = []
  const told: unknown[] = []
  const socket = openReconnecting({
    operation: 'listen',
    prepare: () => {},
    make() {
      const made = new FakeSocket()
      sockets.push(made)
      return made
    },
    timeout: 10_000,
    reconnect: checkReconnect(waits, 'options.reconnect'),
    onOpen: () => told.push('open'),
    onMessage: (data) => told.push(data),
    onClose: ({ code, opened }, next) => told.push({ code, opened, delay: next?.delay }),
    onFailure: (error, next) => told.push({ error: error.message, delay: next?.delay }),
    onEnd: (error) => told.push(error ?? 'end'),
    redact: (text) => text.replaceAll('s3cret', '…'),
    schedule: clock.schedule,
    ...options,
  })
  began?.(socket)
  await clock.advance(0)
  return { clock, sockets, told, socket }
}

describe('a connection', () => {
  it('is told when it is open, and hands over what comes', async () => {
    const { sockets, told, socket } = await open()
    expect(socket.state).toBe('connecting')
    sockets[0]!.open()
    sockets[0]!.message('a')
    expect(told).toEqual(['open', 'a'])
    expect(socket.state).toBe('open')
  })

  it('sends only while it is open, and says so', async () => {
    const { sockets, socket } = await open()
    expect(socket.send('early')).toBe(false)
    sockets[0]!.open()
    expect(socket.send('now')).toBe(true)
    sockets[0]!.end(1006)
    expect(socket.send('late')).toBe(false)
    expect(sockets[0]!.sent).toEqual(['now'])
  })

  it('that is closed by the caller tells of its end and of nothing else', async () => {
    const { clock, sockets, told, socket } = await open()
    sockets[0]!.open()
    socket.close(4000, 'enough')
    sockets[0]!.message('late')
    sockets[0]!.end(1006)
    await clock.advance(60_000)
    expect(told).toEqual(['open', 'end'])
    expect(sockets.map(({ closedWith }) => closedWith)).toEqual([[4000, 'enough']])
  })

  it('that is closed before it began is never made', async () => {
    let prepared = 0
    const { socket, sockets, told, clock } = await open({
      prepare: () => void prepared++,
      began(one) {
        one.close()
        one.close()
      },
    })
    await clock.advance(60_000)
    expect(told).toEqual(['end'])
    expect([prepared, sockets]).toEqual([0, []])
    expect(socket.state).toBe('closed')
  })

  it('that is closed while it is prepared is never made', async () => {
    let arrive!: () => void
    const { clock, sockets, told, socket } = await open({
      prepare: () => new Promise<void>((resolve) => (arrive = resolve)),
    })
    socket.close()
    arrive()
    await clock.advance(60_000)
    expect(sockets).toEqual([])
    expect(told).toEqual(['end'])
  })

  it('that is closed while the WebSocket is being made is closed as well', async () => {
    const made = new FakeSocket()
    const scene: { socket?: ReturnType<typeof openReconnecting> } = {}
    const { clock } = await open({
      began: (socket) => (scene.socket = socket),
      make: () => (scene.socket!.close(), made),
    })
    await clock.advance(0)
    expect(made.closedWith).toBeDefined()
  })
})

describe('a lost connection', () => {
  it('is made again after waits that grow up to the longest', async () => {
    const { clock, sockets, told, socket } = await open({
      waits: { minDelay: 100, maxDelay: 300, jitter: 0 },
    })
    for (let index = 0; index < 4; index++) {
      sockets.at(-1)!.end(1006)
      expect(socket.state).toBe('waiting')
      await clock.advance(300)
    }
    expect(told).toEqual([100, 200, 300, 300].map((delay) => ({ code: 1006, opened: false, delay })))
    expect(sockets).toHaveLength(5)
  })

  it('begins with the shortest wait again once something came', async () => {
    const { clock, sockets, told } = await open({ waits: { minDelay: 100, jitter: 0 } })
    sockets[0]!.end(1006)
    await clock.advance(100)
    sockets[1]!.open()
    sockets[1]!.message('a')
    sockets[1]!.end(1006)
    expect(told.at(-1)).toEqual({ code: 1006, opened: true, delay: 100 })
  })

  it('that opens and is cut at once, again and again, waits longer each time', async () => {
    const { clock, sockets, told } = await open({ waits: { minDelay: 100, jitter: 0 } })
    for (let index = 0; index < 3; index++) {
      sockets.at(-1)!.open()
      sockets.at(-1)!.end(1006)
      await clock.advance(1000)
    }
    expect(told.filter((one) => one !== 'open').map((one) => (one as { delay: number }).delay)).toEqual([
      100, 200, 400,
    ])
  })

  it('begins with the shortest wait again once it had lasted, also in silence', async () => {
    const { clock, sockets, told } = await open({ waits: { minDelay: 100, maxDelay: 1000, jitter: 0 } })
    sockets[0]!.end(1006)
    await clock.advance(100)
    sockets[1]!.open()
    await clock.advance(1000)
    sockets[1]!.end(1001)
    expect(told.at(-1)).toEqual({ code: 1001, opened: true, delay: 100 })
  })

  it('leaves a part of each wait to chance', async () => {
    const { sockets, told } = await open({ waits: { minDelay: 1000, jitter: 0.5 }, random: () => 0.5 })
    sockets[0]!.end(1006)
    expect(told).toEqual([{ code: 1006, opened: false, delay: 750 }])
  })

  it('is given up after so many attempts, with the reason', async () => {
    const { clock, sockets, told, socket } = await open({ waits: { attempts: 1, jitter: 0 } })
    sockets[0]!.error(new Error('connect ECONNREFUSED'))
    sockets[0]!.end(1006)
    await clock.advance(500)
    sockets[1]!.error(new Error('connect ECONNREFUSED s3cret'))
    sockets[1]!.end(1006)
    await clock.advance(60_000)
    expect(sockets).toHaveLength(2)
    expect(socket.state).toBe('closed')
    expect(told.at(-2)).toEqual({ code: 1006, opened: false, delay: undefined })
    expect(told.at(-1)).toBeInstanceOf(ConnectionError)
    expect((told.at(-1) as Error).message).toBe('the connection could not be made: connect ECONNREFUSED …')
  })

  it('is given up for attempts that failed alone: one that opened was none, however soon it is lost again', async () => {
    const { clock, sockets, told } = await open({ waits: { attempts: 1, jitter: 0 } })
    for (let index = 0; index < 4; index++) {
      sockets.at(-1)!.open()
      sockets.at(-1)!.end(1006)
      await clock.advance(4000)
    }
    expect(sockets).toHaveLength(5)
    sockets[4]!.end(1006)
    expect(told.at(-1)).toMatchObject({ code: 'connection_failed' })
  })

  it('is closed already when its last end is told', async () => {
    const states: string[] = []
    const scene: Scene = await open({
      waits: { attempts: 1, jitter: 0 },
      onClose: () => states.push(scene.socket.state),
    })
    scene.sockets[0]!.end(1006)
    await scene.clock.advance(500)
    scene.sockets[1]!.end(1006)
    expect(states).toEqual(['waiting', 'closed'])
  })

  it('ends without a reason where the caller closes when the last end is told', async () => {
    const scene: Scene = await open({ waits: false, onClose: () => scene.socket.close() })
    scene.sockets[0]!.end(1006)
    expect(scene.told).toEqual(['end'])
  })

  it('is not made again with reconnect: false', async () => {
    const { sockets, told } = await open({ waits: false })
    sockets[0]!.open()
    sockets[0]!.end(1011)
    expect((told.at(-1) as Error).message).toBe('the connection was lost (1011)')
  })

  it('that the server closed as usual is no fault', async () => {
    const { sockets, told } = await open({ waits: false })
    sockets[0]!.open()
    sockets[0]!.end(1000)
    expect(told.at(-1)).toBe('end')
  })

  it('is not made again when the caller closes in its listener', async () => {
    const scene: Scene = await open({ onClose: () => scene.socket.close() })
    scene.sockets[0]!.end(1006)
    await scene.clock.advance(60_000)
    expect(scene.sockets).toHaveLength(1)
    expect(scene.told).toEqual(['end'])
  })

  it('is not made again after a refusal, which is the reason', async () => {
    const refused = new KitError('refused', 'go away')
    const { clock, sockets, told } = await open({
      refusal: ({ received }) => (received ? undefined : refused),
    })
    sockets[0]!.open()
    sockets[0]!.end(1006)
    await clock.advance(60_000)
    expect(told.slice(1)).toEqual([{ code: 1006, opened: true, delay: undefined }, refused])
    expect(sockets).toHaveLength(1)
  })

  it('can be given up by hand, and is made again without waiting for the peer', async () => {
    const { clock, sockets, told, socket } = await open()
    sockets[0]!.open()
    socket.renew()
    expect(told.at(-1)).toEqual({ code: 1006, opened: true, delay: 500 })
    sockets[0]!.message('late')
    sockets[0]!.end(1006)
    await clock.advance(500)
    sockets[1]!.open()
    expect(told.slice(2)).toEqual(['open'])
  })
})

describe('an attempt', () => {
  it('that throws is told, and is made again', async () => {
    let count = 0
    const prepare = (): void => {
      if (count++ === 0) throw new Error('no s3cret today')
    }
    const { clock, told, socket } = await open({ prepare })
    expect(told).toEqual([{ error: 'the connection could not be made: no … today', delay: 500 }])
    await clock.advance(500)
    expect(count).toBe(2)
    expect(socket.state).toBe('connecting')
  })

  it('that rejects for the last time ends with what it rejected with', async () => {
    const reason = new KitError('no_url', 'no URL today')
    const { told } = await open({ prepare: () => Promise.reject(reason), waits: false })
    expect(told).toEqual([{ error: 'no URL today', delay: undefined }, reason])
    expect(told[1]).toBe(reason)
  })

  it('that takes too long is given up, also before there is a socket', async () => {
    const { clock, told } = await open({ prepare: () => new Promise(() => {}), waits: false })
    await clock.advance(10_000)
    expect(told.at(-1)).toBeInstanceOf(TimeoutError)
    expect((told.at(-1) as Error).message).toBe('no connection within 10000 ms')
  })

  it('that takes too long to open is given up', async () => {
    const { clock, sockets, told } = await open({ waits: false })
    await clock.advance(10_000)
    expect(told[0]).toEqual({ code: 1006, opened: false, delay: undefined })
    expect(told[1]).toBeInstanceOf(TimeoutError)
    expect(sockets[0]!.closedWith).toBeDefined()
  })

  it('is heard also where the WebSocket opens in the next microtask, after a URL that was waited for', async () => {
    const made = new FakeSocket()
    const { told } = await open({
      prepare: async () => {},
      make: () => (queueMicrotask(() => made.open()), made),
    })
    expect(told).toEqual(['open'])
  })

  it('with a WebSocket that cannot be listened to fails as a ConnectionError, and the WebSocket is closed', async () => {
    class Deaf extends FakeSocket {
      override addEventListener(type: string): void {
        if (type !== 'error') throw new TypeError('no s3cret listeners')
      }
    }
    const made = new Deaf()
    const { told } = await open({ make: () => made, waits: false })
    expect(told.at(-1)).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', effect: 'none' })
    expect((told.at(-1) as Error).message).toBe('the connection could not be made: no … listeners')
    expect(made.closedWith).toBeDefined()
  })

  it('with what is no WebSocket at all fails as a ConnectionError', async () => {
    const { told } = await open({ make: () => ({}) as FakeSocket, waits: false })
    expect(told.at(-1)).toMatchObject({ name: 'ConnectionError', code: 'connection_failed' })
  })
})
