// What a test can make go wrong with the fake users server.

import { describe, expect, it } from 'vitest'
import type { FakeUsersFault } from '../../../mocks/users/index.ts'
import { setupUsers } from './setup.ts'

describe('a fault of a request', () => {
  it('meets the operation that it names, and says what the test wants', async () => {
    const { fake, ask } = setupUsers()
    const fault = fake.fault({
      operation: 'listUsers',
      status: 200,
      body: { error: true, message: 'no' },
      times: 1,
    })
    expect((await ask('GET', '/who-am-i')).body.error).toBe(false)
    expect((await ask('GET', '/users')).body).toEqual({ error: true, message: 'no' })
    expect((await ask('GET', '/users')).body.error).toBe(false)
    expect([fault.seen, fault.applied]).toEqual([1, 1])
    expect(fake.requests[1]).toMatchObject({ operation: 'listUsers', error: 'no' })
  })

  it('loses an answer after everything is done', async () => {
    const { fake, ask } = setupUsers()
    fake.fault({ operation: 'loginUser', drop: 'after' })
    const body = { username: 'george', password: 'password' }
    await expect(ask('POST', '/auth/login', { body })).rejects.toThrow(TypeError)
    expect(fake.events).toMatchObject([{ name: 'Login' }])
  })

  it('knows the older paths as the same operation', async () => {
    const { fake, ask } = setupUsers()
    fake.fault({ operation: 'logoutUser', status: 500 })
    expect((await ask('GET', '/logout')).status).toBe(500)
  })
})

describe('a fault of a socket', () => {
  it('loses or doubles a frame of either side, by its name', () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    const echo = (message: string): string[] => {
      client.send({ eventType: 10, message })
      return client.frames().map((frame) => frame.message)
    }
    fake.fault({ socket: 'swallow', event: 'Echo', times: 1 })
    expect(echo('answer lost')).toEqual([])
    fake.fault({ socket: { swallow: 'client' }, event: 'Echo', times: 1 })
    expect(echo('lost')).toEqual([])
    fake.fault({ socket: 'duplicate', event: 'Echo', times: 1 })
    expect(echo('answered twice')).toEqual(['answered twice', 'answered twice'])
    fake.fault({ socket: { duplicate: 'client' }, times: 1 })
    expect(echo('sent twice')).toEqual(['sent twice', 'sent twice'])
    expect(fake.frames.map(({ data }) => (data as { message: string }).message)).toEqual([
      'answer lost',
      'answered twice',
      'sent twice',
      'sent twice',
    ])
  })

  it('holds a frame back, and what follows it', async () => {
    const { fake, time, connect } = setupUsers()
    const client = connect()
    fake.fault({ socket: { delay: 100 }, event: 'Login' })
    fake.emit.login('george')
    fake.emit.logout('george')
    expect(client.frames()).toEqual([])
    time.advance(100)
    await fake.waitFor('events', { name: 'Logout' })
    await Promise.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    expect(client.frames().map(({ eventType }) => eventType)).toEqual([1, 2])
  })

  it('cuts those that are open, and closes others with a code where an event is told', () => {
    const { fake, connect } = setupUsers({ dialect: 'tokens' })
    const headers = { 'users-api-key': 'my-secret-key' }
    const first = connect(headers)
    fake.fault({ socket: 'cut', times: 1 })
    expect(first.ended).toBe('cut')
    const second = connect(headers)
    fake.fault({ socket: { close: 1011 }, event: 'Removed' })
    fake.emit.login('george')
    expect(second.ended).toBeUndefined()
    fake.emit.removed('george')
    expect(second.ended).toEqual({ code: 1011 })
    expect(fake.connections).toEqual([])
  })

  it('refuses a handshake', async () => {
    const { fake, connect } = setupUsers()
    fake.fault({ socket: 'refuse', times: 2 })
    await expect(fake.fetch('http://localhost/', { headers: { upgrade: 'websocket' } })).rejects.toThrow(
      TypeError,
    )
    expect(connect().ended).toBe('cut')
    expect((await fake.fetch('http://localhost/', { headers: { upgrade: 'websocket' } })).status).toBe(426)
  })
})

describe('what cannot go wrong', () => {
  it.each([
    ['fault.app cannot be: the server has no apps', { app: 'a', drop: 'before' }],
    ['fault.webhook cannot be', { webhook: 'lose' }],
    ['fault.clockSkew cannot be', { clockSkew: 5 }],
    ['fault.unreachableNode cannot be', { unreachableNode: true }],
    ['fault.code cannot be', { status: 503, code: 'draining' }],
    ['fault.operation is no operation of the contract', { operation: 'login', drop: 'before' }],
  ])('is refused: %s', (message, rule) => {
    const { fake } = setupUsers()
    expect(() => fake.fault(rule as unknown as FakeUsersFault)).toThrow(message)
  })
})
