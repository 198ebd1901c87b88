import { describe, expect, it } from 'vitest'
import { isKitError } from '../../src/errors.ts'
import { testClient } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'
import { expectNothingSecret } from '../support/secrets.ts'
import { expectSigned } from '../support/signature.ts'

const text = (body: string, status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

describe('an error answer is returned, not thrown', () => {
  it('with its JSON', async () => {
    const body = { error: 'no', code: 'invalid_input', status: 400 }
    const { client } = testClient({}, Response.json(body, { status: 400 }))
    const { data, error, response } = await client.http.GET('/channels')
    expect(data).toBeUndefined()
    expect(error).toEqual(body)
    expect(response.status).toBe(400)
  })

  it('with its text', async () => {
    const { client } = testClient({}, text('404 NOT FOUND', 404))
    expect((await client.http.GET('/channels')).error).toBe('404 NOT FOUND')
  })

  it.each([204, 205, 304])('and an answer with %i has no content', async (status) => {
    const { client } = testClient({ fetch: async () => new Response(null, { status }) })
    const { response } = await client.http.GET('/channels')
    expect(response.status).toBe(status)
  })
})

describe('client.http rejects', () => {
  it('with a ConnectionError when no answer comes', async () => {
    const { client } = testClient({}, Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
    const error = await rejectionOf(client.http.GET('/channels'))
    expect(error).toMatchObject({ name: 'ConnectionError', operation: 'listChannels', effect: 'none' })
    expectNothingSecret(error)
  })

  it('with a TimeoutError when it comes too late', async () => {
    const { client } = testClient({ timeout: 10, fetch: () => new Promise(() => {}) })
    expect(
      await rejectionOf(client.http.POST('/events', { body: { name: 'e', channel: 'a' } })),
    ).toMatchObject({
      name: 'TimeoutError',
      operation: 'triggerEvent',
      effect: 'unknown',
    })
  })

  it('with the reason of the caller', async () => {
    const { client } = testClient({ fetch: () => new Promise(() => {}) })
    const controller = new AbortController()
    const call = rejectionOf(client.http.GET('/channels', { signal: controller.signal }))
    const reason = new Error('enough')
    setTimeout(() => controller.abort(reason), 10)
    expect(await call).toBe(reason)
  })

  it.each([
    ['a page', '<html>'],
    ['JSON that is cut off', '{"channels":'],
  ])('with a ProtocolError when a success is %s, which it does not quote', async (_, body) => {
    const { client } = testClient({}, new Response(body, { headers: { 'content-type': 'application/json' } }))
    const error = await rejectionOf(client.http.GET('/channels'))
    expect(error).toMatchObject({
      name: 'ProtocolError',
      operation: 'listChannels',
      status: 200,
      effect: 'none',
    })
    expect(error.message).toBe('the server answered 200 with a body that is not JSON')
    expect(error.cause).toBeUndefined()
  })

  it.each([
    ['two dots as a path value', { channelName: '..' }],
    ['a path value that is missing', {}],
  ])('with an ArgumentError for %s, before anything is sent', async (_, path) => {
    const { client, fetch } = testClient()
    const error = await rejectionOf(
      client.http.GET('/channels/{channelName}', { params: { path: path as never } }),
    )
    expect(isKitError(error)).toBe(true)
    expect(error.argument).toBe('channelName')
    expect(fetch.requests).toEqual([])
  })
})

describe('middleware', () => {
  it('runs before signing, so that what it changes is what is signed', async () => {
    const { client, fetch } = testClient()
    client.http.use({
      async onRequest({ request }) {
        const url = new URL(request.url)
        url.searchParams.set('added', 'by middleware')
        return new Request(url, { method: 'POST', body: (await request.text()).replace('before', 'after') })
      },
    })
    await client.http.POST('/events', { body: { name: 'e', channel: 'a', data: 'before' } })
    expect(fetch.requests[0]?.body).toContain('after')
    expect(fetch.requests[0]?.query['added']).toBe('by middleware')
    expectSigned(fetch.requests[0])
  })

  it('never sees a signature', async () => {
    const { client } = testClient()
    const urls: string[] = []
    client.http.use({ onRequest: ({ request }) => void urls.push(request.url) })
    await client.http.GET('/channels')
    expect(urls).toEqual(['http://127.0.0.1:6001/apps/app-id/channels'])
  })

  it('can be taken away again', async () => {
    const { client } = testClient()
    let runs = 0
    const counting = { onRequest: () => void runs++ }
    client.http.use(counting)
    await client.http.GET('/channels')
    client.http.eject(counting)
    await client.http.GET('/channels')
    expect(runs).toBe(1)
  })

  it('does not touch the named calls', async () => {
    const { client, fetch } = testClient()
    client.http.use({ onRequest: () => new Response('{"from":"middleware"}') })
    await client.channels()
    expect(fetch.requests).toHaveLength(1)
  })
})
