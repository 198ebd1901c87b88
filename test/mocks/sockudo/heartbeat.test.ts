import { describe, expect, it } from 'vitest'
import { connect, connected, problem } from './client.ts'
import { setup } from './setup.ts'

const ping = { event: 'pusher:ping' }

describe('a silent socket', () => {
  it('is pinged after 120 seconds', () => {
    const { fake, time } = setup()
    const client = connected(fake)
    time.advance(119_999)
    expect(client.frames()).toEqual([])
    time.advance(1)
    expect(client.frames()).toEqual([ping])
  })

  it('that does not answer is closed after another 30', () => {
    const { fake, time } = setup()
    const client = connected(fake)
    time.advance(149_999)
    expect(client.ended).toBeUndefined()
    time.advance(1)
    const reason = 'Pong reply not received in time'
    expect(client.frames()).toEqual([ping, problem(4201, reason)])
    expect(client.ended).toEqual({ code: 4201, reason })
    expect(fake.connections).toEqual([])
  })

  it.each(['pusher:pong', 'pusher:ping'])('that answers with %s stays', (event) => {
    const { fake, time } = setup()
    const client = connected(fake)
    time.advance(120_000)
    client.send({ event })
    time.advance(30_000)
    expect(client.ended).toBeUndefined()
  })

  it('that sends something else than an answer is closed', () => {
    const { fake, time } = setup()
    const client = connected(fake)
    time.advance(120_000)
    client.subscribe('orders')
    time.advance(30_000)
    expect(client.ended).toMatchObject({ code: 4201 })
  })

  it('is pinged again 150 seconds after an answered ping', () => {
    const { fake, time } = setup()
    const client = connected(fake)
    time.advance(120_000)
    client.send({ event: 'pusher:pong' })
    client.frames()
    time.advance(149_999)
    expect(client.frames()).toEqual([])
    time.advance(1)
    expect(client.frames()).toEqual([ping])
  })
})

it('a socket that speaks is pinged 120 seconds after its last word', () => {
  const { fake, time } = setup()
  const client = connected(fake)
  time.advance(100_000)
  client.subscribe('orders')
  client.frames()
  time.advance(119_999)
  expect(client.frames()).toEqual([])
  time.advance(1)
  expect(client.frames()).toEqual([ping])
})

it('the timeout is told to the client', () => {
  const { fake, time } = setup({ activityTimeout: 10_000 })
  const client = connect(fake)
  expect(JSON.parse(client.frames()[0].data).activity_timeout).toBe(10)
  time.advance(10_000)
  expect(client.frames()).toEqual([ping])
})

it('a socket that does nothing that needs authorization is closed after an hour', () => {
  const { fake, time } = setup()
  const client = connected(fake)
  client.subscribe('orders')
  for (let minute = 0; minute < 59; minute++) {
    time.advance(60_000)
    client.send({ event: 'pusher:ping' })
  }
  expect(client.ended).toBeUndefined()
  time.advance(60_000)
  expect(client.ended).toEqual({ code: 4009, reason: 'Connection not authorized within timeout.' })
})

it('a socket that went away is left alone', () => {
  const { fake, time } = setup()
  const client = connected(fake)
  client.leave()
  time.advance(7_200_000)
  expect(client.frames()).toEqual([])
  expect(client.ended).toBeUndefined()
})
