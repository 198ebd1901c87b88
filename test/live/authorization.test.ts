// pusher-js on the real server, with what the handlers of this kit answer.

import { createHmac } from 'node:crypto'
import Pusher, { type Channel } from 'pusher-js'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { ArgumentError } from '../../src/errors.ts'
import { createSockudo, generateEncryptionMasterKey } from '../../src/services/sockudo/index.ts'
import { type Backend, serve } from './support/serve.ts'
import { openSocket } from './support/socket.ts'

const { url } = inject('sockudo')
const server = new URL(url)
const encryptionMasterKey = generateEncryptionMasterKey()
const sockudo = createSockudo(url, { encryptionMasterKey })
const run = Math.random().toString(36).slice(2, 8)
const clients: Pusher[] = []
let backend: Backend

beforeAll(async () => {
  const userOf = (request: Request): string => request.headers.get('x-user') ?? 'nobody'
  backend = await serve({
    '/auth': sockudo.authHandler({
      authorize(request, { channel }) {
        if (channel.includes('closed')) return false
        const name = userOf(request)
        return channel.startsWith('presence-') ? { user_id: name, user_info: { name: `${name} Ü` } } : true
      },
    }),
    '/user-auth': sockudo.userAuthHandler({
      authenticate: (request) =>
        userOf(request) !== 'nobody' && { id: `${run}-${userOf(request)}`, watchlist: ['x'] },
    }),
  })
})
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect()
})
afterAll(async () => {
  await backend.close()
  await sockudo.close()
})

function connect(user?: string): Pusher {
  const headers = user === undefined ? {} : { 'x-user': user }
  const client = new Pusher(server.username, {
    cluster: '',
    wsHost: server.hostname,
    wsPort: Number(server.port),
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: { transport: 'ajax', endpoint: `${backend.url}/auth`, headers },
    userAuthentication: { transport: 'ajax', endpoint: `${backend.url}/user-auth`, headers },
  })
  clients.push(client)
  return client
}

type Bindable = { bind(event: string, callback: (data: any) => void): unknown }

function happens(target: Bindable, event: string, failure?: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event}`)), 5000)
    const settle = (settled: (data: any) => void) => (data: any) => {
      clearTimeout(timer)
      settled(data)
    }
    target.bind(event, settle(resolve))
    if (failure !== undefined)
      target.bind(
        failure,
        settle((data) => reject(new Error(`${failure} ${JSON.stringify(data)}`))),
      )
  })
}

async function subscribed(client: Pusher, name: string): Promise<{ channel: Channel; data: any }> {
  const channel = client.subscribe(name)
  const data = await happens(channel, 'pusher:subscription_succeeded', 'pusher:subscription_error')
  return { channel, data }
}

const refusal = (client: Pusher, name: string): Promise<any> =>
  happens(client.subscribe(name), 'pusher:subscription_error', 'pusher:subscription_succeeded')

describe('pusher-js', () => {
  test('joins a private channel and receives', async () => {
    const { channel } = await subscribed(connect(), `private-${run}@a,b;c=d.e_f`)
    const created = happens(channel, 'created')
    await sockudo.trigger(channel.name, 'created', { text: 'ü' })
    expect(await created).toEqual({ text: 'ü' })
  })

  test('joins a presence channel, and sees who else is there', async () => {
    const name = `presence-${run}`
    const { data: first } = await subscribed(connect('ann'), name)
    expect(first.me).toEqual({ id: 'ann', info: { name: 'ann Ü' } })
    const { data: second } = await subscribed(connect('ben'), name)
    expect(second.members).toEqual({ ann: { name: 'ann Ü' }, ben: { name: 'ben Ü' } })
    const { users } = await sockudo.channelUsers(name)
    expect(users.map(({ id }) => id).toSorted()).toEqual(['ann', 'ben'])
  })

  test('joins an encrypted channel and decrypts, while another without its key cannot', async () => {
    const name = `private-encrypted-${run}`
    const { channel } = await subscribed(connect(), name)
    const raw = openSocket(server, 'protocol=7&client=test&version=0')
    const { socket_id } = (await raw.frame('connection', ({ event }) => event.endsWith('established'))).data
    raw.send('pusher:subscribe', { channel: name, auth: sockudo.authorizeChannel(socket_id, name).auth })
    await raw.frame('subscription', ({ event }) => event.endsWith('succeeded'))
    for (const data of [{ text: 'marker ü' }, 'marker', ['marker', null]]) {
      const opened = happens(channel, 'sent')
      await sockudo.trigger(name, 'sent', data)
      expect(await opened).toEqual(data)
      channel.unbind('sent')
    }
    await sockudo.triggerBatch([{ channel: name, name: 'last', data: 'marker' }])
    const last = await raw.frame('event', ({ event }) => event === 'last')
    expect(JSON.stringify(raw.frames)).not.toContain('marker')
    expect(sockudo.openEvent(name, last.data)).toBe('marker')
    await raw.leave()
  })

  test('is refused where the backend says no', async () => {
    expect(await refusal(connect('ann'), `private-${run}-closed`)).toMatchObject({ status: 403 })
  })

  test('is refused by the server when another secret signed', async () => {
    const stranger = createSockudo(url.replace(/:[^:@]+@/, ':another-secret@'))
    const socket = openSocket(server, 'protocol=7&client=test&version=0')
    const { socket_id } = (await socket.frame('connection', ({ event }) => event.endsWith('established')))
      .data
    const channel = `private-${run}`
    socket.send('pusher:subscribe', { channel, ...stranger.authorizeChannel(socket_id, channel) })
    const answer = await socket.frame('answer', ({ event }) => /error|succeeded/.test(event))
    expect(answer.event).toMatch(/error/)
    const other = sockudo.authorizeChannel('1.2', channel)
    socket.send('pusher:subscribe', { channel, ...other })
    await socket.frame('second answer', (frame) => /error/.test(frame.event) && frame !== answer)
    await socket.leave()
  })

  test('signs in, and receives what is sent to its user', async () => {
    const client = connect('ann')
    await happens(client.connection, 'connected')
    client.signin()
    await client.user.signinDonePromise
    const noticed = happens(client.user, 'notice')
    await sockudo.sendToUser(`${run}-ann`, 'notice', { text: 'hello' })
    expect(await noticed).toEqual({ text: 'hello' })
  })

  test('is not signed in where the backend says no', async () => {
    const client = connect()
    await happens(client.connection, 'connected')
    client.signin()
    await client.user.signinDonePromise
    expect(client.user.user_data).toBeNull()
  })
})

describe('what authorizeChannel refuses', () => {
  /** Subscribes to a presence channel with text that is signed rightly by hand. */
  async function join(data: string): Promise<string> {
    const channel = `presence-${run}-raw`
    const socket = openSocket(server, 'protocol=7&client=test&version=0')
    const { socket_id } = (await socket.frame('connection', ({ event }) => event.endsWith('established')))
      .data
    const signature = createHmac('sha256', server.password)
      .update(`${socket_id}:${channel}:${data}`)
      .digest('hex')
    socket.send('pusher:subscribe', { channel, auth: `${server.username}:${signature}`, channel_data: data })
    const answer = await Promise.race([
      socket
        .frame('answer', ({ event }) => /error|succeeded/.test(event))
        .then(({ event, data: said }) => `${event} ${JSON.stringify(said)}`),
      socket.end().then(({ code }) => `closed with ${code}`),
    ]).finally(() => socket.leave())
    return answer
  }

  test.each([
    ['a number as user_id', { user_id: 7 }],
    ['no user_id', { user_info: {} }],
    ['null as user_id', { user_id: null }],
  ])('the server does not take either: %s', async (_, data) => {
    expect(() => sockudo.authorizeChannel('1.2', 'presence-a', data as never)).toThrow(ArgumentError)
    const answer = await join(JSON.stringify(data))
    expect(answer).toMatch(/^pusher:error .*Missing user_id in channel_data/)
  })

  test('the server takes an empty user_id, which is nobody: there the client is stricter', async () => {
    expect(() => sockudo.authorizeChannel('1.2', 'presence-a', { user_id: '' })).toThrow(ArgumentError)
    expect(await join('{"user_id":""}')).toContain('succeeded')
  })

  test('is not what it takes', async () => {
    expect(await join('{"user_id":"7"}')).toContain('succeeded')
  })
})
