import { describe, expect, it } from 'vitest'
import { fetchTransport, supportsAgent } from '../../src/runtime/transport.fetch.ts'

const never = { onStop: () => {} }
const request = { method: 'GET', origin: 'http://host', target: '/up?a=1', headers: {}, stop: never }

describe('the transport over fetch', () => {
  it('hands over URL, method, headers and body, and follows no redirect', async () => {
    const calls: unknown[] = []
    const fetch = async (url: unknown, init: unknown): Promise<Response> => {
      calls.push([url, init])
      return new Response()
    }
    await fetchTransport(fetch as typeof globalThis.fetch).send({
      ...request,
      method: 'POST',
      headers: { a: 'b' },
      body: '{}',
    })
    expect(calls).toEqual([
      [
        'http://host/up?a=1',
        {
          method: 'POST',
          headers: { a: 'b' },
          body: '{}',
          redirect: 'manual',
          signal: expect.any(AbortSignal),
        },
      ],
    ])
  })

  it('passes no body at all when there is none, because a GET with one is refused', async () => {
    let init: RequestInit | undefined
    await fetchTransport(async (_, given) => ((init = given), new Response())).send(request)
    expect(init).not.toHaveProperty('body')
  })

  it('gives status, headers in lower case, and bytes', async () => {
    const answer = new Response('ä', { status: 201, headers: { 'X-Request-Id': '7' } })
    const { status, headers, body } = await fetchTransport(async () => answer).send(request)
    expect(status).toBe(201)
    expect(headers).toMatchObject({ 'x-request-id': '7' })
    expect(body).toEqual(new Uint8Array([0xc3, 0xa4]))
  })

  it('aborts when it is told to stop', async () => {
    const stops: (() => void)[] = []
    const listening: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      )
    const pending = fetchTransport(listening).send({
      ...request,
      stop: { onStop: (stop) => stops.push(stop) },
    })
    for (const stop of stops) stop()
    await expect(pending).rejects.toThrow('stopped')
  })

  it('knows no agents', () => {
    expect(supportsAgent).toBe(false)
  })
})
