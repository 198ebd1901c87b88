import { describe, expect, it } from 'vitest'
import { setup } from './setup.ts'
import { signed, unsigned } from './signed.ts'

const vary = 'origin, access-control-request-method, access-control-request-headers'

describe('a path that does not exist', () => {
  it.each([
    '/',
    '/nope',
    '/apps',
    '/apps/app-id',
    '/apps/app-id/nope',
    '//apps/app-id/events',
    '/apps/app-id/events//',
    '/app',
    '/app/',
    '/up//',
    '/UP',
  ])('%s is a 404 in plain text, without CORS headers', async (path) => {
    const { fake } = setup()
    // As a listener hears it: a URL parser takes `//apps` for a host.
    const { status, headers, body } = await fake.exchange!({
      method: 'GET',
      target: path,
      header: () => undefined,
      body: new Uint8Array(),
    })
    expect({ status, headers, text: new TextDecoder().decode(body) }).toEqual({
      status: 404,
      headers: { 'content-type': 'text/plain', 'content-length': '13' },
      text: '404 NOT FOUND',
    })
  })
})

describe('a method that does not exist', () => {
  it.each([
    ['PUT', '/apps/app-id/events', 'POST'],
    ['HEAD', '/apps/app-id/events', 'POST'],
    ['POST', '/apps/app-id/channels', 'GET,HEAD'],
    ['DELETE', '/up', 'GET,HEAD'],
  ])('%s %s is a 405, before the signature is looked at', async (method, path, allow) => {
    const answer = await setup().ask(unsigned(method, path))
    expect(answer).toMatchObject({ status: 405, text: '' })
    expect(answer.headers.get('allow')).toBe(allow)
    expect(answer.headers.get('content-length')).toBe('0')
  })
})

describe('the headers', () => {
  it('of a signed operation close the connection', async () => {
    const { headers } = await setup().get('/channels')
    expect(Object.fromEntries(headers)).toEqual({
      'access-control-allow-origin': '*',
      connection: 'close',
      'content-length': '15',
      'content-type': 'application/json',
      vary,
    })
  })

  it('of a probe have no Content-Type and leave the connection open', async () => {
    const { headers } = await setup().ask(unsigned('GET', '/up'))
    expect(Object.fromEntries(headers)).toEqual({
      'access-control-allow-origin': '*',
      'content-length': '2',
      'x-health-check': 'OK',
      vary,
    })
  })

  it('of a preflight allow every origin', async () => {
    const { headers, status } = await setup().ask(unsigned('OPTIONS', '/apps/app-id/events'))
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-methods')).toBe('GET,POST,PUT,PATCH,DELETE,OPTIONS')
    expect(headers.get('access-control-allow-headers')).toContain('x-idempotency-key')
    expect(headers.get('allow')).toBe('POST')
    expect(headers.has('connection')).toBe(false)
  })
})

describe('the WebSocket path over HTTP', () => {
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
  }
  const { connection: _, ...noConnection } = upgrade
  const { 'sec-websocket-key': __, ...noKey } = upgrade
  const { 'sec-websocket-version': ___, ...noVersion } = upgrade

  it.each([
    [{}, 'Missing Upgrade header'],
    [{ ...upgrade, upgrade: 'h2c' }, 'Invalid Upgrade header'],
    [noConnection, 'Missing Connection header'],
    [{ ...upgrade, connection: 'close' }, 'Invalid Connection header'],
    [noKey, 'Missing Sec-WebSocket-Key'],
    [noVersion, 'Missing Sec-WebSocket-Version'],
    [{ ...upgrade, 'sec-websocket-version': '12' }, 'Unsupported WebSocket version'],
  ])('%o is refused', async (headers, text) => {
    expect(await setup().ask(unsigned('GET', '/app/app-key', { headers }))).toMatchObject({
      status: 400,
      text,
    })
  })

  it('a whole handshake is answered with 426, whatever the app', async () => {
    expect(await setup().ask(unsigned('GET', '/app/nobody', { headers: upgrade }))).toMatchObject({
      status: 426,
    })
  })

  it.each([
    ['protocol=abc', 'protocol: invalid digit found in string'],
    ['protocol=', 'protocol: cannot parse integer from empty string'],
    ['protocol=256', 'protocol: number too large to fit in target type'],
    ['protocol=7&protocol=7', 'duplicate field `protocol`'],
    ['echo_messages=1', 'echo_messages: provided string was not `true` or `false`'],
  ])('the query %s is refused', async (query, problem) => {
    const text = `Failed to deserialize query string: ${problem}`
    expect(await setup().ask(unsigned('GET', `/app/app-key?${query}`))).toMatchObject({ status: 400, text })
  })
})

it('requests are remembered without their signature', async () => {
  const { ask, fake, publish, time } = setup()
  await publish({})
  await publish({ channel: 'a b' })
  await ask(signed('PUT', '/apps/app-id/events'))
  await ask(unsigned('GET', '/nope?secret=1'))
  const [app, at, path] = ['app-id', time(), '/apps/app-id/events']
  expect(fake.requests).toEqual([
    { app, method: 'POST', path, status: 200, operation: 'triggerEvent', at },
    { app, method: 'POST', path, status: 400, operation: 'triggerEvent', at },
    { app, method: 'PUT', path, status: 405, operation: undefined, at },
    { app: undefined, method: 'GET', path: '/nope', status: 404, operation: undefined, at },
  ])
})
