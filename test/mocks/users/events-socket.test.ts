// The socket of the fake in the dialect of events: what the document says, and what release 0.3.2 does.

import { describe, expect, it } from 'vitest'
import { setupUsers } from './setup.ts'

const origin = 'localhost'

describe('a client of the event socket', () => {
  it('is answered with its own echo, with eventType 10 and without `broadcast`', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 10, message: 'Hello world?' })
    client.send({ eventType: 10, message: 'again', broadcast: false })
    expect(client.frames()).toEqual([
      { eventType: 10, message: 'Hello world?' },
      { eventType: 10, message: 'again' },
    ])
  })

  it('reaches everybody with a broadcast echo, itself included', () => {
    const { connect } = setupUsers()
    const [first, second] = [connect(), connect()]
    first.send({ eventType: 10, message: 'to all', broadcast: true })
    expect([first.frames(), second.frames()]).toEqual([
      [{ eventType: 10, message: 'to all' }],
      [{ eventType: 10, message: 'to all' }],
    ])
  })

  it('gets an echo without a message back as it is', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 10 })
    client.send({ eventType: 10, message: { any: ['JSON'] } })
    expect(client.frames()).toEqual([{ eventType: 10 }, { eventType: 10, message: { any: ['JSON'] } }])
  })

  it('is heard when it says the number of an event as text, which an echo corrects and meta repeats', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: '10', message: 'text' })
    client.send({ eventType: '9', username: 'george', property: 'brother' })
    expect(client.frames()).toEqual([
      { eventType: 10, message: 'text' },
      { eventType: '9', val: 'mat' },
    ])
  })

  it('gets no answer to what is no JSON, has no type, an unknown one, or one that only the server sends', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    const ignored = ['{', '', 'null', '5', '"Echo"', '[]', '{}', '{"eventType":11}', '{"eventType":"Echo"}']
    for (const text of ignored) client.send(text)
    for (let eventType = 1; eventType <= 8; eventType++) client.send({ eventType, username: 'george' })
    client.send({ eventType: { toString: 1 } })
    client.send({ type: 'MetaRequest', username: 'george' })
    expect(client.frames()).toEqual([])
    expect(client.ended).toBeUndefined()
    expect(fake.frames).toHaveLength(ignored.length + 10)
  })

  it('is understood in a binary frame as well', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    client.sendBytes('{"eventType":10,"message":"as bytes"}')
    expect(client.frames()).toEqual([{ eventType: 10, message: 'as bytes' }])
    expect(fake.frames).toMatchObject([{ data: { eventType: 10, message: 'as bytes' }, handlers: 1 }])
  })

  it('is answered as often as patterns fit its origin, which is a mistake of release 0.3.2', () => {
    const { connect } = setupUsers({ approvedSocketDomains: ['localhost', '^http://', 'never'] })
    const [twice, other] = [connect({ origin: 'http://localhost:3000' }), connect({ origin: 'http://a' })]
    twice.send({ eventType: 10, message: 'x' })
    twice.send({ eventType: 9, username: 'george', property: 'brother' })
    expect(twice.frames()).toEqual([
      { eventType: 10, message: 'x' },
      { eventType: 10, message: 'x' },
      { eventType: 9, val: 'mat' },
      { eventType: 9, val: 'mat' },
    ])
    twice.send({ eventType: 10, message: 'to all', broadcast: true })
    expect([twice.frames(), other.frames()].map(({ length }) => length)).toEqual([2, 2])
  })
})

describe('meta over the event socket', () => {
  it('sets one property, and answers with what was set', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 9, username: 'george', property: 'sister', val: 'sam' })
    expect(client.frames()).toEqual([{ eventType: 9, val: 'sam' }])
    expect(fake.users.find(({ username }) => username === 'george')?.meta).toEqual({
      brother: 'mat',
      sister: 'sam',
    })
  })

  it('sets one property to null, false, 0 and the empty text, which are values', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    for (const val of [null, false, 0, ''])
      client.send({ eventType: 9, username: 'george', property: 'brother', val })
    expect(client.frames()).toEqual([null, false, 0, ''].map((val) => ({ eventType: 9, val })))
    expect(fake.users[2]?.meta).toEqual({ brother: '' })
  })

  it('reads one property, and leaves `val` out where there is none', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 9, username: 'george', property: 'brother' })
    client.send({ eventType: 9, username: 'george', property: 'nothing' })
    client.send({ eventType: 9, username: 'george', property: 'toString' })
    expect(client.frames()).toEqual([{ eventType: 9, val: 'mat' }, { eventType: 9 }, { eventType: 9 }])
  })

  it('replaces all of it, and reads all of it', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 9, username: 'george', val: { sister: 'sam' } })
    client.send({ eventType: 9, username: 'george' })
    expect(client.frames()).toEqual(Array(2).fill({ eventType: 9, val: { sister: 'sam' } }))
  })

  it('reads where the value is false to JavaScript, instead of writing', () => {
    const { connect } = setupUsers()
    const client = connect()
    for (const val of [null, false, 0, '']) client.send({ eventType: 9, username: 'george', val })
    client.send({ eventType: 9, username: 'george', property: '', val: 0 })
    expect(client.frames()).toEqual(Array(5).fill({ eventType: 9, val: { brother: 'mat' } }))
  })

  it('takes a dot in a property for a path when it sets, and not when it reads', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 9, username: 'george', property: 'home.town', val: 'Dublin' })
    client.send({ eventType: 9, username: 'george', property: 'home.town' })
    client.send({ eventType: 9, username: 'george', property: 'home' })
    expect(client.frames()).toEqual([
      { eventType: 9, val: 'Dublin' },
      { eventType: 9 },
      { eventType: 9, val: { town: 'Dublin' } },
    ])
  })

  it('may be any JSON, whose members are then what can be read', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 9, username: 'george', val: ['a', 'b'] })
    client.send({ eventType: 9, username: 'george', property: 1 })
    client.send({ eventType: 9, username: 'george', property: 'name', val: 'x' })
    const [, second, refused] = client.frames()
    expect(second).toEqual({ eventType: 9, val: 'b' })
    expect(refused.error).toMatch(/^MongoError: Cannot create field 'name'/)
  })

  it('keeps what looks like the parts of JavaScript to itself', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send('{"eventType":9,"username":"george","property":"__proto__","val":{"polluted":true}}')
    client.send({ eventType: 9, username: 'george', property: 'polluted' })
    client.send({ eventType: 9, username: 'george', property: 'constructor.prototype.polluted', val: true })
    expect(client.frames()[1]).toEqual({ eventType: 9 })
    expect({}).not.toHaveProperty('polluted')
  })

  it.each([
    ['a user who is not there', { username: 'george3' }, 'Could not find user george3'],
    [
      'a name with other letters',
      { username: 'a b' },
      'Error: Please only use alpha numeric characters for your username',
    ],
    ['no name', {}, 'Error: Please enter a valid username'],
    ['an empty name', { username: ' ' }, 'Error: Please enter a valid username'],
    [
      'a property of the database',
      { username: 'george', property: '$set', val: 1 },
      /^MongoError: The dollar/,
    ],
    [
      'a property with an empty part',
      { username: 'george', property: 'a..b', val: 1 },
      /^MongoError: The update path/,
    ],
    ['members of the database', { username: 'george', val: { $a: 1 } }, /^MongoError: The dollar/],
    [
      'members with a dot',
      { username: 'george', val: { b: { 'a.c': 1 } } },
      /^MongoError: The dotted field 'a.c'/,
    ],
  ])('is refused for %s, in the words of the server', (_, request, error) => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 9, ...request })
    const [answer] = client.frames()
    expect(Object.keys(answer).toSorted()).toEqual(['error', 'eventType'])
    if (typeof error === 'string') expect(answer).toEqual({ eventType: 9, error })
    else expect(answer.error).toMatch(error)
  })

  it('is found by the address, and by a name with space around it', () => {
    const { connect } = setupUsers()
    const client = connect()
    client.send({ eventType: 9, username: 'george@example.com', property: 'brother' })
    client.send({ eventType: 9, username: ' george ', property: 'brother' })
    expect(client.frames()).toEqual(Array(2).fill({ eventType: 9, val: 'mat' }))
  })

  it('is answered to the one who asks, and to nobody else', () => {
    const { connect } = setupUsers()
    const [asking, other] = [connect(), connect({ origin })]
    asking.send({ eventType: 9, username: 'george' })
    expect([asking.frames().length, other.frames().length]).toEqual([1, 0])
  })
})
