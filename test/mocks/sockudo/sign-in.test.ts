import { describe, expect, it } from 'vitest'
import { enter, signIn } from './authorized.ts'
import { type Client, connected, problem } from './client.ts'
import { setup } from './setup.ts'

const signedIn = (user: object): object => ({
  event: 'pusher:signin_success',
  data: { user_data: JSON.stringify(user) },
})
const online = (...ids: string[]): object => ({ event: 'online', data: { user_ids: ids } })
const offline = (...ids: string[]): object => ({ event: 'offline', data: { user_ids: ids } })
const toUser = (user: string): { channel: string } => ({ channel: `#server-to-user-${user}` })

function member(client: Client, channel: string, user: string): void {
  enter(client, channel, user)
  client.frames()
}

describe('signing in', () => {
  it.each(['app-key:', 'other-key:', ''])('succeeds with the signature after "%s"', (prefix) => {
    const { fake } = setup()
    const client = connected(fake)
    signIn(client, { id: 'ann', user_info: { name: 'Ann' } }, prefix)
    expect(client.frames()).toEqual([signedIn({ id: 'ann', user_info: { name: 'Ann' } })])
    expect(fake.connections).toMatchObject([{ userId: 'ann' }])
  })

  it.each([
    ['no data', undefined, 4000, 'Invalid message format: Invalid signin data format'],
    ['text', '{}', 4000, 'Invalid message format: Invalid signin data format'],
    ['no user', { auth: 'x' }, 4009, "Authentication error: Missing 'user_data' field in signin data"],
    ['no auth', { user_data: '{}' }, 4009, "Authentication error: Missing 'auth' field in signin data"],
    [
      'a user who is not JSON',
      { auth: 'x', user_data: 'x' },
      4009,
      'Authentication error: Invalid user_data JSON: Invalid JSON value',
    ],
    [
      'a user whose id is a number',
      { auth: 'x', user_data: '{"id":5}' },
      4009,
      "Authentication error: Missing 'id' field in user_data",
    ],
    [
      'capabilities of the wrong kind',
      { auth: 'x', user_data: '{"id":"a","capabilities":5}' },
      4009,
      'Authentication error: Invalid capabilities in user_data: invalid type: integer `5`, expected struct ConnectionCapabilities',
    ],
    [
      'a wrong signature',
      { auth: 'app-key:00', user_data: '{"id":"a"}' },
      4009,
      'Authentication error: Connection not authorized for signin.',
    ],
  ])('with %s is refused, and the connection stays', (_, data, code, message) => {
    const { fake } = setup()
    const client = connected(fake)
    client.send({ event: 'pusher:signin', data })
    expect(client.frames()).toEqual([problem(code, message)])
    expect(client.ended).toBeUndefined()
    expect(fake.connections).toMatchObject([{ userId: undefined }])
  })

  it('is refused where it is disabled, and nobody has to', () => {
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', userAuthentication: false }
    const { fake, time } = setup({ apps: [app], activityTimeout: 86_400_000 })
    const client = connected(fake)
    signIn(client, { id: 'ann' })
    expect(client.frames()).toEqual([
      problem(4009, 'Authentication error: User authentication is disabled for this app'),
    ])
    time.advance(3_600_000)
    expect(client.ended).toBeUndefined()
  })

  it('keeps a socket from being closed after an hour', () => {
    const { fake, time } = setup({ activityTimeout: 86_400_000 })
    const client = connected(fake)
    signIn(client, { id: 'ann' })
    time.advance(3_600_000)
    expect(client.ended).toBeUndefined()
  })
})

describe('an event for a user', () => {
  it('reaches every socket of the user, and no other', async () => {
    const { fake, publish } = setup()
    const clients = [connected(fake), connected(fake), connected(fake)] as const
    for (const [index, id] of ['ann', 'ann', 'ben'].entries()) signIn(clients[index]!, { id })
    for (const client of clients) client.frames()
    await publish(toUser('ann'))
    const event = { event: 'created', channel: '#server-to-user-ann', data: 'x' }
    expect(clients.map((client) => client.frames())).toEqual([[event], [event], []])
  })

  it('does not reach who only subscribed to its channel', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('#server-to-user-ann')
    client.frames()
    await publish(toUser('ann'))
    expect(client.frames()).toEqual([])
  })

  it('reaches who is the user in a presence channel, even after leaving it', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    member(client, 'presence-a', 'ann')
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'presence-a' } })
    await publish(toUser('ann'))
    expect(client.frames()).toHaveLength(1)
  })

  it('reaches a socket by the first user that it was in a presence channel', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    member(client, 'presence-a', 'first')
    member(client, 'presence-b', 'second')
    await publish(toUser('second'))
    expect(client.frames()).toEqual([])
    await publish(toUser('first'))
    expect(client.frames()).toHaveLength(1)
  })

  it('reaches a socket only by the user that signed in last', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    member(client, 'presence-a', 'member')
    for (const id of ['first', 'last']) signIn(client, { id })
    client.frames()
    for (const user of ['member', 'first']) await publish(toUser(user))
    expect(client.frames()).toEqual([])
    await publish(toUser('last'))
    expect(client.frames()).toHaveLength(1)
  })
})

describe('a user is ended over HTTP', () => {
  it.each([
    ['terminate_connections', 4009, 'You got disconnected by the app.'],
    ['force_reconnect', 4200, 'Force reconnect requested by the app.'],
  ])('by %s, signed in or only present', async (operation, code, reason) => {
    const { fake, post } = setup()
    const [signed, present, other] = [connected(fake), connected(fake), connected(fake)]
    signIn(signed, { id: 'ann' })
    member(present, 'presence-a', 'ann')
    signIn(other, { id: 'ben' })
    for (const client of [signed, present]) client.frames()
    await post(`/users/ann/${operation}`)
    for (const client of [signed, present]) {
      expect(client.frames()).toEqual([problem(code, reason)])
      expect(client.ended).toEqual({ code, reason })
    }
    expect(other.ended).toBeUndefined()
  })
})

describe('a watchlist', () => {
  it('is told to be offline before the sign-in is confirmed, even when the user signed in without one', () => {
    const { fake } = setup()
    const [ben, ann] = [connected(fake), connected(fake)]
    signIn(ben, { id: 'ben' })
    signIn(ann, { id: 'ann', watchlist: ['ben', 'cleo'] })
    const user = { id: 'ann', watchlist: ['ben', 'cleo'] }
    expect(ann.frames()).toEqual([offline('ben', 'cleo'), signedIn(user)])
  })

  it('tells who is there of those that signed in with a watchlist', () => {
    const { fake } = setup()
    const [ben, ann] = [connected(fake), connected(fake)]
    signIn(ben, { id: 'ben', watchlist: [] })
    signIn(ann, { id: 'ann', watchlist: ['ben', 'cleo'] })
    expect(ann.frames().slice(0, 2)).toEqual([online('ben'), offline('cleo')])
  })

  it('tells the watchers who comes, and who comes too', () => {
    const { fake } = setup()
    const [ann, ben] = [connected(fake), connected(fake)]
    signIn(ann, { id: 'ann', watchlist: ['ben'] })
    ann.frames()
    signIn(ben, { id: 'ben', watchlist: [] })
    expect(ann.frames()).toEqual([online('ben')])
    expect(ben.frames()[0]).toEqual(online('ben'))
  })

  it('is never told that somebody left', () => {
    const { fake } = setup()
    const [ann, ben, cleo] = [connected(fake), connected(fake), connected(fake)]
    signIn(ann, { id: 'ann', watchlist: ['ben'] })
    signIn(ben, { id: 'ben', watchlist: [] })
    ann.frames()
    ben.leave()
    expect(ann.frames()).toEqual([])
    signIn(cleo, { id: 'cleo', watchlist: ['ben'] })
    expect(cleo.frames()[0]).toEqual(online('ben'))
  })

  it('says nothing where its events are disabled', () => {
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', watchlistEvents: false }
    const client = connected(setup({ apps: [app] }).fake)
    signIn(client, { id: 'ann', watchlist: ['ben'] })
    expect(client.frames()).toEqual([signedIn({ id: 'ann', watchlist: ['ben'] })])
  })
})
