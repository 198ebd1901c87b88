// The socket of the fake in the dialect of tokens: what release 0.5.0 does.

import { describe, expect, it } from 'vitest'
import { setupUsers } from './setup.ts'

const key = { 'users-api-key': 'my-secret-key' }

describe('meta over the socket of tokens', () => {
  it('is answered with the property and the user of the request, in each of its four forms', () => {
    const { connect } = setupUsers({ dialect: 'tokens' })
    const client = connect(key)
    const ask = (request: object): unknown => {
      client.send({ type: 'MetaRequest', username: 'george', ...request })
      return client.frames()
    }
    const common = { type: 'MetaRequest', username: 'george' }
    expect(ask({ val: { sister: 'sam' } })).toEqual([{ ...common, val: { sister: 'sam' } }])
    expect(ask({})).toEqual([{ ...common, val: { sister: 'sam' } }])
    expect(ask({ property: 'brother', val: 'mat' })).toEqual([{ ...common, property: 'brother', val: 'mat' }])
    expect(ask({ property: 'brother' })).toEqual([{ ...common, property: 'brother', val: 'mat' }])
  })

  it('is refused without the key, and without a word about the user and the property', () => {
    const { fake, connect } = setupUsers({ dialect: 'tokens' })
    const client = connect({ origin: 'localhost' })
    client.send({ type: 'MetaRequest', username: 'george', property: 'brother', val: 'x' })
    expect(client.frames()).toEqual([
      { type: 'MetaRequest', error: 'You do not have permission to make this request' },
    ])
    expect(fake.users[2]?.meta).toEqual({ brother: 'mat' })
  })

  it('is answered where the type is a list with that one word, as JavaScript makes the word of it', () => {
    const { connect } = setupUsers({ dialect: 'tokens' })
    const client = connect(key)
    client.send({ type: ['MetaRequest'], username: 'george', property: 'brother' })
    expect(client.frames()).toMatchObject([{ type: 'MetaRequest', val: 'mat' }])
  })

  it('looks for the user before it looks at the key', () => {
    const { connect } = setupUsers({ dialect: 'tokens' })
    const client = connect({ origin: 'localhost' })
    client.send({ type: 'MetaRequest', username: 'george3' })
    expect(client.frames()).toEqual([{ type: 'MetaRequest', error: 'Could not find user george3' }])
  })

  it('says errors without `Error: ` in front', () => {
    const { connect } = setupUsers({ dialect: 'tokens' })
    const client = connect(key)
    client.send({ type: 'MetaRequest', username: 'a b' })
    client.send({ type: 'MetaRequest' })
    expect(client.frames().map(({ error }) => error)).toEqual([
      'Please only use alpha numeric characters for your username',
      'Please enter a valid username',
    ])
  })
})

describe('a client of the socket of tokens', () => {
  it('gets no answer to anything else, echoes included', () => {
    const { connect } = setupUsers({ dialect: 'tokens' })
    const client = connect(key)
    for (const type of ['Echo', 'Login', 9, '9', 'toString', null]) client.send({ type, username: 'george' })
    client.send({ eventType: 10, message: 'Hello world?' })
    client.send({ eventType: 9, username: 'george' })
    for (const text of ['{', 'null', '[]', '"MetaRequest"']) client.send(text)
    expect(client.frames()).toEqual([])
    expect(client.ended).toBeUndefined()
  })
})
