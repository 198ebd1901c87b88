import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import {
  connectRecipient,
  type RecipientOptions,
  type Schedule,
  type WebSocketConstructor,
} from '../../../../src/services/websockets-service/recipient/index.ts'
import { FakeSocket } from '../../../core/socket/fake-socket.ts'
import { refusedBy } from '../../../support/outcome.ts'
import { expectNothingSecret } from '../../../support/secrets.ts'
import { namesOf, scene, token, uri } from './scene.ts'

// What a runtime lacks cannot be passed in.
afterEach(() => void vi.unstubAllGlobals())

describe('connectRecipient', () => {
  it('opens a connection to the URI that registerRecipient gave', async () => {
    const { urls, sockets, told, recipient } = await scene()
    expect(urls).toEqual([uri])
    expect(recipient.state).toBe('connecting')
    sockets[0]!.open()
    expect(told).toEqual([['open', undefined]])
    expect(recipient.state).toBe('open')
  })

  it('asks a function for the URI', async () => {
    const { urls } = await scene({ uri: async () => uri })
    expect(urls).toEqual([uri])
  })

  it('takes a URI with a line end behind it, as it comes from a text answer', async () => {
    const { urls } = await scene({ uri: () => `${uri}\n` })
    expect(urls).toEqual([uri])
  })

  it('hears a WebSocket that opens in the next microtask', async () => {
    class Hasty extends FakeSocket {
      constructor() {
        super()
        queueMicrotask(() => this.open())
      }
    }
    const all = await scene({ WebSocket: Hasty, uri: async () => uri })
    expect([namesOf(all), all.recipient.state]).toEqual([['open'], 'open'])
  })

  it('names the type of everything that can be passed', () => {
    expectTypeOf<RecipientOptions['schedule']>().toEqualTypeOf<Schedule | undefined>()
    expectTypeOf<RecipientOptions['WebSocket']>().toEqualTypeOf<WebSocketConstructor | undefined>()
  })

  it('hands over the text of each message as it came', async () => {
    const { sockets, messages } = await scene()
    sockets[0]!.open()
    for (const text of ['The quick brown fox', '', '{"a":1}']) sockets[0]!.message(text)
    expect(messages).toEqual(['The quick brown fox', '', '{"a":1}'])
  })

  it('sends nothing, ever: no heartbeat and no greeting', async () => {
    const { sockets, clock, recipient } = await scene()
    sockets[0]!.open()
    sockets[0]!.message('a')
    await clock.advance(3_600_000)
    expect(sockets).toHaveLength(1)
    expect(sockets[0]!.sent).toEqual([])
    expect(recipient).not.toHaveProperty('send')
  })

  it('waits for the WebSocket of the runtime until it connects', async () => {
    const urls: string[] = []
    vi.stubGlobal('WebSocket', class extends FakeSocket {})
    const recipient = connectRecipient({ uri })
    vi.stubGlobal(
      'WebSocket',
      class extends FakeSocket {
        constructor(url: string) {
          super()
          urls.push(url)
        }
      },
    )
    await Promise.resolve().then(() => {})
    recipient.close()
    expect(urls).toEqual([uri])
  })

  it('is refused where there is no WebSocket, and names the package', () => {
    vi.stubGlobal('WebSocket', undefined)
    delete (globalThis as { WebSocket?: unknown }).WebSocket
    const error = refusedBy(() => connectRecipient({ uri }))
    expect(error.argument).toBe('options.WebSocket')
    expect(error.message).toContain('npm install ws')
  })

  it('tells each listener once, until it is no longer wanted', async () => {
    const { recipient, sockets } = await scene()
    const heard: string[] = []
    const off = recipient.on('message', (text) => heard.push(text))
    sockets[0]!.open()
    sockets[0]!.message('a')
    off()
    sockets[0]!.message('b')
    expect(heard).toEqual(['a'])
  })

  it('refuses to listen to an event that there is not', async () => {
    const { recipient } = await scene()
    expect(refusedBy(() => recipient.on('msg' as never, () => {})).message).toContain('message')
  })
})

describe('an option that makes no sense is refused at once', () => {
  it.each([
    ['no URI', { uri: undefined }, 'options.uri'],
    ['an empty URI', { uri: '' }, 'options.uri'],
    ['a URI of HTTP', { uri: `https://websockets.socrate.io/?token=${token}` }, 'options.uri'],
    ['a URI without a scheme', { uri: `websockets.socrate.io/?token=${token}` }, 'options.uri'],
    ['a URI with a fragment, which no WebSocket takes', { uri: `${uri}#part` }, 'options.uri'],
    ['a URL object', { uri: new URL(uri) }, 'options.uri'],
    ['parse that is no function', { parse: 'json' }, 'options.parse'],
    ['a WebSocket that is no class', { WebSocket: {} }, 'options.WebSocket'],
    ['reconnect that is true', { reconnect: true }, 'options.reconnect'],
    ['a wait that becomes shorter', { reconnect: { factor: 0.5 } }, 'options.reconnect.factor'],
    ['a misspelt part of reconnect', { reconnect: { minMs: 1 } }, 'options.reconnect.minMs'],
    ['a timeout of nothing', { timeout: 0 }, 'options.timeout'],
    ['a signal that is none', { signal: {} }, 'options.signal'],
    ['schedule that is no function', { schedule: 10 }, 'options.schedule'],
    ['a key, which belongs on the server', { key: 'k' }, 'options.key'],
  ])('%s', (_, options, argument) => {
    const error = refusedBy(() => connectRecipient({ uri, WebSocket: FakeSocket, ...options } as never))
    expect(error.argument).toBe(argument)
    expectNothingSecret(error, [token])
  })
})

describe('parse', () => {
  const parse = JSON.parse as (text: string) => unknown

  it('makes something else of each message', async () => {
    const { sockets, messages } = await scene({ parse })
    sockets[0]!.open()
    sockets[0]!.message('{"id":1}')
    expect(messages).toEqual([{ id: 1 }])
  })

  it('is told as an error when it fails, with what came, and the next message comes as ever', async () => {
    const { sockets, messages, told, recipient } = await scene({ parse })
    sockets[0]!.open()
    sockets[0]!.message('not JSON')
    sockets[0]!.message('2')
    const [, error] = told[1]!
    expect(error).toMatchObject({
      name: 'UnreadableMessageError',
      code: 'unreadable_message',
      raw: 'not JSON',
    })
    expect(error.message).toBe('options.parse() refuses a message (SyntaxError)')
    expectNothingSecret({ ...error, message: error.message }, ['not JSON'])
    expect(messages).toEqual([2])
    expect(recipient.state).toBe('open')
  })

  it('cannot be asynchronous', async () => {
    const { sockets, messages, told } = await scene({ parse: async () => Promise.reject(new Error('late')) })
    sockets[0]!.open()
    sockets[0]!.message('1')
    expect(told[1]![1]).toMatchObject({ code: 'unreadable_message', raw: '1' })
    expect(told[1]![1].message).toContain('promise')
    expect(messages).toEqual([])
  })

  it('is not asked for what is no text, which is told', async () => {
    const { sockets, messages, told } = await scene({ parse: () => 'parsed' })
    const bytes = new Uint8Array([1])
    sockets[0]!.open()
    sockets[0]!.message(bytes)
    expect(told[1]![1]).toMatchObject({ code: 'unreadable_message', raw: bytes })
    expect(messages).toEqual([])
  })
})

describe('an error that nobody listens to', () => {
  it('is printed', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      const { sockets } = await scene({ parse: JSON.parse }, ['error'])
      sockets[0]!.open()
      sockets[0]!.message('not JSON')
      expect(printed.mock.calls).toEqual([['channelkit: connectRecipient', expect.any(Error)]])
    } finally {
      printed.mockRestore()
    }
  })
})
