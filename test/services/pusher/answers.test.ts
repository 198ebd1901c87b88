import { describe, expect, it } from 'vitest'
import { ApiError, ProtocolError } from '../../../src/errors.ts'
import { expectNothingSecret } from '../../support/secrets.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { testPusher } from './pusher-client.ts'

const text = (status: number, body: string, type?: string): Response => {
  const response = new Response(new TextEncoder().encode(body), { status })
  if (type !== undefined) response.headers.set('content-type', type)
  return response
}

async function errorOf(preset: 'pusher' | 'soketi' | 'reverb' | 'sockudo', answer: Response): Promise<any> {
  const { pusher } = testPusher({ preset }, answer)
  const error = await rejectionOf(pusher.trigger(['a', 'b'], 'event', 1))
  expect(error).toBeInstanceOf(ApiError)
  expectNothingSecret(error)
  return error
}

describe('a refusal', () => {
  it.each([
    [400, 'Missing required parameter', 'bad_request'],
    [401, 'Invalid signature', 'unauthorized'],
    [401, 'Timestamp expired: Given timestamp (a) not within 600s of server time (b)', 'timestamp_expired'],
    [403, 'The account has exceeded its daily message quota', 'over_quota'],
    [403, 'The app is disabled', 'app_disabled'],
    [403, 'Something else', 'forbidden'],
    [413, 'The data content of this event exceeds the allowed maximum (10240 bytes)', 'payload_too_large'],
  ])('of Pusher is text, and %i "%s" has the code %s', async (status, body, code) => {
    for (const type of ['text/plain; charset=utf-8', undefined]) {
      const error = await errorOf('pusher', text(status, body, type))
      expect(error).toMatchObject({ status, code, body, effect: 'none', retryable: false })
      expect(error.message).toBe(`the server answered ${status}: ${body}`)
    }
  })

  it('of soketi is JSON whose code is a number, and has the code of its status', async () => {
    const body = { error: 'Too many requests.', code: 429 }
    const error = await errorOf('soketi', Response.json(body, { status: 429 }))
    expect(error).toMatchObject({ status: 429, code: 'rate_limited', body, retryable: true })
    expect(error.message).toContain('Too many requests.')
  })

  it('of soketi is one, although it comes with the status 200', async () => {
    const body = { error: 'The secret authentication failed', code: 401 }
    const error = await errorOf('soketi', Response.json(body))
    expect(error).toMatchObject({ status: 401, code: 'unauthorized', body, effect: 'none' })
  })

  it('that came with the status 200 is the error of an `http` call, too', async () => {
    const body = { error: 'Cannot batch-send more than 10 messages at once', code: 400 }
    const { pusher } = testPusher({ preset: 'soketi' }, Response.json(body))
    const { data, error, response } = await pusher.http.GET('/channels')
    expect([data, error, response.status]).toEqual([undefined, body, 400])
  })

  it.each([{ ok: true }, { error: 'text', code: 'a' }, { error: 'text', code: 200 }])(
    'of soketi is not %j, which has no status',
    async (body) => {
      const { pusher } = testPusher({ preset: 'soketi' }, Response.json(body))
      await expect(pusher.trigger('a', 'event', 1)).resolves.toEqual({})
    },
  )

  it('of Reverb is text without a content type', async () => {
    const error = await errorOf('reverb', text(401, 'Authentication signature invalid.'))
    expect(error).toMatchObject({
      status: 401,
      code: 'unauthorized',
      body: 'Authentication signature invalid.',
    })
  })

  it('of Reverb is a map of fields where it validates', async () => {
    const body = { data: ['The data field is required.'] }
    const error = await errorOf('reverb', Response.json(body, { status: 422 }))
    expect(error).toMatchObject({ status: 422, code: 'unprocessable', body })
    expect(error.message).toContain('The data field is required.')
  })

  it('of Sockudo is JSON with a code of its own', async () => {
    const body = { error: 'E', code: 'limit_exceeded', status: 400 }
    expect(await errorOf('sockudo', Response.json(body, { status: 400 }))).toMatchObject({
      code: 'limit_exceeded',
    })
  })

  it('by a proxy is a page that is not repeated', async () => {
    const error = await errorOf('pusher', text(502, '<html>Bad gateway</html>', 'text/html'))
    expect(error).toMatchObject({ code: 'bad_gateway', retryable: true, effect: 'unknown' })
    expect(error.message).not.toContain('<')
  })
})

describe('an answer of PHP', () => {
  it('may have no channels as a list', async () => {
    const { pusher } = testPusher({ preset: 'reverb' }, Response.json({ channels: [] }))
    expect(await pusher.channels()).toEqual({ channels: {} })
    expect(await pusher.trigger('a', 'b', 1, { info: 'subscription_count' })).toEqual({ channels: {} })
  })

  it('may have no counts of a batch as a map', async () => {
    const { pusher } = testPusher({ preset: 'reverb' }, Response.json({ batch: {} }))
    expect(await pusher.triggerBatch([{ channel: 'a', name: 'b', data: 1 }])).toEqual([{}])
  })

  it('may have users as a map with gaps', async () => {
    const users = { 0: { id: 'ann' }, 2: { id: 'bob' } }
    const { pusher } = testPusher({ preset: 'reverb' }, Response.json({ users }))
    expect(await pusher.channelUsers('presence-a')).toEqual({ users: [{ id: 'ann' }, { id: 'bob' }] })
  })

  it.each([{ channels: ['a'] }, { channels: 7 }])('is still checked: %j', async (answer) => {
    const { pusher } = testPusher({ preset: 'reverb' }, Response.json(answer))
    expect(await rejectionOf(pusher.trigger('a', 'b', 1))).toBeInstanceOf(ProtocolError)
  })

  it('is not expected of others', async () => {
    const { pusher } = testPusher({ preset: 'pusher' }, Response.json({ channels: [] }))
    expect(await rejectionOf(pusher.trigger('a', 'b', 1))).toBeInstanceOf(ProtocolError)
  })
})

describe('what was asked for is resolved to', () => {
  it('counts of a publish and of a batch', async () => {
    const channels = { a: { subscription_count: 3 } }
    const batch = [{ subscription_count: 3 }, {}]
    const { pusher } = testPusher({}, Response.json({ channels }), Response.json({ batch }))
    expect(await pusher.trigger('a', 'b', 1, { info: 'subscription_count' })).toEqual({ channels })
    const event = { channel: 'a', name: 'b', data: 1 }
    expect(await pusher.triggerBatch([{ ...event, info: 'subscription_count' }, event])).toEqual(batch)
  })

  it('the last event of a cache channel', async () => {
    const state = { occupied: true, cache: { data: '{}', ttl: 60 } }
    const { pusher, fetch } = testPusher({}, Response.json(state))
    expect(await pusher.channel('cache-a', { info: ['cache', 'subscription_count'] })).toEqual(state)
    expect(fetch.requests[0]?.query['info']).toBe('cache,subscription_count')
  })

  it('nothing but a confirmation when connections are closed', async () => {
    const { pusher, fetch } = testPusher()
    expect(await pusher.terminateUserConnections('user-1')).toEqual({})
    expect(fetch.requests[0]).toMatchObject({ method: 'POST', body: '{}' })
  })
})
