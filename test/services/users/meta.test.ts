import { describe, expect, it } from 'vitest'
import { ArgumentError, ConnectionError, MetaRequestError, TimeoutError } from '../../../src/errors.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { answerTo, type Connected, connected, connectedTokens } from './connected.ts'
import type { ScriptedConnection } from './scripted-socket.ts'

const george = 'george'

/** The meta requests that were sent, without probes and marks. */
function requestsOn({ sent }: ScriptedConnection): readonly object[] {
  return sent.filter(({ eventType, username }) => eventType === 9 || String(username) === george)
}

/** The server's answer to the request that went out last, without its marks. */
function answer(last: ScriptedConnection, val: unknown): void {
  last.say({ eventType: 9, val })
}

/** Sends marks back, so many times each as a server with so many handlers does: all since the last time. */
function returnMarks(last: ScriptedConnection, handlers = 1): void {
  for (const frame of last.takeSent().filter(isProbe)) {
    for (let handler = 0; handler < handlers; handler++) last.say(answerTo(frame))
  }
}

function isProbe({ message, username }: Readonly<Record<string, unknown>>): boolean {
  return String(message ?? username).startsWith('channelkit')
}

async function approved(options = {}): Promise<Connected<Awaited<ReturnType<typeof connected>>['client']>> {
  const made = await connected(options)
  await made.approve()
  made.last.takeSent()
  return made
}

describe('meta.get', () => {
  it('asks with the user alone, and resolves to all that is kept', async () => {
    const { client, last } = await approved()
    const got = client.meta.get(george)
    expect(requestsOn(last)).toEqual([{ eventType: 9, username: george }])
    answer(last, { sister: 'sam' })
    expect(await got).toEqual({ sister: 'sam' })
  })
})

describe('meta.getProperty', () => {
  it('asks with the property, and resolves to its value', async () => {
    const { client, last } = await approved()
    const got = client.meta.getProperty(george, 'brother')
    expect(requestsOn(last)).toEqual([{ eventType: 9, username: george, property: 'brother' }])
    answer(last, 'mat')
    expect(await got).toBe('mat')
  })

  it('resolves to undefined for a name under which nothing is kept', async () => {
    const { client, last } = await approved()
    const got = client.meta.getProperty(george, 'uncle')
    answer(last, undefined)
    expect(await got).toBeUndefined()
  })

  it.each(['', 7, undefined])(
    'refuses %j as the property, which the server would take for none',
    async (name) => {
      const { client, last } = await approved()
      const error = await rejectionOf(client.meta.getProperty(george, name as string))
      expect(error).toBeInstanceOf(ArgumentError)
      expect(error).toMatchObject({ argument: 'property', operation: 'requestMeta' })
      expect(requestsOn(last)).toEqual([])
    },
  )
})

describe('meta.set', () => {
  it('sends the whole object, and resolves to what is kept now', async () => {
    const { client, last } = await approved()
    const set = client.meta.set(george, { sister: 'sam' })
    expect(requestsOn(last)).toEqual([{ eventType: 9, username: george, val: { sister: 'sam' } }])
    answer(last, { sister: 'sam' })
    expect(await set).toEqual({ sister: 'sam' })
  })

  it.each([undefined, null, false, 0, '', Number.NaN])(
    'refuses %j, for which the server would read instead of write',
    async (meta) => {
      const { client, last } = await approved()
      const error = await rejectionOf(client.meta.set(george, meta as never))
      expect(error).toBeInstanceOf(ArgumentError)
      expect(error.argument).toBe('meta')
      expect(error.message).toContain('would read instead of write')
      expect(requestsOn(last)).toEqual([])
    },
  )

  it.each([['a text'], [7], [[1, 2]], [new Date(0)], [{ toJSON: () => 0 }], [{ size: Number.NaN }]])(
    'refuses %j, which is no object of names and values',
    async (meta) => {
      const { client, last } = await approved()
      expect(await rejectionOf(client.meta.set(george, meta as never))).toMatchObject({
        name: 'ArgumentError',
        argument: expect.stringMatching(/^meta/),
      })
      expect(requestsOn(last)).toEqual([])
    },
  )
})

describe('meta.setProperty', () => {
  it.each(['mat', 0, false, null, '', { age: 7 }])('writes %j', async (value) => {
    const { client, last } = await approved()
    const set = client.meta.setProperty(george, 'brother', value)
    expect(requestsOn(last)).toEqual([{ eventType: 9, username: george, property: 'brother', val: value }])
    answer(last, value)
    expect(await set).toEqual(value)
  })

  it('refuses undefined, for which the server would read instead of write', async () => {
    const { client, last } = await approved()
    const error = await rejectionOf(client.meta.setProperty(george, 'brother', undefined as never))
    expect(error).toBeInstanceOf(ArgumentError)
    expect(error).toMatchObject({ argument: 'value', operation: 'requestMeta' })
    expect(error.message).toContain('would read instead of write')
    expect(requestsOn(last)).toEqual([])
  })

  it('refuses what JSON cannot carry', async () => {
    const { client } = await approved()
    const error = await rejectionOf(client.meta.setProperty(george, 'age', Number.NaN))
    expect(error).toMatchObject({ name: 'ArgumentError', argument: 'value' })
  })

  it('writes the value as it was at the call', async () => {
    const { client, last, approve } = await connected()
    const value = { age: 7 }
    const set = client.meta.setProperty(george, 'child', value)
    value.age = 8
    await approve()
    expect(requestsOn(last)).toEqual([{ eventType: 9, username: george, property: 'child', val: { age: 7 } }])
    answer(last, { age: 7 })
    await set
  })
})

describe('an error of the server', () => {
  it.each([
    'Could not find user george3',
    'Error: Please only use alpha numeric characters for your username',
  ])('rejects with MetaRequestError: %s', async (reason) => {
    const { client, last } = await approved()
    const username = /user (\w+)$/.exec(reason)?.[1] ?? george
    const failed = rejectionOf(client.meta.set(username, { sister: 'sam' }))
    last.say({ eventType: 9, error: reason })
    const error = await failed
    expect(error).toBeInstanceOf(MetaRequestError)
    expect(error).toMatchObject({ code: 'meta_request_failed', message: reason, reason, effect: 'none' })
  })

  it('that nobody knows leaves open whether a value was written', async () => {
    const { client, last } = await approved()
    const failed = rejectionOf(client.meta.set(george, { sister: 'sam' }))
    last.say({ eventType: 9, error: 'topology was destroyed' })
    expect(await failed).toMatchObject({ effect: 'unknown', reason: 'topology was destroyed' })
  })
})

describe('meta requests', () => {
  it('wait until the connection is approved', async () => {
    const { client, last, approve } = await connected()
    const got = client.meta.get(george)
    last.open()
    expect(requestsOn(last)).toEqual([])
    await approve()
    expect(requestsOn(last)).toHaveLength(1)
    answer(last, {})
    await got
  })

  it('go out one at a time, and their answers come in order', async () => {
    const { client, last } = await approved()
    const both = Promise.all([client.meta.getProperty(george, 'a'), client.meta.getProperty(george, 'b')])
    expect(requestsOn(last)).toHaveLength(1)
    answer(last, 'first')
    expect(requestsOn(last)).toHaveLength(1)
    returnMarks(last)
    expect(requestsOn(last)).toHaveLength(2)
    answer(last, 'second')
    expect(await both).toEqual(['first', 'second'])
  })

  it('send nothing behind an answer that no other call waits for', async () => {
    const { client, last } = await approved()
    const got = client.meta.get(george)
    answer(last, {})
    await got
    expect(last.takeSent()).toEqual([
      { eventType: 9, username: george },
      { eventType: 10, message: expect.stringMatching(/^channelkit/) },
    ])
  })

  it('are not answered by a stray that came before them', async () => {
    const { client, last } = await approved()
    answer(last, 'stray')
    const got = client.meta.getProperty(george, 'a')
    answer(last, 'right')
    expect(await got).toBe('right')
  })

  it('are not answered by an answer that comes twice', async () => {
    const { client, last } = await approved()
    const both = Promise.all([client.meta.getProperty(george, 'a'), client.meta.getProperty(george, 'b')])
    returnMarks(last)
    answer(last, 'first')
    answer(last, 'first')
    returnMarks(last)
    expect(requestsOn(last)).toHaveLength(2)
    answer(last, 'second')
    expect(await both).toEqual(['first', 'second'])
  })

  it('are not answered by an error about another user', async () => {
    const { client, last } = await approved()
    const got = client.meta.get(george)
    last.say({ eventType: 9, error: 'Could not find user mat' })
    answer(last, { a: 1 })
    expect(await got).toEqual({ a: 1 })
  })

  it('get their own answer from a server that answers several times, as it does when several patterns match', async () => {
    const { client, last } = await approved()
    const both = Promise.all([client.meta.getProperty(george, 'a'), client.meta.getProperty(george, 'b')])
    returnMarks(last, 3)
    answer(last, 'first')
    answer(last, 'first')
    returnMarks(last, 3)
    expect(requestsOn(last)).toHaveLength(1)
    answer(last, 'first')
    returnMarks(last, 3)
    expect(requestsOn(last)).toHaveLength(2)
    answer(last, 'second')
    expect(await both).toEqual(['first', 'second'])
  })

  it('get their own answer also when the marks come between the answers', async () => {
    const { client, last } = await approved()
    const both = Promise.all([client.meta.getProperty(george, 'a'), client.meta.getProperty(george, 'b')])
    answer(last, 'first')
    returnMarks(last, 2)
    expect(requestsOn(last)).toHaveLength(1)
    answer(last, 'first')
    expect(requestsOn(last)).toHaveLength(1)
    returnMarks(last, 2)
    expect(requestsOn(last)).toHaveLength(2)
    answer(last, 'second')
    expect(await both).toEqual(['first', 'second'])
  })

  it('get their own answer also when all answers come before the marks', async () => {
    const { client, last } = await approved()
    const both = Promise.all([client.meta.getProperty(george, 'a'), client.meta.getProperty(george, 'b')])
    answer(last, 'first')
    answer(last, 'first')
    expect(requestsOn(last)).toHaveLength(1)
    returnMarks(last, 2)
    expect(requestsOn(last)).toHaveLength(2)
    answer(last, 'second')
    expect(await both).toEqual(['first', 'second'])
  })

  it('do not take the late answer to one that was given up, nor when it comes twice', async () => {
    const { client, clock, last } = await approved()
    const late = rejectionOf(client.meta.getProperty(george, 'a', { timeout: 1000 }))
    await clock.advance(1000)
    expect(await late).toBeInstanceOf(TimeoutError)
    const next = client.meta.getProperty(george, 'b')
    returnMarks(last)
    expect(requestsOn(last)).toHaveLength(1)
    answer(last, 'late')
    answer(last, 'late')
    expect(requestsOn(last)).toHaveLength(1)
    returnMarks(last)
    expect(requestsOn(last)).toHaveLength(2)
    answer(last, 'right')
    expect(await next).toBe('right')
  })

  it.each(['its time', 'its signal'])(
    'make the connection anew two seconds behind one that %s ended',
    async (how) => {
      const { client, clock, connections, last } = await approved({ reconnect: { jitter: 0 } })
      const controller = new AbortController()
      const options = how === 'its time' ? { timeout: 1000 } : { signal: controller.signal }
      const first = rejectionOf(client.meta.getProperty(george, 'a', options))
      const second = rejectionOf(client.meta.setProperty(george, 'b', 1, { timeout: 2500 }))
      const third = client.meta.getProperty(george, 'c')
      await clock.advance(1000)
      controller.abort(new Error('enough'))
      await first
      returnMarks(last)
      await clock.advance(1999)
      // It never went out.
      expect(await second).toMatchObject({ name: 'TimeoutError', effect: 'none' })
      expect(client.state).toBe('open')
      await clock.advance(1)
      expect(client.state).toBe('waiting')
      await clock.advance(500)
      const again = connections[1]!
      again.open()
      again.say(answerTo(again.sent[0]!))
      expect(requestsOn(again)).toEqual([{ eventType: 9, username: george, property: 'c' }])
      answer(again, 'right')
      expect(await third).toBe('right')
    },
  )

  it('make the connection anew also when each of them is aborted before that', async () => {
    const { client, clock, connections } = await approved({ reconnect: { jitter: 0 } })
    for (let call = 0; call < 6; call++) {
      const controller = new AbortController()
      const aborted = rejectionOf(client.meta.get(george, { signal: controller.signal }))
      await clock.advance(500)
      controller.abort()
      await aborted
    }
    await clock.advance(500)
    expect(connections).toHaveLength(2)
  })

  it('make the connection anew when fewer answers come than marks, as while a server attaches its handlers', async () => {
    const { client, clock, connections, last } = await approved({ reconnect: { jitter: 0 } })
    const first = client.meta.get(george)
    const second = client.meta.get(george)
    returnMarks(last, 2)
    answer(last, { a: 1 })
    expect(await first).toEqual({ a: 1 })
    returnMarks(last, 2)
    await clock.advance(2500)
    const again = connections[1]!
    again.open()
    again.say(answerTo(again.sent[0]!))
    answer(again, { a: 1 })
    expect(await second).toEqual({ a: 1 })
  })

  it('reject at once with reconnect: false, until the answer to one that was given up is there', async () => {
    const { client, clock, connections, last } = await approved({ reconnect: false })
    const first = rejectionOf(client.meta.get(george, { timeout: 1000 }))
    const second = rejectionOf(client.meta.get(george))
    await clock.advance(1000)
    await first
    returnMarks(last)
    await clock.advance(2000)
    const error = await second
    expect(error).toMatchObject({ name: 'ConnectionError', effect: 'none', operation: 'requestMeta' })
    expect(error.message).toContain('with reconnect: false')
    expect(await rejectionOf(client.meta.get(george))).toBeInstanceOf(ConnectionError)
    expect([connections.length, client.state]).toEqual([1, 'open'])
    answer(last, 'late')
    returnMarks(last)
    const third = client.meta.get(george)
    answer(last, { a: 1 })
    expect(await third).toEqual({ a: 1 })
  })

  it('that cannot be sent reject, and the next one goes out', async () => {
    const { client, last } = await approved()
    last.failToSend(new Error('the buffer is full'))
    const error = await rejectionOf(client.meta.set(george, { a: 1 }))
    expect(error).toMatchObject({ name: 'ConnectionError', effect: 'none', operation: 'requestMeta' })
    expect(error.message).toContain('the buffer is full')
    last.failToSend(undefined)
    const got = client.meta.get(george)
    answer(last, {})
    await got
  })

  it('that run out of time leave open whether a value was written', async () => {
    const { client, clock } = await approved()
    const late = rejectionOf(client.meta.set(george, { a: 1 }, { timeout: 1000 }))
    await clock.advance(1000)
    expect(await late).toMatchObject({ name: 'TimeoutError', effect: 'unknown', operation: 'requestMeta' })
  })

  it('reject when the connection is lost midway, and say what is unknown', async () => {
    const { client, last } = await approved()
    const set = rejectionOf(client.meta.set(george, { a: 1 }))
    last.end()
    const error = await set
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'connection_lost', effect: 'unknown' })
  })

  it('that were not sent when the connection was lost go out on the next one', async () => {
    const { client, clock, connections, last } = await approved({ reconnect: { jitter: 0 } })
    const first = rejectionOf(client.meta.get(george))
    const second = client.meta.get(george)
    last.end()
    expect(await first).toMatchObject({ effect: 'none' })
    await clock.advance(500)
    const again = connections[1]!
    again.open()
    again.say(answerTo(again.sent[0]!))
    answer(again, { a: 1 })
    expect(await second).toEqual({ a: 1 })
  })

  it('reject when the socket is closed', async () => {
    const { client } = await approved()
    const sent = rejectionOf(client.meta.set(george, { a: 1 }))
    const waiting = rejectionOf(client.meta.set(george, { a: 2 }))
    client.close()
    expect(await sent).toMatchObject({ code: 'client_closed', effect: 'unknown' })
    expect(await waiting).toMatchObject({ code: 'client_closed', effect: 'none' })
    expect(await rejectionOf(client.meta.get(george))).toMatchObject({ code: 'client_closed' })
  })

  it('can be aborted', async () => {
    const { client } = await approved()
    const controller = new AbortController()
    const aborted = rejectionOf(client.meta.get(george, { signal: controller.signal }))
    const reason = new Error('enough')
    controller.abort(reason)
    expect(await aborted).toBe(reason)
  })

  it.each(['', 7, undefined])('refuse %j as the user', async (username) => {
    const { client } = await approved()
    expect(await rejectionOf(client.meta.get(username as string))).toMatchObject({ argument: 'username' })
  })
})

describe('meta requests of the dialect tokens', () => {
  it('are tokens, and each takes the answer that repeats it', async () => {
    const { client, last, approve } = await connectedTokens()
    await approve()
    const both = Promise.all([
      client.meta.getProperty(george, 'a'),
      client.meta.setProperty(george, 'b', null),
    ])
    expect(requestsOn(last)).toEqual([{ type: 'MetaRequest', username: george, property: 'a' }])
    last.say({ type: 'MetaRequest', val: 'stray', username: george, property: 'b' })
    last.say({ type: 'MetaRequest', val: 'stray', username: 'mat', property: 'a' })
    last.say({ type: 'MetaRequest', val: 'stray', username: george })
    last.say({ type: 'MetaRequest', error: 'Could not find user mat' })
    last.say({ type: 'MetaRequest', val: 'first', username: george, property: 'a' })
    returnMarks(last)
    last.say({ type: 'MetaRequest', val: null, username: george, property: 'b' })
    expect(await both).toEqual(['first', null])
  })

  it('do not take an error that comes twice for their own', async () => {
    const { client, last, approve } = await connectedTokens()
    await approve()
    const refused = rejectionOf(client.meta.get(george))
    const written = client.meta.set(george, { a: 1 })
    last.takeSent()
    last.say({ type: 'MetaRequest', error: 'topology was destroyed' })
    last.say({ type: 'MetaRequest', error: 'topology was destroyed' })
    await refused
    returnMarks(last)
    last.say({ type: 'MetaRequest', val: { a: 1 }, username: george })
    expect(await written).toEqual({ a: 1 })
  })

  it('are not answered by what the server says to a probe that was sent before', async () => {
    const { client, clock, last } = await connectedTokens()
    last.open()
    await clock.advance(250)
    last.say(answerTo(last.sent[1]!))
    const got = client.meta.get(george)
    last.say(answerTo(last.sent[0]!))
    last.say({ type: 'MetaRequest', val: { a: 1 }, username: george })
    expect(await got).toEqual({ a: 1 })
  })

  it('are refused without the key, and nothing is written', async () => {
    const { client, last, approve } = await connectedTokens()
    await approve()
    const failed = rejectionOf(client.meta.set(george, { a: 1 }))
    last.say({ type: 'MetaRequest', error: 'You do not have permission to make this request' })
    expect(await failed).toMatchObject({ name: 'MetaRequestError', effect: 'none' })
  })
})
