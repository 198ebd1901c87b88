// Answers that are worse than an error: what they mean for the events, and what must not leak from them.

import { describe, expect, it } from 'vitest'
import { ProtocolError } from '../../src/errors.ts'
import { credentials, testClient } from '../support/client.ts'
import { publishError, rejectionOf } from '../support/outcome.ts'

const text = { 'content-type': 'text/plain; charset=utf-8' }

describe('what is known about the events when the answer is an error', () => {
  const refused = (status: number, code?: string): Response =>
    code === undefined
      ? new Response('no', { status, headers: text })
      : Response.json({ error: 'no', code }, { status })

  it.each([500, 502, 503, 504])('%i of one channel: they may have gone out', async (status) => {
    expect((await publishError(refused(status))).effect).toBe('unknown')
  })

  it.each([400, 403, 413, 429])('%i of one channel: nothing went out', async (status) => {
    expect((await publishError(refused(status, 'some_code'))).effect).toBe('none')
  })

  it.each([400, 403, 413, 429])('%i of two channels: one of them may have got its event', async (status) => {
    const { client } = testClient({}, refused(status, 'some_code'))
    const error = await rejectionOf(client.trigger(['a', 'b'], 'e', {}))
    expect(error.effect).toBe('unknown')
    expect(error.message).toContain('the server may have acted on the request')
  })

  it.each([
    [401, 'auth_failed'],
    [404, 'app_not_found'],
    [400, undefined],
    [422, undefined],
    [429, undefined],
  ])('%i with code %s of two channels: the whole request was turned away', async (status, code) => {
    const { client } = testClient({}, refused(status, code))
    expect((await rejectionOf(client.trigger(['a', 'b'], 'e', {}))).effect).toBe('none')
  })

  it('a request that only reads has no effect, whatever is answered', async () => {
    const { client } = testClient({}, refused(500))
    expect((await rejectionOf(client.channels())).effect).toBe('none')
    expect((await rejectionOf(client.request('HEAD', '/channels'))).effect).toBe('none')
  })
})

describe('a success that is not what it should be is a ProtocolError', () => {
  const json = { 'content-type': 'application/json' }

  it.each([
    [
      'a login page',
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      '200 with text/html',
    ],
    ['no content type', new Response(new Uint8Array([123, 125])), '200 with no content type'],
    ['JSON that is cut off', new Response('{"channels":', { headers: json }), 'does not parse (12 bytes)'],
    [
      'bytes that are not UTF-8',
      new Response(new Uint8Array([34, 255, 34]), { headers: json }),
      'does not parse',
    ],
    ['an empty body', new Response('', { headers: json }), 'does not parse (0 bytes)'],
    ['an array', new Response('[1,2]', { headers: json }), 'JSON that is an array of 2, expected an object'],
    [
      'a text',
      new Response('"ok"', { headers: json }),
      'JSON that is a string of 2 characters, expected an object',
    ],
    ['null', new Response('null', { headers: json }), 'JSON that is null, expected an object'],
  ])('%s', async (_, answer, problem) => {
    const error = await publishError(answer)
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({
      code: 'unexpected_answer',
      status: 200,
      operation: 'triggerEvent',
      effect: 'unknown',
    })
    expect(error.message).toContain(problem)
  })

  it('has no effect when the request only reads', async () => {
    const { client } = testClient({}, new Response('nope', { headers: text }))
    expect(await rejectionOf(client.channels())).toMatchObject({ name: 'ProtocolError', effect: 'none' })
  })

  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/problem+json',
  ])('but %s is JSON', async (type) => {
    const { client } = testClient({}, new Response('{"ok":true}', { headers: { 'content-type': type } }))
    await expect(client.terminateUserConnections('1')).resolves.toEqual({ ok: true })
  })

  it('and fields that nobody knows yet are let through', async () => {
    const answer = { channels: {}, brand_new: [1] }
    const { client } = testClient({}, Response.json(answer))
    await expect(client.channels()).resolves.toEqual(answer)
  })
})

describe('credentials in an answer do not reach the error', () => {
  const { key, secret } = credentials
  const signed = `auth_key=${key}&auth_timestamp=1&auth_signature=${'ab'.repeat(32)}`

  it.each([
    ['in a text', new Response(`GET /apps/1?${signed} failed`, { status: 500, headers: text })],
    ['in JSON', Response.json({ error: `no ${secret}`, path: [`/?${signed}`] }, { status: 400 })],
    [
      'behind the escapes of JSON',
      new Response(`{"error":"${signed.replaceAll('&', '\\u0026').replaceAll('a', '\\u0061')}"}`, {
        status: 400,
        headers: { 'content-type': 'application/json' },
      }),
    ],
    ['on a page', new Response(`<a href="/?${signed}">${key}</a>`, { status: 502 })],
    [
      'as Pusher repeats a wrong signature',
      Response.json({ error: `you sent "${'0f'.repeat(32)}"` }, { status: 401 }),
    ],
  ])('%s', async (_, answer) => {
    // publishError() looks through all of the error.
    expect(JSON.stringify((await publishError(answer)).body)).toContain('[redacted]')
  })
})
