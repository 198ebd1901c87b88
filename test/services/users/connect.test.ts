import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ArgumentError, isKitError } from '../../../src/errors.ts'
import {
  connectUsersEvents,
  type EventsOptions,
  type TokensOptions,
  type WebSocketConstructor,
} from '../../../src/services/users/index.ts'
import { settle } from '../../../src/testing/turn.ts'
import { refusedBy, rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'
import { connected, connectedTokens } from './connected.ts'
import { scriptedSockets } from './scripted-socket.ts'

const url = 'ws://127.0.0.1:8080'
const apiKey = 'my-secret-key'
const origin = 'trusted-host'
const { WebSocket } = scriptedSockets()
const refused = (options: object): ArgumentError =>
  refusedBy(() => connectUsersEvents({ url, WebSocket, ...options } as EventsOptions))

// Whether this is a browser cannot be passed in.
afterEach(() => void vi.unstubAllGlobals())

describe('the connection', () => {
  it('goes to the host and port of the options', async () => {
    const { last } = await connected({ url: 'wss://users.example.com:8063' })
    expect(last.url).toBe('wss://users.example.com:8063/')
  })

  it('has the origin as a header, which is what the server compares', async () => {
    const { last } = await connected({ headers: { Origin: 'trusted-host' } })
    expect(last.headers).toEqual({ origin: 'trusted-host' })
  })

  it.each(['a b c', 'schlüssel'])('takes %j as the API key, which a header can carry', async (key) => {
    const { last } = await connectedTokens({ apiKey: key })
    expect(last.headers).toEqual({ 'users-api-key': key })
  })

  it('is made without any second argument where there are no headers, as in browsers', async () => {
    const { last } = await connected()
    expect(last.headers).toBeUndefined()
  })

  it('has the API key in the header users-api-key, in the dialect tokens', async () => {
    const { last } = await connectedTokens({ apiKey, headers: { cookie: 'SID=abc' } })
    expect(last.headers).toEqual({ cookie: 'SID=abc', 'users-api-key': apiKey })
  })

  it('is not begun before the function has returned', async () => {
    const { WebSocket: Scripted, connections } = scriptedSockets()
    const client = connectUsersEvents({ url, WebSocket: Scripted })
    expect(connections).toHaveLength(0)
    expect(client.state).toBe('connecting')
    await settle()
    expect(connections).toHaveLength(1)
    client.close()
  })

  it('is closed by close(), after which nothing is told but the end', async () => {
    const { client, last } = await connected()
    const told: string[] = []
    for (const name of ['event', 'close', 'reconnecting', 'error', 'end'] as const)
      client.on(name, () => told.push(name))
    last.open()
    client.close()
    client.close()
    last.say({ eventType: 1, username: 'george' })
    last.end(1000)
    expect(last.closedWith).toBe(1000)
    expect(client.state).toBe('closed')
    expect(told).toEqual(['end'])
  })

  it('is given up when it takes longer than the timeout', async () => {
    const { client, clock } = await connected({ timeout: 1000, reconnect: false })
    const errors: Error[] = []
    client.on('error', (error) => errors.push(error))
    await clock.advance(1000)
    expect(errors).toMatchObject([{ name: 'TimeoutError', timeout: 1000, operation: 'connectUsersEvents' }])
  })
})

describe('the reason of an end', () => {
  it.each([
    ['a key', { apiKey: 'abc' }, 'no abc here'],
    ['a session', { headers: { origin, cookie: 'lang=en; SID=xyz' } }, 'no xyz here'],
    ['a long key', { apiKey }, `no ${apiKey} here`],
  ])('does not repeat %s, however short it is', async (_, options, said) => {
    const { client, last } = await connectedTokens(options)
    const reasons: string[] = []
    client.on('close', ({ reason }) => reasons.push(reason))
    last.open()
    last.end(1011, said)
    expect(reasons).toEqual([expect.stringContaining('[redacted]')])
    expectNothingSecret(reasons, ['abc', 'xyz', apiKey])
  })

  it('is otherwise as it came', async () => {
    const { client, last } = await connected({ headers: { origin, cookie: 'lang=en; SID=xyz' } })
    const reasons: string[] = []
    client.on('close', ({ reason }) => reasons.push(reason))
    last.open()
    last.end(1011, 'then')
    expect(reasons).toEqual(['then'])
  })
})

describe('an error of the WebSocket class', () => {
  const noisy = class {
    constructor(address: string) {
      throw new SyntaxError(`The URL '${address}' is invalid; ${apiKey}`)
    }
  } as unknown as WebSocketConstructor

  it('holds neither the API key nor the query of the URL', async () => {
    const options: TokensOptions = {
      url: `${url}/?ticket=very-private`,
      dialect: 'tokens',
      apiKey,
      WebSocket: noisy,
      reconnect: false,
    }
    const client = connectUsersEvents(options)
    const told = new Promise<Error>((resolve) => client.on('error', resolve))
    const error = await told
    expect(error).toMatchObject({ name: 'ConnectionError', operation: 'connectUsersEvents', effect: 'none' })
    expectNothingSecret(error, [apiKey, 'very-private'])
    expectNothingSecret(await rejectionOf(client.approved()), [apiKey, 'very-private'])
  })
})

describe('options', () => {
  it.each([
    ['no URL', { url: undefined }, 'options.url'],
    ['a URL of HTTP', { url: 'http://127.0.0.1:8080' }, 'options.url'],
    ['a URL with a user', { url: 'ws://george:secret@127.0.0.1:8080' }, 'options.url'],
    ['a URL with a fragment', { url: `${url}#a` }, 'options.url'],
    ['a dialect that nobody speaks', { dialect: 'graphql' }, 'options.dialect'],
    ['an API key in the dialect events', { apiKey }, 'options.apiKey'],
    ['an empty API key', { dialect: 'tokens', apiKey: '' }, 'options.apiKey'],
    ['an API key with a line end', { dialect: 'tokens', apiKey: 'a\nb' }, 'options.apiKey'],
    ['an API key as a header', { headers: { 'Users-Api-Key': apiKey } }, 'options.headers.users-api-key'],
    [
      'a header of the handshake',
      { headers: { 'Sec-WebSocket-Key': 'a' } },
      'options.headers.sec-websocket-key',
    ],
    ['a header of the connection', { headers: { Upgrade: 'h2c' } }, 'options.headers.Upgrade'],
    ['headers that are a Headers', { headers: new Headers() }, 'options.headers'],
    ['a WebSocket that is none', { WebSocket: {} }, 'options.WebSocket'],
    ['a WebSocket that is no class', { WebSocket: () => ({}) }, 'options.WebSocket'],
    ['a back-off that is none', { reconnect: { minDelay: 0 } }, 'options.reconnect.minDelay'],
    ['a timeout of zero', { timeout: 0 }, 'options.timeout'],
    ['a schedule that is none', { schedule: 7 }, 'options.schedule'],
    ['a misspelt option', { api_key: apiKey }, 'options.api_key'],
  ])('with %s are refused', (_, options, argument) => {
    const error = refused(options)
    expect(error.argument).toBe(argument)
    expectNothingSecret(error, [apiKey, 'george:secret'])
  })

  it('are needed', () => {
    expect(refusedBy(() => connectUsersEvents(undefined as never)).argument).toBe('options')
  })

  it('need a WebSocket class where the runtime has none', () => {
    vi.stubGlobal('WebSocket', undefined)
    Reflect.deleteProperty(globalThis, 'WebSocket')
    const error = refusedBy(() => connectUsersEvents({ url }))
    expect(error.argument).toBe('options.WebSocket')
    expect(error.message).toContain('npm install ws')
  })
})

describe('in a browser', () => {
  const inBrowser = (): void => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
  }

  it.each([
    ['headers', { headers: { origin: 'trusted-host' } }, 'options.headers'],
    ['an API key', { dialect: 'tokens', apiKey }, 'options.apiKey'],
  ])('%s are a TypeError that says why', (_, options, argument) => {
    inBrowser()
    let error: unknown
    try {
      connectUsersEvents({ url, WebSocket, ...options } as EventsOptions)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(TypeError)
    expect(isKitError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'invalid_argument', argument, operation: 'connectUsersEvents' })
    expect((error as Error).message).toContain('a page sets no headers of a WebSocket')
    expectNothingSecret(error, [apiKey])
  })

  it('the global WebSocket is all that is needed', async () => {
    inBrowser()
    const { WebSocket: Scripted, connections } = scriptedSockets()
    vi.stubGlobal('WebSocket', Scripted)
    const client = connectUsersEvents({ url })
    await settle()
    expect(connections).toHaveLength(1)
    expect(connections[0]!.headers).toBeUndefined()
    client.close()
  })
})
