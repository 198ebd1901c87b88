// Meta requests that take a time, as they do on the server: what was sent behind them is answered first.

import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '../../../mocks/node.ts'
import { createFakeUsers } from '../../../mocks/users/index.ts'
import { connectUsersEvents } from '../../../src/services/users/index.ts'
import { setupUsers } from './setup.ts'

const echo = { eventType: 10, message: 'behind it' }
const question = { eventType: 9, username: 'george', property: 'brother' }
const key = { 'users-api-key': 'my-secret-key' }

describe('a meta request that takes a time', () => {
  it('is answered behind the echo of the next frame, as often as patterns fit the origin', () => {
    const { time, connect } = setupUsers({ metaTime: 50, approvedSocketDomains: ['local', 'host'] })
    const client = connect()
    client.send(question)
    client.send(echo)
    expect(client.frames()).toEqual([echo, echo])
    time.advance(49)
    expect(client.frames()).toEqual([])
    time.advance(1)
    expect(client.frames()).toEqual(Array(2).fill({ eventType: 9, val: 'mat' }))
  })

  it('writes when its time has come, in the order of the requests', () => {
    const { fake, time, connect } = setupUsers({ metaTime: 50 })
    const client = connect()
    for (const val of ['sam', 'kim']) client.send({ ...question, val })
    expect(fake.users[2]?.meta).toEqual({ brother: 'mat' })
    time.advance(50)
    expect(fake.users[2]?.meta).toEqual({ brother: 'kim' })
    expect(client.frames().map(({ val }) => val)).toEqual(['sam', 'kim'])
  })

  it('writes also for who is gone meanwhile', () => {
    const { fake, time, connect } = setupUsers({ metaTime: 50 })
    const client = connect()
    client.send({ ...question, val: 'sam' })
    client.leave()
    time.advance(50)
    expect(fake.users[2]?.meta).toEqual({ brother: 'sam' })
    expect(client.frames()).toEqual([])
  })

  it('takes it in the dialect of tokens, too', () => {
    const { time, connect } = setupUsers({ dialect: 'tokens', metaTime: 50 })
    const client = connect(key)
    client.send({ type: 'MetaRequest', username: 'nobody' })
    expect(client.frames()).toEqual([])
    time.advance(50)
    expect(client.frames()).toEqual([{ type: 'MetaRequest', error: 'Could not find user nobody' }])
  })

  it('is forgotten when the fake is reset', () => {
    const { fake, time, connect } = setupUsers({ metaTime: 50 })
    connect().send({ ...question, val: 'sam' })
    fake.reset()
    time.advance(50)
    expect(fake.users[2]?.meta).toEqual({ brother: 'mat' })
  })
})

describe('a client that shares a connection between echoes and meta', () => {
  it('gets the echo first, and for each question its own answer, where every frame is processed twice', async () => {
    const reads: (() => void)[] = []
    const fake = createFakeUsers({
      approvedSocketDomains: ['^trusted', 'host$'],
      users: [{ username: 'george', meta: { brother: 'mat', sister: 'sam' } }],
      metaTime: 1,
      schedule: (task) => {
        reads.push(task)
        return () => {}
      },
    })
    const server = await listen(fake)
    const url = server.url.replace('http', 'ws')
    const events = connectUsersEvents({ url, headers: { origin: 'trusted-host' }, WebSocket })
    onTestFinished(async () => {
      events.close()
      await server.close()
    })
    await events.approved()
    for (const [property, value] of [
      ['brother', 'mat'],
      ['sister', 'sam'],
    ] as const) {
      const answer = events.meta.getProperty('george', property)
      await fake.waitFor(() => reads.length === 2, { message: 'the question, taken twice' })
      // Whatever the client sent with the question has been answered by now.
      expect((await events.echo('behind it')).message).toBe('behind it')
      for (const read of reads.splice(0)) read()
      expect(await answer).toBe(value)
    }
  })
})
