import { describe, expect, it, vi } from 'vitest'
import type { RequestInfo, ResponseInfo } from '../../src/services/sockudo/index.ts'
import { ConnectionError } from '../../src/errors.ts'
import { testClient } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'
import { expectNothingSecret } from '../support/secrets.ts'

describe('a fetch that fails gives a ConnectionError', () => {
  const failing =
    (message: string, code?: string): typeof fetch =>
    async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(message), code && { code }) })
    }

  it('with no effect when the connection was never made', async () => {
    const { client } = testClient({ fetch: failing('connect ECONNREFUSED 127.0.0.1:6001', 'ECONNREFUSED') })
    const error = await rejectionOf(client.trigger('orders', 'created', {}))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'connection_failed', operation: 'triggerEvent', effect: 'none' })
    expect(error.message).toBe('connect ECONNREFUSED 127.0.0.1:6001')
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('with an unknown effect when the connection broke later', async () => {
    const { client } = testClient({ fetch: failing('other side closed', 'UND_ERR_SOCKET') })
    const error = await rejectionOf(client.trigger('orders', 'created', {}))
    expect(error.effect).toBe('unknown')
    expect(error.message).toBe('other side closed (UND_ERR_SOCKET); the server may have acted on the request')
  })

  it('without the signed URL that some runtimes put into the message', async () => {
    const leaky: typeof fetch = async (url) => {
      throw Object.assign(new Error(`cannot fetch ${String(url)}`), { url })
    }
    const { client } = testClient({ fetch: leaky })
    const error = await rejectionOf(client.channels())
    expect(error.message).toContain(
      'cannot fetch http://127.0.0.1:6001/apps/app-id/channels?auth_key=[redacted]',
    )
    expectNothingSecret(error)
  })

  it('also when it throws before it returns a promise', async () => {
    const { client } = testClient({
      fetch: () => {
        throw new Error('broken')
      },
    })
    expect(await rejectionOf(client.channels())).toMatchObject({ name: 'ConnectionError', message: 'broken' })
  })
})

describe('the headers of a request', () => {
  it('are those of the client, the request and the call, the nearest last', async () => {
    const { client, fetch } = testClient({ headers: { 'X-Tenant': 'a', 'X-Trace': 'client' } })
    await client.trigger('orders', 'created', {}, { headers: { 'x-trace': 'call' } })
    const { headers } = fetch.requests[0]!
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-tenant': 'a', 'x-trace': 'call' })
  })

  it('have no content type when there is no body', async () => {
    const { client, fetch } = testClient()
    await client.channels()
    expect(fetch.requests[0]?.headers).not.toHaveProperty('content-type')
  })
})

describe('the hooks', () => {
  it('are told what is sent and what came back, without query', async () => {
    const seen: (RequestInfo | ResponseInfo)[] = []
    const { client } = testClient({
      onRequest: (info) => seen.push(info),
      onResponse: (info) => seen.push(info),
    })
    await client.channels({ prefix: 'presence-' })
    const request = { operation: 'listChannels', method: 'GET', path: '/apps/app-id/channels' }
    expect(seen).toEqual([request, { ...request, status: 200, duration: expect.any(Number) }])
  })

  it('are told of error answers, too', async () => {
    const statuses: number[] = []
    const onResponse = ({ status }: ResponseInfo): number => statuses.push(status)
    const { client } = testClient({ onResponse }, new Response('', { status: 503 }))
    await rejectionOf(client.channels())
    expect(statuses).toEqual([503])
  })

  it('reject the call with their own error when they throw before it is sent', async () => {
    const bug = new Error('a bug in a hook')
    const onRequest = (): never => {
      throw bug
    }
    expect(await rejectionOf(testClient({ onRequest }).client.channels())).toBe(bug)
  })

  it('do not lose the answer when they throw after it came', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const bug = new Error('a bug in a hook')
    const onResponse = (): never => {
      throw bug
    }
    await expect(testClient({ onResponse }).client.channels()).resolves.toEqual({})
    expect(said).toHaveBeenCalledWith('channelkit: onResponse threw', bug)
    said.mockRestore()
  })

  it('that throw before a request keep it from being sent', async () => {
    const onRequest = (): never => {
      throw new Error('no')
    }
    const { client, fetch } = testClient({ onRequest })
    await rejectionOf(client.channels())
    expect(fetch.requests).toEqual([])
  })
})
