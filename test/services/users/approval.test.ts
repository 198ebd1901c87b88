import { describe, expect, it, vi } from 'vitest'
import { OriginNotApprovedError, TimeoutError } from '../../../src/errors.ts'
import { settle } from '../../../src/testing/turn.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'
import { answerTo, connected, connectedTokens } from './connected.ts'

const headers = { origin: 'http://stranger.example' }

describe('an open connection', () => {
  it('is not approved yet', async () => {
    const { client, last } = await connected()
    let isApproved = false
    const approved = client.approved().then(() => (isApproved = true))
    last.open()
    await settle()
    expect(client.state).toBe('open')
    expect(isApproved).toBe(false)
    last.say(answerTo(last.sent[0]!))
    await approved
  })

  it('is approved when an echo comes back, which no listener hears', async () => {
    const { client, last } = await connected()
    const heard: unknown[] = []
    client.on('event', (event) => heard.push(event))
    const approved = client.approved()
    last.open()
    expect(last.sent).toEqual([
      { eventType: 10, message: expect.stringMatching(/^channelkit[0-9a-f]{24}n0$/) },
    ])
    last.say(answerTo(last.sent[0]!))
    await expect(approved).resolves.toBeUndefined()
    expect(heard).toEqual([])
  })

  it('is approved by any other frame, too', async () => {
    const { client, last } = await connected()
    last.open()
    last.say({ eventType: 1, username: 'george' })
    await expect(client.approved()).resolves.toBeUndefined()
  })

  it('of the dialect tokens is approved when the server says that it does not know a made-up user', async () => {
    const { client, last } = await connectedTokens()
    const heard: unknown[] = []
    client.on('event', (event) => heard.push(event))
    const approved = client.approved()
    last.open()
    expect(last.sent).toEqual([{ type: 'MetaRequest', username: expect.stringMatching(/^[a-z0-9]+$/) }])
    last.say(answerTo(last.sent[0]!))
    await expect(approved).resolves.toBeUndefined()
    expect(heard).toEqual([])
  })

  it('is asked again while the server drops what comes before it has looked up the session', async () => {
    const { client, clock, last } = await connected()
    const approved = client.approved()
    last.open()
    await clock.advance(250)
    expect(last.sent).toHaveLength(2)
    await clock.advance(500)
    expect(last.sent).toHaveLength(3)
    last.say(answerTo(last.sent[2]!))
    await approved
    await clock.advance(60_000)
    expect(last.sent).toHaveLength(3)
  })

  it('is asked eight times at most', async () => {
    const { clock, last } = await connected()
    last.open()
    await clock.advance(600_000)
    expect(last.sent).toHaveLength(8)
  })

  it('that answers nothing makes approved() run out of time, with nothing done', async () => {
    const { client, clock, last } = await connected()
    const late = rejectionOf(client.approved({ timeout: 1000 }))
    last.open()
    await clock.advance(1000)
    const error = await late
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ operation: 'approved', timeout: 1000, effect: 'none' })
  })
})

describe('a connection that is cut as soon as it is open', () => {
  it('rejects approved() with OriginNotApprovedError, which names the origin', async () => {
    const { client, last } = await connected({ headers })
    const refused = rejectionOf(client.approved())
    last.open()
    last.end()
    const error = await refused
    expect(error).toBeInstanceOf(OriginNotApprovedError)
    expect(error).toMatchObject({
      code: 'origin_not_approved',
      origin: 'http://stranger.example',
      effect: 'none',
      retryable: false,
      operation: 'connectUsersEvents',
    })
    expect(error.message).toContain('"http://stranger.example"')
  })

  it('says that Node clients must set the origin, where none was set', async () => {
    const { client, last } = await connected()
    const refused = rejectionOf(client.approved())
    last.open()
    last.end()
    const error = await refused
    expect(error.origin).toBeUndefined()
    expect(error.message).toContain('set headers: { origin }')
  })

  it('is never made again', async () => {
    const { client, clock, connections, last } = await connected({ headers })
    client.on('error', () => {})
    last.open()
    last.end()
    expect(client.state).toBe('closed')
    await clock.advance(600_000)
    expect(connections).toHaveLength(1)
  })

  it('is told as close, error and end, in that order', async () => {
    const { client, last } = await connected({ headers })
    const told: unknown[] = []
    client.on('close', ({ code }) => told.push(`close ${code}`))
    client.on('reconnecting', () => told.push('reconnecting'))
    client.on('error', ({ name }) => told.push(name))
    client.on('end', () => told.push('end'))
    last.open()
    last.end()
    expect(told).toEqual(['close 1006', 'OriginNotApprovedError', 'end'])
  })

  it('makes an iteration throw, and every later call reject', async () => {
    const { client, last } = await connected({ headers })
    const next = rejectionOf(client[Symbol.asyncIterator]().next())
    last.open()
    last.end()
    expect(await next).toBeInstanceOf(OriginNotApprovedError)
    expect(await rejectionOf(client.echo('Hello world?'))).toBeInstanceOf(OriginNotApprovedError)
    expect(await rejectionOf(client.meta.get('george'))).toBeInstanceOf(OriginNotApprovedError)
    expect(await rejectionOf(client.approved())).toBeInstanceOf(OriginNotApprovedError)
  })

  it('is told on the console where nobody listens, waits or reads', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      const { last } = await connected({ headers })
      last.open()
      last.end()
      expect(print).toHaveBeenCalledExactlyOnceWith(expect.any(String), expect.any(OriginNotApprovedError))
    } finally {
      print.mockRestore()
    }
  })

  it('of the dialect tokens says that the key is wrong, and not which key', async () => {
    const apiKey = 'my-secret-key'
    const { client, last } = await connectedTokens({ apiKey, headers })
    const refused = rejectionOf(client.approved())
    last.open()
    last.end()
    const error = await refused
    expect(error).toBeInstanceOf(OriginNotApprovedError)
    expect(error.message).toContain('API key')
    expectNothingSecret(error, [apiKey])
  })

  it('is a refusal on a later connection, too', async () => {
    const { client, clock, connections, approve } = await connected({ reconnect: { jitter: 0 } })
    const errors: Error[] = []
    client.on('error', (error) => errors.push(error))
    await approve()
    connections[0]!.end()
    await clock.advance(500)
    connections[1]!.open()
    connections[1]!.end()
    await clock.advance(600_000)
    expect(connections).toHaveLength(2)
    expect(errors).toEqual([expect.any(OriginNotApprovedError)])
  })
})

describe('a connection that is lost', () => {
  it('after a frame is made again', async () => {
    const { client, clock, connections, approve } = await connected({ reconnect: { jitter: 0 } })
    const told: unknown[] = []
    client.on('open', () => told.push('open'))
    client.on('close', ({ code }) => told.push(code))
    client.on('reconnecting', (next) => told.push(next))
    await approve()
    connections[0]!.end()
    expect(client.state).toBe('waiting')
    await clock.advance(500)
    connections[1]!.open()
    expect(told).toEqual(['open', 1006, { delay: 500, attempt: 1 }, 'open'])
  })

  it('before it was open is made again, and waits longer each time', async () => {
    const { client, clock, connections } = await connected({ reconnect: { jitter: 0 } })
    const delays: number[] = []
    client.on('error', () => {})
    client.on('reconnecting', ({ delay }) => delays.push(delay))
    for (const [index, pause] of [500, 1000, 2000].entries()) {
      connections[index]!.end()
      await clock.advance(pause)
    }
    expect(delays).toEqual([500, 1000, 2000])
    expect(connections).toHaveLength(4)
  })

  it('with a code of its own is made again, also before the first frame', async () => {
    const { clock, connections, last } = await connected({ reconnect: { jitter: 0 } })
    last.open()
    last.end(1012, 'restart')
    await clock.advance(500)
    expect(connections).toHaveLength(2)
  })

  it('long after it was opened is made again, although the server never said anything', async () => {
    const { clock, connections, last } = await connected({ reconnect: { jitter: 0 } })
    last.open()
    await clock.advance(10_000)
    last.end()
    await clock.advance(500)
    expect(connections).toHaveLength(2)
  })

  it('has to be approved again', async () => {
    const { client, clock, connections, approve } = await connected({ reconnect: { jitter: 0 } })
    await approve()
    connections[0]!.end()
    await clock.advance(500)
    let isApproved = false
    const approved = client.approved().then(() => (isApproved = true))
    connections[1]!.open()
    await settle()
    expect(isApproved).toBe(false)
    connections[1]!.say(answerTo(connections[1]!.sent[0]!))
    await approved
  })

  it('is given up after as many attempts as were asked for, with the reason', async () => {
    const { client, clock, connections } = await connected({ reconnect: { jitter: 0, attempts: 1 } })
    client.on('error', () => {})
    const waiting = rejectionOf(client.approved())
    connections[0]!.end()
    await clock.advance(500)
    connections[1]!.end()
    const error = await waiting
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', effect: 'none' })
    expect(client.state).toBe('closed')
  })

  it('is not made again when a listener to its end closes the socket', async () => {
    const { client, clock, connections, approve } = await connected()
    const told: string[] = []
    client.on('close', () => client.close())
    client.on('reconnecting', () => told.push('reconnecting'))
    client.on('end', () => told.push('end'))
    await approve()
    connections[0]!.end()
    await clock.advance(600_000)
    expect(told).toEqual(['end'])
    expect(connections).toHaveLength(1)
  })

  it('is not made again with reconnect: false', async () => {
    const { client, clock, connections, approve } = await connected({ reconnect: false })
    const reading = rejectionOf(client[Symbol.asyncIterator]().next())
    await approve()
    connections[0]!.end()
    expect(await reading).toMatchObject({ name: 'ConnectionError', code: 'connection_lost' })
    await clock.advance(600_000)
    expect(connections).toHaveLength(1)
  })
})
