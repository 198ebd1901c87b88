import { describe, expect, it } from 'vitest'
import { ApiError, GraphQLErrors, isKitError, ProtocolError, RequestError } from '../../../src/errors.ts'
import type { WebSocketsService } from '../../../src/services/websockets-service/index.ts'
import { accessKey, errorOf } from './service-client.ts'

const text = (body: string, status: number): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/plain' } })

const read = (service: WebSocketsService): Promise<unknown> => service.version()

describe('an answer with another status than a success is an ApiError', () => {
  it('401 as text', async () => {
    const error = await errorOf(text('Unauthorized', 401))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 401, code: 'unauthorized', body: 'Unauthorized', effect: 'none' })
    expect(error).toMatchObject({ operation: 'pushMessage', retryable: false })
  })

  it.each([
    [
      '401 as JSON of a gateway',
      Response.json({ message: 'Forbidden' }, { status: 401 }),
      'unauthorized',
      'the server answered 401: Forbidden',
    ],
    ['403', Response.json({ message: 'no' }, { status: 403 }), 'forbidden', 'the server answered 403: no'],
    [
      '400 with errors of GraphQL',
      Response.json({ errors: [{ message: 'Syntax Error' }] }, { status: 400 }),
      'bad_request',
      'the server answered 400: Syntax Error',
    ],
    [
      '400 with an empty list of errors',
      Response.json({ errors: [] }, { status: 400 }),
      'bad_request',
      'the server answered 400: {"errors":[]}',
    ],
    [
      '400 with words and a code of its own next to an empty list of errors',
      Response.json({ message: 'limit reached', code: 'quota', errors: [] }, { status: 400 }),
      'quota',
      'the server answered 400: limit reached',
    ],
    [
      '400 with a code of its own next to errors of GraphQL',
      Response.json({ code: 'quota', errors: [{ message: 'limit reached' }] }, { status: 400 }),
      'quota',
      'the server answered 400: limit reached',
    ],
    [
      '400 with an error that has no message',
      Response.json({ errors: [null] }, { status: 400 }),
      'bad_request',
      'the server answered 400: {"errors":[null]}',
    ],
    [
      '413 as a page',
      new Response('<html>', { status: 413 }),
      'payload_too_large',
      'the server answered 413',
    ],
    [
      '302 to a login page',
      new Response('', { status: 302, headers: { location: '/login' } }),
      'request_failed',
      'the server answered 302',
    ],
  ])('%s', async (_, answer, code, said) => {
    const error = await errorOf(answer)
    expect(error).toMatchObject({ name: 'ApiError', code, effect: 'none', message: said })
  })

  it('429, with the wish of the server when to come back', async () => {
    const answer = new Response('slow down', { status: 429, headers: { 'retry-after': '3' } })
    expect(await errorOf(answer)).toMatchObject({ code: 'rate_limited', retryAfter: 3000, retryable: true })
  })

  it('500, after which a message may have been pushed, and a query has done nothing', async () => {
    expect(await errorOf(text('oops', 500))).toMatchObject({ code: 'server_error', effect: 'unknown' })
    expect(await errorOf(text('oops', 500), read)).toMatchObject({ code: 'server_error', effect: 'none' })
  })

  it('without the access key that its text quotes', async () => {
    const error = await errorOf(text(`the key ${accessKey} is unknown`, 401))
    expect(error.message).toContain('the key [redacted] is unknown')
    expect(error.body).toBe('the key [redacted] is unknown')
  })
})

describe('a success with errors is a GraphQLErrors', () => {
  const denial = { message: 'Not for this tenant', path: ['pushMessage'], extensions: { code: 'DENIED' } }
  const answer = (body: object): Response => Response.json(body)

  it('with the errors and what data there is', async () => {
    const data = { pushMessage: [{ item: { id: '1' } }, null] }
    const error = await errorOf(answer({ errors: [denial, { message: 'b' }], data }))
    expect(error).toBeInstanceOf(GraphQLErrors)
    expect(error).toBeInstanceOf(RequestError)
    expect(isKitError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'graphql_error', operation: 'pushMessage', retryable: false })
    expect(error.errors).toEqual([denial, { message: 'b' }])
    expect(error.data).toEqual(data)
    expect(error.message).toContain('the server answered with errors: Not for this tenant (and 1 more)')
  })

  it.each([
    [
      'none for a mutation that was refused before it ran',
      { errors: [{ message: 'Unknown field' }] },
      'none',
    ],
    ['unknown where the mutation ran', { errors: [denial], data: { pushMessage: null } }, 'unknown'],
    [
      'unknown where data is null, which says that it ran',
      { errors: [{ message: 'a' }], data: null },
      'unknown',
    ],
    ['unknown where an error names a field', { errors: [denial] }, 'unknown'],
  ])('whose effect is %s', async (_, body, effect) => {
    const error = await errorOf(answer(body))
    expect(error).toMatchObject({ name: 'GraphQLErrors', effect })
    expect(error.message.includes('may have acted')).toBe(effect === 'unknown')
  })

  it('whose effect is none for a query', async () => {
    const error = await errorOf(answer({ errors: [denial], data: null }), read)
    expect(error).toMatchObject({ name: 'GraphQLErrors', effect: 'none', operation: 'version' })
  })

  it.each([
    ['a text', 'no', 'no'],
    ['null', null, 'an error without a message'],
    ['a number as message', { message: 7 }, 'an error without a message'],
    ['a list', [], 'an error without a message'],
  ])('also for an error that is %s', async (_, one, message) => {
    expect((await errorOf(answer({ errors: [one] }))).errors[0].message).toBe(message)
  })

  it('without the access key, wherever the server quotes it', async () => {
    const errors = [
      {
        message: `key ${accessKey}`,
        path: ['pushMessage', 0],
        extensions: { [`x-${accessKey}`]: [{ key: accessKey, token: 'SOME_TOKEN' }] },
      },
    ]
    const error = await errorOf(answer({ errors, data: { pushMessage: [{ item: { message: accessKey } }] } }))
    expect(error.errors[0]).toEqual({
      message: 'key [redacted]',
      path: ['pushMessage', 0],
      extensions: { 'x-[redacted]': [{ key: '[redacted]', token: '[redacted]' }] },
    })
    expect(error.data).toEqual({ pushMessage: [{ item: { message: '[redacted]' } }] })
  })

  it('also where the answer is nested so deep that nobody could read it', async () => {
    const depth = 20_000
    const deep = `${'['.repeat(depth)}"${accessKey}"${']'.repeat(depth)}`
    const body = `{"errors":[{"message":"x","extensions":{"a":${deep}}}],"data":${deep}}`
    const error = await errorOf(new Response(body, { headers: { 'content-type': 'application/json' } }))
    expect(error).toMatchObject({ name: 'GraphQLErrors', effect: 'unknown', operation: 'pushMessage' })
    expect(JSON.stringify(error.data)).toMatch(/^\[{100}"\[redacted]"]{100}$/)
  })

  it('whose message has one line and an end', async () => {
    const error = await errorOf(answer({ errors: [{ message: `a\nb${'c'.repeat(1000)}` }] }))
    expect(error.message).toMatch(/errors: a b(c+)$/)
    expect(error.message.length).toBeLessThan(400)
  })

  it('and not for an empty list of errors', async () => {
    const error = await errorOf(answer({ errors: [], data: { version: true } }), read)
    expect(error).toMatchObject({ name: 'ProtocolError' })
    expect(error.message).toContain('true as data.version')
  })
})

describe('an answer that is none is a ProtocolError', () => {
  const json = { 'content-type': 'application/json' }
  it.each([
    ['a page of a proxy', new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'text/html'],
    ['a text', new Response('OK', { headers: { 'content-type': 'text/plain' } }), 'text/plain'],
    ['JSON that is cut off', new Response('{"data":', { headers: json }), 'does not parse'],
    ['an empty body', new Response('', { headers: json }), 'does not parse'],
    ['a list', Response.json([]), 'expected an object'],
    ['null', Response.json(null), 'expected an object'],
    ['neither data nor errors', Response.json({}), 'undefined as data, expected an object'],
    ['data that is null without errors', Response.json({ data: null }), 'null as data, expected an object'],
    ['data that is a list', Response.json({ data: [] }), 'as data, expected an object'],
    ['errors that are no list', Response.json({ errors: 'no' }), 'as errors, expected a list'],
    [
      'data of something else',
      Response.json({ data: { other: 1 } }),
      'undefined as data.pushMessage, expected the result',
    ],
  ])('%s', async (_, answer, said) => {
    const error = await errorOf(answer)
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({
      operation: 'pushMessage',
      status: 200,
      effect: 'unknown',
      retryable: false,
    })
    expect(error.message).toContain(said)
  })

  it('whose effect is none for a query', async () => {
    expect(await errorOf(Response.json({}), read)).toMatchObject({ name: 'ProtocolError', effect: 'none' })
    expect(await errorOf(new Response('<html>'), read)).toMatchObject({
      name: 'ProtocolError',
      effect: 'none',
    })
  })
})

describe('a connection that fails is a ConnectionError', () => {
  it('without the access key, whatever the runtime says', async () => {
    const cause = Object.assign(new Error(`header x-api-key: ${accessKey}`), { code: 'ECONNRESET' })
    const error = await errorOf(new TypeError('fetch failed', { cause }))
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', effect: 'unknown' })
    expect(error.message).toContain('header x-api-key: [redacted]')
  })

  it('after which nothing was pushed, if it was never made', async () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    expect(await errorOf(new TypeError('fetch failed', { cause }))).toMatchObject({
      effect: 'none',
      retryable: true,
    })
  })
})
