import { describe, expect, it } from 'vitest'
import { expectNothingSecret } from '../../../support/secrets.ts'
import { namesOf, scene, token, uri } from './scene.ts'

/** URIs with tokens that are counted. */
function tokens(): () => Promise<string> {
  let count = 0
  return async () => `${uri}-${++count}`
}

describe('a lost connection', () => {
  it('is told, and made again with a fresh URI', async () => {
    const all = await scene({ uri: tokens() })
    const { sockets, urls, told, clock, recipient } = all
    sockets[0]!.open()
    sockets[0]!.end(1006)
    expect(told.slice(1)).toEqual([
      ['close', { code: 1006, reason: '', wasClean: false }],
      ['reconnecting', { delay: 500, attempt: 1 }],
    ])
    expect(recipient.state).toBe('waiting')
    await clock.advance(500)
    sockets[1]!.open()
    expect(urls).toEqual([`${uri}-1`, `${uri}-2`])
    expect(namesOf(all)).toEqual(['open', 'close', 'reconnecting', 'open'])
  })

  it('is made again also when the service closes it in good order', async () => {
    const { sockets, clock } = await scene()
    sockets[0]!.open()
    sockets[0]!.end(1000)
    await clock.advance(500)
    expect(sockets).toHaveLength(2)
  })

  it('hands over what comes on the next one', async () => {
    const { sockets, messages, clock } = await scene()
    sockets[0]!.open()
    sockets[0]!.message('a')
    sockets[0]!.end(1006)
    sockets[0]!.message('too late')
    await clock.advance(500)
    sockets[1]!.open()
    sockets[1]!.message('b')
    expect(messages).toEqual(['a', 'b'])
  })

  it('is waited for longer each time, up to the longest', async () => {
    const { sockets, told, clock } = await scene({
      reconnect: { minDelay: 100, maxDelay: 1000, factor: 3, jitter: 0 },
    })
    for (let attempt = 0; attempt < 5; attempt++) {
      sockets.at(-1)!.end(1006)
      await clock.advance(1000)
    }
    const waits = told.filter(([name]) => name === 'reconnecting').map(([, value]) => value)
    expect(waits.map(({ delay }) => delay)).toEqual([100, 300, 900, 1000, 1000])
    expect(waits.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5])
  })

  it('leaves a part of the wait to chance', async () => {
    const delays = new Set<number>()
    for (let round = 0; round < 20; round++) {
      const { sockets, told, recipient } = await scene({ reconnect: { minDelay: 10_000, jitter: 0.5 } })
      sockets[0]!.end(1006)
      delays.add(told.at(-1)![1].delay)
      recipient.close()
    }
    for (const delay of delays) {
      expect(delay).toBeGreaterThanOrEqual(5000)
      expect(delay).toBeLessThanOrEqual(10_000)
    }
    expect(delays.size).toBeGreaterThan(1)
  })

  it('is over for good after as many attempts as are allowed', async () => {
    const all = await scene({ reconnect: { attempts: 1, jitter: 0 } })
    const { sockets, told, clock, recipient } = all
    sockets[0]!.open()
    sockets[0]!.end(1006)
    await clock.advance(500)
    sockets[1]!.end(1006)
    expect(namesOf(all)).toEqual(['open', 'close', 'reconnecting', 'error', 'end'])
    expect(told[3]![1]).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', effect: 'none' })
    await clock.advance(3_600_000)
    expect(sockets).toHaveLength(2)
    expect(recipient.state).toBe('closed')
  })

  it('is closed already when its last end and the reason are told', async () => {
    const { recipient, sockets } = await scene({ reconnect: false })
    const states: string[] = []
    for (const name of ['close', 'error'] as const) recipient.on(name, () => states.push(recipient.state))
    sockets[0]!.open()
    sockets[0]!.end(1006)
    expect(states).toEqual(['closed', 'closed'])
  })

  it('is made again as often as it opens, however few attempts may fail', async () => {
    const { sockets, recipient, clock } = await scene({ reconnect: { attempts: 1, jitter: 0 } })
    for (let round = 0; round < 3; round++) {
      sockets.at(-1)!.open()
      sockets.at(-1)!.end(1006)
      await clock.advance(2000)
    }
    expect(sockets).toHaveLength(4)
    expect(recipient.state).toBe('connecting')
  })

  it('is not made again when that is not wanted', async () => {
    const all = await scene({ reconnect: false })
    all.sockets[0]!.open()
    all.sockets[0]!.end(1006)
    await all.clock.advance(3_600_000)
    expect(all.sockets).toHaveLength(1)
    expect(namesOf(all)).toEqual(['open', 'close', 'error', 'end'])
    expect(all.told[2]![1]).toMatchObject({
      code: 'connection_lost',
      message: 'the connection was lost (1006)',
    })
  })
})

describe('a refused handshake', () => {
  const refused = new Error(`Unexpected server response: 401 for ${uri}`)

  it('is told as a ConnectionError, in the words of the runtime and without the token', async () => {
    const { sockets, told } = await scene()
    sockets[0]!.error(refused)
    sockets[0]!.end(1006)
    const [name, error] = told[0]!
    expect(name).toBe('error')
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'connection_failed',
      operation: 'connectRecipient',
      effect: 'none',
      retryable: true,
    })
    expect(error.message).toContain('the connection could not be made: Unexpected server response: 401')
    expectNothingSecret(error, [token, uri])
  })

  it('is told also where the runtime says no reason, as browsers do', async () => {
    const { sockets, told } = await scene()
    sockets[0]!.end(1006)
    expect(told[0]![1].message).toBe('the connection could not be made')
  })

  it('is tried again, with a fresh URI from a function', async () => {
    const { sockets, urls, clock } = await scene({ uri: tokens() })
    sockets[0]!.end(1006)
    await clock.advance(500)
    expect(urls).toEqual([`${uri}-1`, `${uri}-2`])
  })

  it('is tried again with the same token where the URI is fixed', async () => {
    const { sockets, urls, clock } = await scene()
    sockets[0]!.end(1006)
    await clock.advance(500)
    expect(urls).toEqual([uri, uri])
  })

  it('may also be a connection that is closed at once, whose code is told', async () => {
    const all = await scene()
    all.sockets[0]!.open()
    all.sockets[0]!.end(4401)
    expect(all.told[1]).toEqual(['close', { code: 4401, reason: '', wasClean: true }])
    expect(namesOf(all)).toEqual(['open', 'close', 'reconnecting'])
  })

  it('at once and again and again is waited for longer and longer', async () => {
    const { sockets, told, clock } = await scene()
    for (let round = 0; round < 3; round++) {
      sockets.at(-1)!.open()
      sockets.at(-1)!.end(4401)
      await clock.advance(30_000)
    }
    const waits = told.filter(([name]) => name === 'reconnecting').map(([, { delay }]) => delay)
    expect(waits).toEqual([500, 1000, 2000])
  })

  it('that takes too long is given up', async () => {
    const { sockets, told, clock } = await scene({ timeout: 1000 })
    await clock.advance(1000)
    expect(told[0]![1]).toMatchObject({
      name: 'TimeoutError',
      timeout: 1000,
      message: 'no connection within 1000 ms',
    })
    expect(sockets[0]!.closedWith).toBeDefined()
    await clock.advance(500)
    expect(sockets).toHaveLength(2)
  })
})

describe('the words of whoever closes a connection', () => {
  it.each([
    ['as it is written in the URI', 'SEC%2FRET%2BTOKEN%3D', 'SEC%2FRET%2BTOKEN%3D'],
    ['decoded', 'SEC%2FRET%2BTOKEN%3D', 'SEC/RET+TOKEN='],
    ['with a + that is no space', 'SEC+RET%3D', 'SEC+RET='],
    ['with what is written in another way on the wire', "SEC'RET", "SEC'RET"],
    ['as it is on the wire', "SEC'RET", 'SEC%27RET'],
  ])('are told without a token: %s', async (_, written, quoted) => {
    const { sockets, told } = await scene({ uri: `wss://websockets.socrate.io/?v=1&t=${written}` })
    sockets[0]!.open()
    sockets[0]!.end(4401, true, `unknown: ${quoted}`)
    expect(told[1]).toEqual(['close', { code: 4401, reason: 'unknown: [redacted]', wasClean: true }])
  })
})

describe('a URI that does not come', () => {
  it('is told with the reason, and asked for again', async () => {
    const reason = new Error('the backend is down')
    const answers = [Promise.reject(reason), Promise.resolve(uri)]
    const all = await scene({ uri: () => answers.shift()! })
    const error = all.told[0]![1]
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'uri_failed', cause: reason })
    expect(error.message).toBe('options.uri() gave no URI: the backend is down')
    expect(namesOf(all)).toEqual(['error', 'reconnecting'])
    await all.clock.advance(500)
    expect(all.urls).toEqual([uri])
  })

  it('because the function throws is the same', async () => {
    const { told } = await scene({
      uri() {
        throw new TypeError(`bad ${uri}`)
      },
    })
    expect(told[0]![1]).toMatchObject({ code: 'uri_failed' })
    expect(told[0]![1].message).toContain('bad wss://websockets.socrate.io/?token=[redacted]')
    expectNothingSecret(told[0]![1], [token])
  })

  it('because the function rejects with something else than an error is the same', async () => {
    const { told } = await scene({ uri: async () => Promise.reject({ status: 401 }) })
    expect(told[0]![1].message).toBe('options.uri() gave no URI: an object (Object)')
  })

  it.each([
    ['a page', '<html>'],
    ['a URL of HTTP', `https://websockets.socrate.io/?token=${token}`],
    ['a URI with a fragment', `${uri}#`],
    ['JSON around it', JSON.stringify(uri)],
    ['nothing', undefined],
    ['the whole registration', { token, connectionUri: uri }],
  ])('but %s is told without repeating it', async (_, value) => {
    const all = await scene({ uri: () => value as string })
    const error = all.told[0]![1]
    expect(error).toMatchObject({
      name: 'ArgumentError',
      argument: 'options.uri()',
      operation: 'connectRecipient',
    })
    expect(error.message).toContain('must give a ws:// or wss:// URL')
    expectNothingSecret(error, [token])
    expect(namesOf(all)).toEqual(['error', 'reconnecting'])
    expect(all.urls).toEqual([])
  })

  it('in time makes no connection that nobody waits for any more', async () => {
    let give: (uri: string) => void = () => {}
    const uris: Promise<string>[] = [new Promise((resolve) => (give = resolve)), new Promise(() => {})]
    const { urls, told, clock } = await scene({ uri: () => uris.shift()!, timeout: 1000 })
    await clock.advance(1000)
    expect(told[0]![1]).toMatchObject({ name: 'TimeoutError' })
    give(uri)
    await clock.advance(10)
    expect(urls).toEqual([])
  })

  it('in time is no longer waited for, which its signal says', async () => {
    const signals: AbortSignal[] = []
    const { told, clock } = await scene({
      uri: ({ signal }) => new Promise(() => signals.push(signal)),
      timeout: 1000,
    })
    expect(signals[0]!.aborted).toBe(false)
    await clock.advance(1000)
    expect(signals[0]!.reason).toBe(told[0]![1])
    await clock.advance(500)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  })
})

describe('a WebSocket that does not take the URI', () => {
  it('is told without the token that it quotes', async () => {
    const { told } = await scene({
      WebSocket: class {
        constructor(url: string) {
          throw new SyntaxError(`The URL '${url}' is invalid`)
        }
      } as never,
    })
    expect(told[0]![1]).toMatchObject({ name: 'ConnectionError', code: 'connection_failed' })
    expect(told[0]![1].message).toContain('is invalid')
    expectNothingSecret(told[0]![1], [token])
  })

  it('is told as a ConnectionError also where it cannot be listened to', async () => {
    const { told } = await scene({ WebSocket: class {} as never, reconnect: false })
    expect(told[0]![1]).toMatchObject({ name: 'ConnectionError', operation: 'connectRecipient' })
  })
})
