import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '../../../mocks/node.ts'
import { createFakeUsers, type FakeUsers, type FakeUsersOptions } from '../../../mocks/users/index.ts'
import { OriginNotApprovedError } from '../../../src/errors.ts'
import {
  connectUsersEvents,
  createUsers,
  EventType,
  type EventsByType,
  type EventsOptions,
  type MetaStore,
  TokenType,
  type TokensOptions,
  type Users,
  type UsersEvents,
  type UsersSocket,
  type UsersTokens,
} from '../../../src/services/users/index.ts'
import { rejectionOf } from '../../support/outcome.ts'

const origin = 'trusted-host'
const socketApiKey = 'my-secret-key'
const approvedSocketDomains = ['^trusted-host$']
const george = { username: 'george', password: 'my-long-password' }

interface Served {
  readonly fake: FakeUsers
  readonly users: Users
  events(options?: Partial<EventsOptions>): UsersEvents
  tokens(options?: Partial<TokensOptions>): UsersTokens
}

async function served(options: FakeUsersOptions = {}): Promise<Served> {
  const fake = createFakeUsers({
    approvedSocketDomains,
    users: [george, { ...george, username: 'mat' }],
    ...options,
  })
  const { port, close } = await listen(fake, { port: 0 })
  const users = createUsers({ baseUrl: `http://127.0.0.1:${port}` })
  onTestFinished(async () => {
    await users.close()
    await close()
  })
  const shared = { url: `ws://127.0.0.1:${port}`, headers: { origin }, WebSocket }
  const until = <Client extends { close(): void }>(client: Client): Client => {
    onTestFinished(() => client.close())
    return client
  }
  return {
    fake,
    users,
    events: (more) => until(connectUsersEvents({ ...shared, ...more })),
    tokens: (more) => until(connectUsersEvents({ ...shared, ...more, dialect: 'tokens' })),
  }
}

/** The next event of a type. */
function next<Type extends keyof EventsByType>(client: UsersEvents, type: Type): Promise<EventsByType[Type]> {
  return new Promise((resolve) => {
    const off = client.on(type, (event) => {
      off()
      resolve(event as EventsByType[Type])
    })
  })
}

describe('a connection with an approved origin', () => {
  it('is approved', async () => {
    const { events, fake } = await served()
    await events().approved()
    expect(fake.connections).toMatchObject([{ origin, handlers: 1 }])
  })

  it('has its messages echoed, as the document shows', async () => {
    const { events } = await served()
    expect(await events().echo('Hello world?')).toEqual({ eventType: 10, message: 'Hello world?' })
  })

  it('has its broadcasts echoed to everybody, the sender included', async () => {
    const { events } = await served()
    const [one, two] = [events(), events()]
    await Promise.all([one.approved(), two.approved()])
    const heard = next(two, EventType.Echo)
    expect(await one.echo('to all', { broadcast: true })).toMatchObject({ message: 'to all' })
    expect(await heard).toEqual({ eventType: 10, message: 'to all' })
  })

  it('hears of a login and a logout over the REST API', async () => {
    const { events, users } = await served()
    const client = events()
    await client.approved()
    const login = next(client, EventType.Login)
    const logout = next(client, EventType.Logout)
    await users.login(george)
    expect(await login).toEqual({ eventType: 1, username: 'george' })
    await users.logout()
    expect(await logout).toEqual({ eventType: 2, username: 'george' })
  })

  it('reads and writes what the server keeps for a user', async () => {
    const { events } = await served()
    const { meta } = events()
    expect(await meta.set('george', { sister: 'sam' })).toEqual({ sister: 'sam' })
    expect(await meta.setProperty('george', 'brother', 'mat')).toBe('mat')
    expect(await meta.get('george')).toEqual({ sister: 'sam', brother: 'mat' })
    expect(await meta.getProperty('george', 'brother')).toBe('mat')
    expect(await meta.getProperty('george', 'uncle')).toBeUndefined()
  })

  it.each([
    ['george3', 'Could not find user george3'],
    ['geo rge!', 'Error: Please only use alpha numeric characters for your username'],
    [' ', 'Error: Please enter a valid username'],
  ])('gets the words of the server for the user %j', async (username, reason) => {
    const { events } = await served()
    expect(await rejectionOf(events().meta.get(username))).toMatchObject({ name: 'MetaRequestError', reason })
  })

  it('loses nothing that it sends while the server still looks up its session', async () => {
    const { events, users } = await served({ lookupTime: 100 })
    await users.login(george)
    const client = events({ headers: { origin, cookie: `SID=${users.session}` } })
    const echo = client.echo('Hello world?')
    expect(await client.meta.setProperty('george', 'brother', 'mat')).toBe('mat')
    expect(await echo).toMatchObject({ message: 'Hello world?' })
  })
})

describe('a connection that hears news while its session is looked up', () => {
  it.each(['events', 'tokens'] as const)('loses none of its calls, in the dialect %s', async (dialect) => {
    const { events, tokens, fake, users } = await served({ dialect, lookupTime: 300 })
    await users.login(george)
    const options = { headers: { origin, cookie: `SID=${users.session}` } }
    const client: Pick<UsersSocket, 'meta'> =
      dialect === 'events' ? events(options) : tokens({ ...options, apiKey: socketApiKey })
    const set = client.meta.setProperty('george', 'brother', 'mat')
    await fake.waitFor('connections')
    fake.emit.login('mat')
    expect(await set).toBe('mat')
  })
})

describe('a server that answers meta requests twice', () => {
  it('gives no call the answer to another one, in the dialect events', async () => {
    const { events, fake } = await served({ metaTime: 5 })
    fake.fault({ socket: 'duplicate', event: 'MetaRequest' })
    await answersEach(events().meta)
  })

  it('gives no call the answer to another one, in the dialect tokens', async () => {
    const { tokens, fake } = await served({ dialect: 'tokens', socketApiKey, metaTime: 5 })
    fake.fault({ socket: 'duplicate', event: 'MetaRequest' })
    await answersEach(tokens({ apiKey: socketApiKey }).meta)
  })

  async function answersEach(meta: MetaStore): Promise<void> {
    const nobody = rejectionOf(meta.get('nobody'))
    const written = meta.set('george', { a: 1, b: 2 })
    expect((await nobody).message).toBe('Could not find user nobody')
    expect(await written).toEqual({ a: 1, b: 2 })
    const both = [meta.getProperty('george', 'a'), meta.getProperty('george', 'b')]
    expect(await Promise.all(both)).toEqual([1, 2])
    expect(await meta.setProperty('george', 'a', 3)).toBe(3)
    expect(await meta.setProperty('george', 'a', 4)).toBe(4)
  }
})

describe('an origin that several patterns match', () => {
  it('is answered several times, and each meta request still gets its own answer', async () => {
    const patterns = ['trusted', 'host', '^trusted-host$']
    const { events, fake } = await served({ approvedSocketDomains: patterns, metaTime: 5 })
    const { meta, approved } = events()
    await approved()
    expect(fake.connections).toMatchObject([{ handlers: 3 }])
    const names = ['a', 'b', 'c', 'd', 'e']
    expect(
      await Promise.all(names.map((name) => meta.setProperty('george', name, `value of ${name}`))),
    ).toEqual(names.map((name) => `value of ${name}`))
    const read = names.map((name) => meta.getProperty('george', name))
    expect(await Promise.all(read)).toEqual(names.map((name) => `value of ${name}`))
  })
})

describe('an origin', () => {
  it.each([
    ['^example\\.com$', 'https://example.com'],
    ['^example\\.com$', 'example.com.evil.test'],
    ['^trusted-host$', 'Trusted-Host'],
    ['^ws://www.webinate.net:123$', 'http://www.webinate.net:123'],
  ])('is refused by the pattern %s when it is %s', async (pattern, refused) => {
    const { events, fake } = await served({ approvedSocketDomains: [pattern] })
    const error = await rejectionOf(events({ headers: { origin: refused } }).approved())
    expect(error).toBeInstanceOf(OriginNotApprovedError)
    expect(error.origin).toBe(refused)
    expect(fake.refusals).toMatchObject([{ origin: refused }])
  })

  it.each([
    ['localhost', 'http://localhost:3000'],
    ['localhost', 'https://localhost.evil.test'],
    ['^example\\.org', 'example.org.evil.test'],
    ['^.+\\.example\\.com$', 'https://www.example.com'],
  ])('is approved by the pattern %s when it is %s', async (pattern, approved) => {
    const { events } = await served({ approvedSocketDomains: [pattern] })
    await events({ headers: { origin: approved } }).approved()
  })

  it('is refused when there is none', async () => {
    const { events, fake } = await served({ approvedSocketDomains: ['.*'] })
    const error = await rejectionOf(events({ headers: undefined }).approved())
    expect(error).toBeInstanceOf(OriginNotApprovedError)
    expect(error.message).toContain('set headers: { origin }')
    expect(fake.refusals).toMatchObject([{ origin: undefined }])
  })

  it('that is refused opens the socket before it is cut', async () => {
    const { events } = await served()
    const told: unknown[] = []
    const client = events({ headers: { origin: 'badhost' } })
    client.on('open', () => told.push('open'))
    client.on('close', ({ code, wasClean }) => told.push([code, wasClean]))
    await rejectionOf(client.approved())
    expect(told).toEqual(['open', [1006, false]])
  })
})

describe('the dialect tokens', () => {
  const dialect = 'tokens'

  it('approves the API key without any origin, and lets it read and write meta', async () => {
    const { tokens, fake } = await served({ dialect, socketApiKey, lookupTime: 100 })
    const client = tokens({ apiKey: socketApiKey, headers: undefined })
    expect(await client.meta.setProperty('george', 'brother', 'mat')).toBe('mat')
    expect(await client.meta.get('george')).toEqual({ brother: 'mat' })
    expect(fake.connections).toMatchObject([{ origin: undefined, authorized: true }])
  })

  it('approves a wrong key by its origin, without its rights', async () => {
    const { tokens } = await served({ dialect, socketApiKey })
    const client = tokens({ apiKey: 'my-wrong-key' })
    await client.approved()
    expect(await rejectionOf(client.meta.get('george'))).toMatchObject({
      reason: 'You do not have permission to make this request',
    })
  })

  it('refuses a wrong key without an origin', async () => {
    const { tokens } = await served({ dialect, socketApiKey })
    const client = tokens({ apiKey: 'my-wrong-key', headers: undefined })
    expect(await rejectionOf(client.approved())).toBeInstanceOf(OriginNotApprovedError)
  })

  it('tells who has the key of everybody, and others of themselves', async () => {
    const { tokens, fake, users } = await served({ dialect, socketApiKey })
    await users.login(george)
    const all = tokens({ apiKey: socketApiKey })
    const own = tokens({ headers: { origin, cookie: `SID=${users.session}` } })
    await Promise.all([all.approved(), own.approved()])
    const [ofAll, ofOwn] = [all[Symbol.asyncIterator](), own[Symbol.asyncIterator]()]
    fake.emit.activated('mat')
    fake.emit.activated('george')
    expect(await ofAll.next()).toMatchObject({ value: { type: TokenType.Activated, username: 'mat' } })
    expect(await ofAll.next()).toMatchObject({ value: { type: TokenType.Activated, username: 'george' } })
    expect(await ofOwn.next()).toMatchObject({ value: { type: TokenType.Activated, username: 'george' } })
  })
})

describe('a server that goes away', () => {
  it('is connected to again, and approves again', async () => {
    const { events, fake } = await served()
    const client = events({ reconnect: { minDelay: 1, jitter: 0 } })
    await client.approved()
    const again = new Promise<void>((resolve) => client.on('reconnecting', () => resolve()))
    fake.reset()
    await again
    await client.approved()
    expect(await client.echo('back')).toMatchObject({ message: 'back' })
  })

  it('rejects a meta request midway, and says that a value may have been written', async () => {
    const { events, fake } = await served()
    const client = events({ reconnect: { minDelay: 1, jitter: 0 } })
    await client.approved()
    fake.fault({ socket: 'cut', event: 'MetaRequest', times: 1 })
    const error = await rejectionOf(client.meta.set('george', { a: 1 }))
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_lost', effect: 'unknown' })
  })
})
