import { describe, expect, it, vi } from 'vitest'
import { EventType, TokenType } from '../../../src/services/users/index.ts'
import { settle } from '../../../src/testing/turn.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { connected, connectedTokens } from './connected.ts'

const file = { _id: '1', name: 'cat.png', identifier: 'a1B2c3D4e5F6g7H8' }
const bucket = { _id: '2', name: 'holiday', identifier: 'webinate-bucket-a1b2c3d4' }
const username = 'george'

const events = [
  ['Login', { eventType: 1, username }],
  ['Logout', { eventType: 2, username }],
  ['Activated', { eventType: 3, username }],
  ['Removed', { eventType: 4, username }],
  ['FileUploaded', { eventType: 5, username, file }],
  ['FileRemoved', { eventType: 6, file }],
  ['BucketUploaded', { eventType: 7, username, bucket }],
  ['BucketRemoved', { eventType: 8, bucket }],
  ['MetaRequest', { eventType: 9, val: { sister: 'sam' } }],
  ['Echo', { eventType: 10, message: 'Hello world?' }],
] as const

const tokens = [
  ['Login', { type: 'Login', username }],
  ['Logout', { type: 'Logout', username }],
  ['Activated', { type: 'Activated', username }],
  ['Removed', { type: 'Removed', username }],
  ['FileUploaded', { type: 'FileUploaded', username, file }],
  ['FileRemoved', { type: 'FileRemoved', username, file }],
  ['BucketUploaded', { type: 'BucketUploaded', username, bucket }],
  ['BucketRemoved', { type: 'BucketRemoved', username, bucket }],
  ['MetaRequest', { type: 'MetaRequest', val: 'mat', property: 'brother', username }],
] as const

describe('an event', () => {
  it.each(events)('%s reaches the listeners to its number, and to all events', async (name, frame) => {
    const { client, last } = await connected()
    const told: unknown[] = []
    client.on(EventType[name], (event) => told.push(event))
    client.on('event', (event) => told.push(event))
    last.open()
    last.say(frame)
    expect(told).toEqual([frame, frame])
  })

  it.each(tokens)('%s of the dialect tokens reaches the listeners to its word', async (name, frame) => {
    const { client, last } = await connectedTokens()
    const told: unknown[] = []
    client.on(TokenType[name], (event) => told.push(event))
    client.on('event', (event) => told.push(event))
    last.open()
    last.say(frame)
    expect(told).toEqual([frame, frame])
  })

  it('keeps fields that the contract does not know', async () => {
    const { client, last } = await connected()
    const told: unknown[] = []
    client.on(EventType.FileUploaded, (event) => told.push(event))
    last.open()
    last.say({ eventType: 5, username, file, files: [file] })
    expect(told).toEqual([{ eventType: 5, username, file, files: [file] }])
  })

  it('is no longer told to who has ended the listening', async () => {
    const { client, last } = await connected()
    const told: unknown[] = []
    const off = client.on(EventType.Login, (event) => told.push(event))
    last.open()
    last.say(events[0][1])
    off()
    last.say(events[0][1])
    expect(told).toHaveLength(1)
  })

  it('reaches the other listeners when one throws', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      const { client, last } = await connected()
      const told: unknown[] = []
      client.on(EventType.Login, () => {
        throw new Error('mine')
      })
      client.on(EventType.Login, (event) => told.push(event))
      last.open()
      last.say(events[0][1])
      expect(told).toHaveLength(1)
      expect(print).toHaveBeenCalledOnce()
    } finally {
      print.mockRestore()
    }
  })

  it('is not listened to under a name that does not exist', async () => {
    const { client } = await connected()
    expect(() => client.on(11 as never, () => {})).toThrow(/must be one of 1, 2, .*event, unknown, invalid/)
  })
})

describe('a frame of an unknown type', () => {
  it.each([{ eventType: 11, what: 1 }, { eventType: '1', username }, { type: 'Login', username }, {}])(
    '%j is told as unknown, and as nothing else',
    async (frame) => {
      const { client, last } = await connected()
      const told: unknown[] = []
      client.on('unknown', (unknown) => told.push(unknown))
      client.on('event', () => told.push('event'))
      client.on('invalid', () => told.push('invalid'))
      client.on('error', () => {})
      last.open()
      last.say(frame)
      expect(told).toEqual([frame])
    },
  )

  it('of the other dialect is told as unknown', async () => {
    const { client, last } = await connectedTokens()
    const told: unknown[] = []
    client.on('unknown', (unknown) => told.push(unknown))
    client.on('error', () => {})
    last.open()
    last.say({ eventType: 1, username })
    last.say({ type: 'Echo', message: 'Hello world?' })
    expect(told).toHaveLength(2)
  })
})

describe('a frame that cannot be read', () => {
  it.each([
    ['no JSON', 'Hello world?', 'is not JSON'],
    ['no object', '[1]', 'is not an object'],
    ['null', 'null', 'is not an object'],
    ['a login without a user', '{"eventType":1}', 'has no username that is a string'],
    ['an upload without a file', '{"eventType":5,"username":"george"}', 'has no file that is an object'],
    ['an upload of a list', '{"eventType":5,"username":"george","file":[]}', 'has no file that is an object'],
    ['an echo of a number', '{"eventType":10,"message":7}', 'has no message that is a string'],
    ['an error that is no text', '{"eventType":9,"error":true}', 'has an error that is not a string'],
  ])('because it is %s is told as invalid, with the text and the reason', async (_, raw, reason) => {
    const { client, last } = await connected()
    const told: unknown[] = []
    client.on('invalid', (invalid) => told.push(invalid))
    client.on('event', () => told.push('event'))
    client.on('unknown', () => told.push('unknown'))
    last.open()
    last.say(raw)
    expect(told).toEqual([{ raw, reason: `the frame ${reason}` }])
  })

  it('because it is binary is told as invalid', async () => {
    const { client, last } = await connected()
    const told: unknown[] = []
    client.on('invalid', (invalid) => told.push(invalid))
    last.open()
    last.binary()
    expect(told).toEqual([{ raw: '', reason: 'the frame is binary; the server sends text' }])
  })

  it('does not end the connection', async () => {
    const { client, last } = await connected()
    last.open()
    for (const raw of ['', '{', 'null', '{"eventType":{}}', '{"eventType":10}', '"__proto__"']) last.say(raw)
    expect(client.state).toBe('open')
  })
})

describe('an iteration', () => {
  it('gives the events that came before it, in order, and ends after close()', async () => {
    const { client, last } = await connected()
    last.open()
    last.say(events[0][1])
    last.say('not JSON')
    last.say(events[1][1])
    const seen: number[] = []
    for await (const event of client) {
      seen.push(event.eventType)
      if (event.eventType === EventType.Logout) client.close()
    }
    expect(seen).toEqual([1, 2])
  })

  it('goes on over a lost connection', async () => {
    const { client, clock, connections, approve } = await connected({ reconnect: { jitter: 0 } })
    const iterator = client[Symbol.asyncIterator]()
    await approve()
    connections[0]!.say(events[0][1])
    connections[0]!.end()
    await clock.advance(500)
    connections[1]!.open()
    connections[1]!.say(events[1][1])
    expect([await iterator.next(), await iterator.next()]).toMatchObject([
      { value: { eventType: 1 } },
      { value: { eventType: 2 } },
    ])
  })

  it('starts empty when somebody listens to events instead', async () => {
    const { client, last } = await connected()
    client.on(EventType.Login, () => {})
    last.open()
    last.say(events[0][1])
    const next = client[Symbol.asyncIterator]().next()
    last.say(events[1][1])
    expect(await next).toMatchObject({ value: { eventType: 2 } })
  })

  it('finds the last thousand of the events that came before it', async () => {
    const { client, last } = await connected()
    last.open()
    for (let count = 0; count <= 1001; count++) last.say({ eventType: 1, username: `user${count}` })
    client.close()
    const names: unknown[] = []
    for await (const event of client) names.push('username' in event && event.username)
    expect([names.length, names.at(0), names.at(-1)]).toEqual([1000, 'user2', 'user1001'])
  })

  it('is there for several readers at once', async () => {
    const { client, last } = await connected()
    const [one, two] = [client[Symbol.asyncIterator](), client[Symbol.asyncIterator]()]
    last.open()
    last.say(events[0][1])
    expect(await Promise.all([one.next(), two.next()])).toMatchObject([
      { value: { eventType: 1 } },
      { value: { eventType: 1 } },
    ])
  })
})

describe('echo', () => {
  it('sends the message as the document has it, and resolves to the echo', async () => {
    const { client, last, approve } = await connected()
    await approve()
    const heard: string[] = []
    client.on(EventType.Echo, ({ message }) => heard.push(message))
    const echo = client.echo('Hello world?')
    expect(last.sent.at(-1)).toEqual({ eventType: 10, message: 'Hello world?' })
    last.say({ eventType: 10, message: 'Hello world?' })
    expect(await echo).toEqual({ eventType: 10, message: 'Hello world?' })
    expect(heard).toEqual(['Hello world?'])
  })

  it('asks for a broadcast only when it is told to', async () => {
    const { client, last, approve } = await connected()
    await approve()
    const both = Promise.all([client.echo('a', { broadcast: true }), client.echo('b', { broadcast: false })])
    expect(last.sent.slice(-2)).toEqual([
      { eventType: 10, message: 'a', broadcast: true },
      { eventType: 10, message: 'b' },
    ])
    last.say({ eventType: 10, message: 'b' })
    last.say({ eventType: 10, message: 'a' })
    expect(await both).toMatchObject([{ message: 'a' }, { message: 'b' }])
  })

  it('waits until the connection is approved', async () => {
    const { client, last, approve } = await connected()
    const echo = client.echo('')
    last.open()
    expect(last.sent).toHaveLength(1)
    await approve()
    expect(last.sent.at(-1)).toEqual({ eventType: 10, message: '' })
    last.say({ eventType: 10, message: '' })
    await echo
  })

  it('is answered once, although the server may answer several times', async () => {
    const { client, last, approve } = await connected()
    await approve()
    const heard: string[] = []
    client.on(EventType.Echo, ({ message }) => heard.push(message))
    const echo = client.echo('Hello world?')
    last.say({ eventType: 10, message: 'Hello world?' })
    last.say({ eventType: 10, message: 'Hello world?' })
    expect(await echo).toMatchObject({ message: 'Hello world?' })
    expect(heard).toHaveLength(2)
  })

  it('that is broadcast and whose connection is lost may have reached others', async () => {
    const { client, last, approve } = await connected()
    await approve()
    const broadcast = rejectionOf(client.echo('a', { broadcast: true }))
    const alone = rejectionOf(client.echo('b'))
    last.end()
    expect(await broadcast).toMatchObject({ code: 'connection_lost', effect: 'unknown', operation: 'echo' })
    expect(await alone).toMatchObject({ code: 'connection_lost', effect: 'none' })
  })

  it('that cannot be sent rejects, and says why', async () => {
    const { client, last, approve } = await connected()
    await approve()
    last.failToSend(new Error('the buffer is full'))
    const error = await rejectionOf(client.echo('a', { broadcast: true }))
    expect(error).toMatchObject({ name: 'ConnectionError', effect: 'none', operation: 'echo' })
    expect(error.message).toContain('the buffer is full')
  })

  it('that runs out of time before the connection is approved is never sent', async () => {
    const { client, clock, last, approve } = await connected()
    const late = rejectionOf(client.echo('late', { timeout: 1000, broadcast: true }))
    await clock.advance(1000)
    expect(await late).toMatchObject({ name: 'TimeoutError', effect: 'none' })
    await approve()
    expect(last.sent).not.toContainEqual(expect.objectContaining({ message: 'late' }))
  })

  it.each([7, undefined, '\ud800'])('refuses %j as the message', async (message) => {
    const { client } = await connected()
    expect(await rejectionOf(client.echo(message as string))).toMatchObject({
      name: 'ArgumentError',
      argument: 'message',
      operation: 'echo',
    })
  })

  it('refuses a broadcast that is neither true nor false, and options that do not exist', async () => {
    const { client } = await connected()
    const broadcast = 'yes' as never
    expect(await rejectionOf(client.echo('a', { broadcast }))).toMatchObject({
      argument: 'options.broadcast',
    })
    expect(await rejectionOf(client.echo('a', { to: 'all' } as never))).toMatchObject({
      argument: 'options.to',
    })
  })

  it('does not exist in the dialect tokens', async () => {
    const { client } = await connectedTokens()
    await settle()
    expect('echo' in client).toBe(false)
  })
})
