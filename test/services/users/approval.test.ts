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

  it('is not approved by any other frame, because a server tells its news also to those whom it does not hear yet', async () => {
    const { client, clock, last } = await connected()
    const approved = client.approved()
    const echo = client.echo('Hello world?')
    last.open()
    last.say({ eventType: 1, username: 'george' })
    last.say({ eventType: 10, message: 'channelkit' })
    await clock.advance(250)
    expect(last.takeSent()).toEqual([
      { eventType: 10, message: expect.stringMatching(/n0$/) },
      { eventType: 10, message: expect.stringMatching(/n1$/) },
    ])
    last.say(answerTo(last.sent[1]!))
    await approved
    expect(last.takeSent()).toEqual([{ eventType: 10, message: 'Hello world?' }])
    last.say({ eventType: 10, message: 'Hello world?' })
    await echo
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

  it('is asked after pauses that become longer, up to 16 seconds', async () => {
    const { clock, last } = await connected()
    last.open()
    await clock.advance(15_750)
    expect(last.sent).toHaveLength(7)
    await clock.advance(16_000)
    expect(last.sent).toHaveLength(8)
    await clock.advance(160_000)
    expect(last.sent).toHaveLength(18)
  })

  it('forgets the calls that were given up before it was approved', async () => {
    const { client, last } = await connected()
    const controller = new AbortController()
    const { signal } = controller
    const calls = [
      client.approved({ signal }),
      client.echo('late', { signal }),
      client.meta.get('a', { signal }),
    ]
    const given = Promise.allSettled(calls)
    controller.abort()
    expect(await given).toMatchObject(calls.map(() => ({ status: 'rejected' })))
    last.open()
    last.say(answerTo(last.sent[0]!))
    expect(last.sent).toHaveLength(1)
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

  it('that answers nothing may be one of the other dialect, which the error says', async () => {
    const [events, tokens] = [await connected({ timeout: 1000 }), await connectedTokens({ timeout: 1000 })]
    const late = [rejectionOf(events.client.approved()), rejectionOf(tokens.client.meta.get('george'))]
    events.last.open()
    tokens.last.open()
    await events.clock.advance(1000)
    await tokens.clock.advance(1000)
    const [ofEvents, ofTokens] = await Promise.all(late)
    expect(ofEvents!.message).toContain("releases 0.3.3 and later speak dialect: 'tokens'")
    expect(ofTokens!.message).toContain("releases 0.3.2 and before speak dialect: 'events'")
  })

  it('that sends a frame of the other dialect tells so as an error, once', async () => {
    const { client, last } = await connected()
    const errors: Error[] = []
    client.on('error', (error) => errors.push(error))
    last.open()
    last.say({ type: 'Login', username: 'george' })
    last.say({ type: 'Logout', username: 'george' })
    expect(errors).toMatchObject([{ name: 'ArgumentError', argument: 'options.dialect' }])
    expect(errors[0]!.message).toContain("dialect: 'tokens'")
    expect(client.state).toBe('open')
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

  it('of the dialect tokens names all reasons why the key did not help, and not which key', async () => {
    const apiKey = 'my-secret-key'
    const { client, last } = await connectedTokens({ apiKey, headers })
    const refused = rejectionOf(client.approved())
    last.open()
    last.end()
    const error = await refused
    expect(error).toBeInstanceOf(OriginNotApprovedError)
    for (const reason of [
      'not the socketApiKey',
      'approvedSocketDomains is empty',
      'release is 0.3.2 or before',
    ])
      expect(error.message).toContain(reason)
    expectNothingSecret(error, [apiKey])
  })

  it('is a refusal of a client that was approved before only when it happens three times in a row', async () => {
    const { client, clock, connections, approve } = await connected({ reconnect: { jitter: 0 } })
    const errors: Error[] = []
    client.on('error', (error) => errors.push(error))
    await approve()
    connections[0]!.end()
    for (const [index, pause] of [500, 1000, 2000].entries()) {
      await clock.advance(pause)
      connections[index + 1]!.open()
      expect(errors).toEqual([])
      connections[index + 1]!.end()
    }
    await clock.advance(600_000)
    expect(connections).toHaveLength(4)
    expect(errors).toEqual([expect.any(OriginNotApprovedError)])
  })

  it('is told although a listener to the end of the connection closes the socket', async () => {
    const { client, last } = await connected({ headers })
    const told: unknown[] = []
    client.on('close', () => client.close())
    client.on('error', ({ name }) => told.push(name))
    client.on('end', () => told.push('end'))
    const approved = rejectionOf(client.approved())
    last.open()
    last.end()
    expect(await approved).toBeInstanceOf(OriginNotApprovedError)
    expect(told).toEqual(['OriginNotApprovedError', 'end'])
  })

  it('is told on the console also where an iteration was left before', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      const { client, last } = await connected({ headers })
      await client[Symbol.asyncIterator]().return?.()
      last.open()
      last.end()
      expect(print).toHaveBeenCalledExactlyOnceWith(expect.any(String), expect.any(OriginNotApprovedError))
    } finally {
      print.mockRestore()
    }
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
