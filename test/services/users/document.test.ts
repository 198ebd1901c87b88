// What the document of the users server shows, done as it shows it: with `ws` and by hand. Then the same with the kit.

import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { type Listener, listen } from '../../../mocks/node.ts'
import { createFakeUsers, type FakeUsers } from '../../../mocks/users/index.ts'
import { ConnectionError } from '../../../src/errors.ts'
import {
  connectUsersEvents,
  createUsers,
  EventType,
  type UsersEvents,
} from '../../../src/services/users/index.ts'
import { closedPort } from '../../support/loopback.ts'

const origin = 'trusted-host'
const headers = { origin }
const george = { username: 'george', password: 'my-long-password' }

interface Served {
  readonly fake: FakeUsers
  readonly rest: Listener
  /** The URL of the socket, which has a port of its own. */
  readonly url: string
}

async function served(): Promise<Served> {
  const fake = createFakeUsers({ approvedSocketDomains: ['^trusted-host$'], users: [george] })
  const [rest, socket] = [await listen(fake), await listen(fake.socketServer)]
  onTestFinished(async () => {
    await rest.close()
    await socket.close()
  })
  return { fake, rest, url: `ws://127.0.0.1:${socket.port}` }
}

function byHand(url: string, options: object): WebSocket {
  const client = new WebSocket(url, options)
  // A later error is the test's only where it listens to one.
  client.on('error', () => {})
  onTestFinished(() => client.terminate())
  return client
}

async function frameOf(client: WebSocket): Promise<Record<string, unknown>> {
  const [data] = (await once(client, 'message')) as [Buffer]
  return JSON.parse(data.toString()) as Record<string, unknown>
}

describe('the ws client of the document', () => {
  it('connects to the port of the socket, which is not that of the REST API', async () => {
    const { fake, rest, url } = await served()
    expect(new URL(url).port).not.toBe(String(rest.port))
    await once(byHand(url, { headers }), 'open')
    expect(await fake.waitFor('connections')).toMatchObject({ origin })
    expect((await fetch(url.replace('ws', 'http'))).status).toBe(426)
  })

  it('gets its "Hello world?" back, with the number 10', async () => {
    const { url } = await served()
    const client = byHand(url, { headers })
    await once(client, 'open')
    client.send(JSON.stringify({ eventType: 10, message: 'Hello world?' }))
    expect(await frameOf(client)).toEqual({ eventType: 10, message: 'Hello world?' })
  })

  it('gets a message when the server sends an event, whose number says which', async () => {
    const { rest, url } = await served()
    const client = byHand(url, { headers })
    await once(client, 'open')
    const frame = frameOf(client)
    const users = createUsers({ baseUrl: rest.url })
    onTestFinished(() => users.close())
    await users.login(george)
    expect(await frame).toEqual({ eventType: 1, username: 'george' })
  })

  it('is told when the connection has been closed', async () => {
    const { fake, url } = await served()
    const client = byHand(url, { headers })
    await once(client, 'open')
    await fake.waitFor('connections')
    const closed = once(client, 'close')
    fake.reset()
    expect((await closed)[0]).toBe(1006)
  })

  it('is told of an error when there is no server', async () => {
    const [error] = await once(byHand(`ws://127.0.0.1:${await closedPort()}`, { headers }), 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it.each([
    ['no origin', {}],
    ['an origin that is not in the list', { headers: { origin: 'https://stranger.test' } }],
  ])('is opened and then closed with %s', async (_, options) => {
    const { url } = await served()
    const client = byHand(url, options)
    const told: unknown[] = []
    client.on('open', () => told.push('open')).on('message', () => told.push('message'))
    const [code] = await once(client, 'close')
    expect([...told, code]).toEqual(['open', 1006])
  })

  it('gets no answer to a message that is not in the format of an event', async () => {
    const { url } = await served()
    const client = byHand(url, { headers })
    await once(client, 'open')
    const frame = frameOf(client)
    for (const text of [
      'Hello world?',
      '"Hello world?"',
      '{}',
      '{"message":"Hello world?"}',
      '{"eventType":1}',
    ])
      client.send(text)
    client.send(JSON.stringify({ eventType: 10, message: 'after the others' }))
    expect(await frame).toEqual({ eventType: 10, message: 'after the others' })
  })
})

describe('the client of the kit', () => {
  function connect(url: string, more: object = {}): UsersEvents {
    const events = connectUsersEvents({ url, headers, WebSocket, reconnect: false, ...more })
    onTestFinished(events.close)
    return events
  }

  it('tells open, the event and close, as the client of the document is told them', async () => {
    const { fake, rest, url } = await served()
    const events = connect(url)
    const told: unknown[] = []
    events.on('open', () => told.push('open'))
    events.on(EventType.Login, ({ username }) => told.push(username))
    events.on('error', () => {})
    const closed = new Promise<void>((resolve) => {
      events.on('close', ({ code }) => {
        told.push(code)
        resolve()
      })
    })
    await events.approved()
    const users = createUsers({ baseUrl: rest.url })
    onTestFinished(() => users.close())
    await users.login(george)
    await events.echo('after the login')
    fake.reset()
    await closed
    expect(told).toEqual(['open', 'george', 1006])
  })

  it('tells an error when there is no server', async () => {
    const events = connect(`ws://127.0.0.1:${await closedPort()}`)
    const error = await new Promise((resolve) => events.on('error', resolve))
    expect(error).toBeInstanceOf(ConnectionError)
  })

  it('is told each of the eight events that the server tells by itself, by its number', async () => {
    const { fake, url } = await served()
    const events = connect(url)
    const told: number[] = []
    events.on('event', ({ eventType }) => told.push(eventType))
    await events.approved()
    fake.emit.login('george')
    fake.emit.logout('george')
    fake.emit.activated('george')
    fake.emit.removed('george')
    fake.emit.fileUploaded('george')
    fake.emit.fileRemoved('george')
    fake.emit.bucketUploaded('george')
    fake.emit.bucketRemoved('george')
    await events.echo('after the others')
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10])
  })
})
