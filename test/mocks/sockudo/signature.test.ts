import { describe, expect, it } from 'vitest'
import { readWire } from '../../../mocks/sockudo/http/request.ts'
import { verifySignature } from '../../../mocks/sockudo/http/signature.ts'
import { resolveOptions } from '../../../mocks/sockudo/resolve-options.ts'
import { createWorld } from '../../../mocks/sockudo/world.ts'
import { refusal, setup } from './setup.ts'
import { hmac, md5, now, signed, type SignedOptions, unsigned } from './signed.ts'

const channels = '/apps/app-id/channels'
const events = '/apps/app-id/events'
const event = { name: 'e', channel: 'c', data: 'd' }

describe('the known answers', () => {
  const auth = 'auth_key=app-key&auth_timestamp=1700000000&auth_version=1.0'

  it('a signed POST is accepted', async () => {
    const signature = 'cc5642009b6b243685cc30b4de12e89229d1b33fd4842459b6d23fa41d4ff443'
    const target = `${events}?${auth}&body_md5=2af9d568c03c80741807adb8e6c6c8ca&auth_signature=${signature}`
    const body = '{"name":"e","channel":"c","data":"d"}'
    expect(await setup().ask(unsigned('POST', target, { body }))).toMatchObject({
      status: 200,
      body: { ok: true },
    })
  })

  it('a signed GET with parameters is accepted', async () => {
    const signature = '588fbe1cbc96a79509ea04babd1a58ef6aff37cb8da22ddb5dbe2dfb1cfcedf2'
    const query = 'filter_by_prefix=presence-&info=user_count,subscription_count'
    expect(
      await setup().ask(unsigned('GET', `${channels}?${auth}&${query}&auth_signature=${signature}`)),
    ).toMatchObject({
      status: 200,
      body: { channels: {} },
    })
  })

  it('a signed DELETE with upper-case names and spaces is accepted', () => {
    const signature = '4cfd95fc66f36b3cfc039b111f0e6bf213e489b148c5fe78166f397536f4c88d'
    const target = `/apps/app-id/push/channelSubscriptions?${auth}&channel=a%20b&deviceId=D1&auth_signature=${signature}`
    const request = { method: 'DELETE', target, header: () => undefined, body: new Uint8Array() }
    const world = createWorld(resolveOptions({ clock: () => now * 1000 }))
    expect(verifySignature(world, readWire(request)).app.id).toBe('app-id')
  })
})

describe('the order of the checks: each request has the mistake named and all that are noticed later', () => {
  const wrongSecret = { secret: 'wrong' }
  const ask = (options: SignedOptions, path = events): Request =>
    signed('POST', path, { body: event, ...wrongSecret, ...options })
  const noDigest = { change: { body_md5: undefined } }

  it.each<[string, Request, object]>([
    [
      'no query',
      unsigned('POST', events),
      refusal(400, 'invalid_input', 'Missing authentication query parameters'),
    ],
    [
      'a repeated parameter',
      unsigned('POST', `${events}?auth_version=1&auth_version=2`),
      refusal(
        400,
        'invalid_input',
        'Invalid authentication query parameters: duplicate field `auth_version`',
      ),
    ],
    [
      'an empty query',
      unsigned('POST', `${events}?`),
      refusal(400, 'invalid_input', 'Query string is empty or invalid'),
    ],
    [
      'an unknown key',
      ask({ key: 'nobody', timestamp: 'x', ...noDigest }, '/apps/other/events'),
      refusal(404, 'app_not_found', 'Application key not found or invalid: Invalid app key'),
    ],
    [
      'the path of another app',
      ask({ timestamp: '', ...noDigest }, '/apps/other/events'),
      refusal(401, 'auth_failed', 'Authenticated app does not match route app_id'),
    ],
    [
      'no timestamp',
      ask({ timestamp: '', ...noDigest }),
      refusal(401, 'auth_failed', 'auth_timestamp is missing'),
    ],
    [
      'a timestamp that is no number',
      ask({ timestamp: '1700000000.5', ...noDigest }),
      refusal(401, 'auth_failed', 'Invalid auth_timestamp format'),
    ],
    [
      'an old timestamp',
      ask({ timestamp: now - 601, ...noDigest }),
      refusal(401, 'auth_failed', 'Timestamp expired or too far in the future'),
    ],
    [
      'no digest',
      ask(noDigest),
      refusal(
        401,
        'auth_failed',
        'body_md5 is required and must be non-empty in query parameters for POST requests with a non-empty body',
      ),
    ],
    [
      'a wrong digest',
      ask({ change: { body_md5: md5('other') } }),
      refusal(401, 'auth_failed', 'body_md5 mismatch'),
    ],
    ['a wrong signature', ask({ body: '{' }), refusal(401, 'auth_failed', 'Invalid API signature')],
    [
      'a body that is no JSON',
      signed('POST', events, { body: '{' }),
      {
        status: 400,
        text: 'Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1',
      },
    ],
  ])('%s', async (_, request, expected) => {
    expect(await setup().ask(request)).toMatchObject(expected)
  })
})

describe('what is accepted', () => {
  it.each([-600, 600])('a timestamp that is %i seconds off', async (offset) => {
    expect(await setup().get('/channels', { timestamp: now + offset })).toMatchObject({ status: 200 })
  })

  it.each(['+1700000000', '0001700000000'])('the timestamp %s', async (timestamp) => {
    expect((await setup().get('/channels', { timestamp })).status).toBe(200)
  })

  it.each([{ auth_version: undefined }, { auth_version: 'x' }])('any version: %o', async (change) => {
    expect(await setup().get('/channels', { change })).toMatchObject({ status: 200 })
  })

  const auth = `auth_key=app-key&auth_timestamp=${now}&auth_version=1.0`
  it.each([
    ['a plus sign for a space', 'x=a+b%20c', 'x=a b c'],
    ['an escape that is none', 'x=%zz%4', 'x=%zz%4'],
    ['bytes that are not UTF-8', 'x=%ff', 'x=\u{fffd}'],
    ['empty pairs and a name without a value', '&&x&y=', 'x=&y='],
    ['the last of repeated parameters', 'x=1&x=2', 'x=2'],
    ['one of two names that differ in case', 'x=1&X=2', 'x=1'],
  ])('%s', async (_, query, decoded) => {
    const signature = hmac('app-secret', `GET\n${channels}\n${auth}&${decoded}`)
    const request = unsigned('GET', `${channels}?${auth}&${query}&auth_signature=${signature}`)
    expect(await setup().ask(request)).toMatchObject({ status: 200 })
  })

  it('a trailing slash that is not signed', async () => {
    const { url } = signed('GET', channels)
    expect(await setup().ask(new Request(url.replace('/channels?', '/channels/?')))).toMatchObject({
      status: 200,
    })
  })

  it('HEAD, signed as HEAD, with the length of the answer and without its body', async () => {
    const answer = await setup().ask(signed('HEAD', channels))
    expect(answer).toMatchObject({ status: 200, text: '' })
    expect(answer.headers.get('content-length')).toBe('15')
  })
})

describe('what is refused', () => {
  it('body_md5 on GET, even an empty one', async () => {
    expect(await setup().get('/channels', { change: { body_md5: '' } })).toMatchObject(
      refusal(401, 'auth_failed', 'body_md5 must not be present in query parameters for GET requests'),
    )
  })

  it('an upper-case signature', async () => {
    const url = signed('GET', channels).url.replace(/[0-9a-f]{64}$/, (signature) => signature.toUpperCase())
    expect(await setup().ask(new Request(url))).toMatchObject(
      refusal(401, 'auth_failed', 'Invalid API signature'),
    )
  })

  it('a trailing slash that is signed', async () => {
    expect(await setup().ask(signed('GET', `${channels}/`))).toMatchObject({ status: 401 })
  })

  it('an app id that is percent-encoded', async () => {
    expect(await setup().ask(signed('GET', '/apps/app%2Did/channels'))).toMatchObject(
      refusal(401, 'auth_failed', 'Authenticated app does not match route app_id'),
    )
  })

  it.each(['9223372036854775808', '-', ' 1700000000'])('the timestamp %j', async (timestamp) => {
    expect(await setup().get('/channels', { timestamp })).toMatchObject(
      refusal(401, 'auth_failed', 'Invalid auth_timestamp format'),
    )
  })
})
