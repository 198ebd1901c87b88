import { describe, expect, it } from 'vitest'
import { ApiError } from '../../src/errors.ts'
import { publishError } from '../support/outcome.ts'

const text = { 'content-type': 'text/plain; charset=utf-8' }

describe('the four shapes of error answers become an ApiError', () => {
  it('an application error gives its message and its code', async () => {
    const body = { error: "Unknown channel namespace 'a'", code: 'invalid_input', status: 400 }
    const error = await publishError(Response.json(body, { status: 400 }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      name: 'ApiError',
      message: "the server answered 400: Unknown channel namespace 'a'",
      code: 'invalid_input',
      status: 400,
      operation: 'triggerEvent',
      effect: 'none',
      retryable: false,
      retryAfter: undefined,
      body,
    })
  })

  it('a message with line ends and control characters is told in one line', async () => {
    const body = { error: 'invalid JSON\n\u0000at line 1', code: 'invalid_input', status: 400 }
    const { message } = await publishError(Response.json(body, { status: 400 }))
    expect(message).toBe('the server answered 400: invalid JSON at line 1')
  })

  it('an error of AI Transport keeps its number in the body', async () => {
    const body = { error: 'header too large', code: 'ai_header_too_large', status: 413, ai_code: 104001 }
    const error = await publishError(Response.json(body, { status: 413 }))
    expect(error).toMatchObject({ code: 'ai_header_too_large', body: { ai_code: 104001 } })
  })

  it('the rate limiter has no code, so that the status gives one', async () => {
    const body = { error: 'Too Many Requests', message: 'Rate limit exceeded. Please try again later.' }
    const error = await publishError(Response.json(body, { status: 429 }))
    expect(error.message).toBe('the server answered 429: Rate limit exceeded. Please try again later.')
    expect(error).toMatchObject({ code: 'rate_limited', effect: 'none', retryable: true })
  })

  it.each([
    [400, 'bad_request', 'Failed to parse the request body as JSON: EOF while parsing'],
    [413, 'payload_too_large', 'Failed to buffer the request body: length limit exceeded'],
    [415, 'unsupported_media_type', 'Expected request with `Content-Type: application/json`'],
    [
      422,
      'unprocessable',
      'Failed to deserialize the JSON body into the target type: extras.push: invalid type',
    ],
    [404, 'not_found', '404 NOT FOUND'],
  ])('a text answer with %i is quoted', async (status, code, said) => {
    const error = await publishError(new Response(said, { status, headers: text }))
    expect(error.message).toBe(`the server answered ${status}: ${said}`)
    expect(error).toMatchObject({ code, status, body: said, effect: 'none', retryable: false })
  })

  it('a list of errors beside them hides neither message nor code', async () => {
    const body = { message: 'limit reached', code: 'quota', errors: [{ message: 'field' }] }
    const error = await publishError(Response.json(body, { status: 400 }))
    expect(error).toMatchObject({ code: 'quota', message: 'the server answered 400: limit reached', body })
  })

  it('an empty answer leaves the status to speak', async () => {
    const error = await publishError(new Response(null, { status: 405, headers: { allow: 'GET,HEAD' } }))
    expect(error.message).toBe('the server answered 405')
    expect(error).toMatchObject({ code: 'method_not_allowed', body: '' })
  })
})

describe('the messages of a refused signature arrive as they were sent', () => {
  it.each([
    [400, 'invalid_input', 'Missing authentication query parameters'],
    [400, 'invalid_input', 'Invalid authentication query parameters: duplicate field `auth_key`'],
    [404, 'app_not_found', 'Application key not found or invalid: Invalid app key'],
    [401, 'auth_failed', 'Authenticated app does not match route app_id'],
    [401, 'auth_failed', 'auth_timestamp is missing'],
    [401, 'auth_failed', 'Timestamp expired or too far in the future'],
    [401, 'auth_failed', 'body_md5 is required and must be non-empty in query parameters for POST requests'],
    [401, 'auth_failed', 'body_md5 must not be present in query parameters for GET requests'],
    [401, 'auth_failed', 'Invalid API signature'],
  ])('%i %s: %s', async (status, code, said) => {
    const error = await publishError(Response.json({ error: said, code, status }, { status }))
    expect(error.message).toBe(`the server answered ${status}: ${said}`)
    expect(error).toMatchObject({ code, effect: 'none', retryable: false })
  })
})

describe('what stands between client and server answers with an ApiError, too', () => {
  it('a page of markup stays out of the message', async () => {
    const page = '<html><body><h1>502 Bad Gateway</h1></body></html>'
    const error = await publishError(
      new Response(page, { status: 502, headers: { 'content-type': 'text/html' } }),
    )
    expect(error.message).toBe('the server answered 502; the server may have acted on the request')
    expect(error).toMatchObject({ code: 'bad_gateway', body: page, retryable: true, effect: 'unknown' })
  })

  it('JSON that is cut off is kept as text', async () => {
    const error = await publishError(
      new Response('{"error":"oo', { status: 500, headers: { 'content-type': 'application/json' } }),
    )
    expect(error).toMatchObject({ code: 'server_error', body: '{"error":"oo' })
  })

  it('fields of the wrong type are not taken for a message or a code', async () => {
    const error = await publishError(Response.json({ error: { nested: true }, code: 7 }, { status: 400 }))
    expect(error).toMatchObject({ code: 'bad_request', body: { error: { nested: true }, code: 7 } })
  })

  it('a message of a megabyte is shortened', async () => {
    const error = await publishError(Response.json({ error: 'x'.repeat(1e6) }, { status: 400 }))
    expect(error.message.length).toBeLessThan(400)
  })

  it('a redirect is not followed, and is an error', async () => {
    const error = await publishError(
      new Response(null, { status: 302, headers: { location: 'https://login' } }),
    )
    expect(error).toMatchObject({ name: 'ApiError', status: 302, code: 'request_failed', effect: 'none' })
  })
})

describe('whether the same request may succeed later', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('%i says it may', async (status) => {
    expect((await publishError(new Response('', { status }))).retryable).toBe(true)
  })

  it.each([400, 401, 403, 404, 405, 409, 413, 422, 501])('%i says it will not', async (status) => {
    expect((await publishError(new Response('', { status }))).retryable).toBe(false)
  })
})

describe('retryAfter is in milliseconds', () => {
  const draining = (retryAfter: string): Promise<any> =>
    publishError(new Response('', { status: 503, headers: { 'retry-after': retryAfter } }))

  it.each([
    ['5', 5000],
    ['0', 0],
    ['120', 120_000],
  ])('from %s seconds', async (value, milliseconds) => {
    expect((await draining(value)).retryAfter).toBe(milliseconds)
  })

  it('from a date', async () => {
    const { retryAfter } = await draining(new Date(Date.now() + 60_000).toUTCString())
    expect(retryAfter).toBeGreaterThan(55_000)
    expect(retryAfter).toBeLessThanOrEqual(60_000)
  })

  it('and 0 for a date that has passed', async () => {
    expect((await draining('Sun, 06 Nov 1994 08:49:37 GMT')).retryAfter).toBe(0)
  })

  it.each(['soon', '-1', '1.5', '5 minutes'])('and undefined for %s', async (value) => {
    expect((await draining(value)).retryAfter).toBeUndefined()
  })
})
