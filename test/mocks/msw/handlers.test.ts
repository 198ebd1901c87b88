import http from 'node:http'
import { getResponse } from 'msw'
import Pusher from 'pusher'
import { describe, expect, it, vi } from 'vitest'
import { sockudoHandlers } from '../../../mocks/msw.ts'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { ApiError } from '../../../src/errors.ts'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { type Shown, shown } from './answers.ts'
import { intercept } from './support.ts'

const host = 'sockudo.example.com'
const url = `https://app-key:app-secret@${host}/apps/app-id`

describe('unchanged clients reach the fake through MSW', () => {
  it('the client of this kit with its default transport', async () => {
    const fake = createFakeSockudo()
    intercept(...sockudoHandlers(fake))
    const sockudo = createSockudo(url)
    await sockudo.trigger('orders', 'created', { text: 'ä' })
    const { channels } = await sockudo.trigger('orders', 'paid', {}, { info: ['subscription_count'] })
    expect(channels).toMatchObject({ orders: { subscription_count: 0 } })
    expect(fake.events).toMatchObject([
      { channel: 'orders', name: 'created', data: '{"text":"ä"}' },
      { name: 'paid' },
    ])
  })

  it('the client of this kit with fetch', async () => {
    const fake = createFakeSockudo()
    intercept(...sockudoHandlers(fake))
    await createSockudo(url, { fetch: (...request) => fetch(...request) }).trigger('orders', 'created', {})
    expect(fake.events).toHaveLength(1)
  })

  it('the pusher package', async () => {
    const fake = createFakeSockudo()
    intercept(...sockudoHandlers(fake))
    const pusher = new Pusher({ appId: 'app-id', key: 'app-key', secret: 'app-secret', host, useTLS: true })
    expect((await pusher.trigger('orders', 'created', { id: 1 })).status).toBe(200)
    expect(await (await pusher.get({ path: '/channels' })).json()).toEqual({ channels: {} })
    expect(fake.events).toMatchObject([{ channel: 'orders', name: 'created', data: '{"id":1}' }])
  })

  it('and get its refusals as errors of their own', async () => {
    intercept(...sockudoHandlers(createFakeSockudo()))
    const error = await rejectionOf(createSockudo(url.replace('app-secret', 'wrong')).channels())
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 401, message: expect.stringContaining('Invalid API signature') })
  })
})

describe('an answer is that of the fake, byte for byte', () => {
  const requests: readonly [string, string, string][] = [
    ['an operation', 'GET', '/up/app-id'],
    ['a refusal', 'POST', '/apps/app-id/events'],
    ['a HEAD', 'HEAD', '/apps/app-id/channels'],
    ['a preflight', 'OPTIONS', '/apps/app-id/events'],
    ['a method that the path does not have', 'DELETE', '/apps/app-id/events'],
    ['another method that it does not have', 'PATCH', '/apps/app-id/events'],
    ['a path that does not exist', 'GET', '/apps/app-id/nothing/here'],
    ['a path of the origin that does not exist', 'GET', '/nothing'],
    ['an escaped path', 'GET', '/apps/app-id/channels/a%20b%2Fc'],
    ['a handshake without its headers', 'GET', '/app/app-key'],
  ]

  it.each(requests)('with fetch: %s', async (_, method, path) => {
    const fake = createFakeSockudo()
    intercept(...sockudoHandlers(fake, { origin: `https://${host}` }))
    const request = new Request(`https://${host}${path}`, { method })
    const direct = await fake.fetch(request.clone())
    expect(await shown(await fetch(request))).toEqual(await shown(direct))
    expect(fake.requests).toHaveLength(2)
  })

  it.each(requests)('with node:http: %s', async (_, method, path) => {
    const fake = createFakeSockudo()
    intercept(...sockudoHandlers(fake, { origin: `http://${host}` }))
    const direct = await fake.fetch(`http://${host}${path}`, { method })
    expect(await viaNode(method, `http://${host}${path}`)).toEqual(await shown(direct))
    expect(fake.requests).toHaveLength(2)
  })

  it('without any interception: getResponse', async () => {
    const fake = createFakeSockudo()
    const request = new Request(`https://${host}/apps/app-id/channels`)
    const response = await getResponse(sockudoHandlers(fake), request)
    expect(response?.status).toBe(400)
    expect(fake.requests).toMatchObject([{ operation: 'listChannels' }])
  })
})

describe('a connection that fails', () => {
  it('is a ConnectionError when the fake is closed', async () => {
    const fake = createFakeSockudo()
    intercept(...sockudoHandlers(fake))
    await fake.close()
    for (const sockudo of [
      createSockudo(url),
      createSockudo(url, { fetch: (...request) => fetch(...request) }),
    ])
      expect(await rejectionOf(sockudo.channels())).toMatchObject({ name: 'ConnectionError' })
  })

  it('is a RequestError of the pusher package', async () => {
    const fake = createFakeSockudo()
    intercept(...sockudoHandlers(fake))
    await fake.close()
    const pusher = new Pusher({ appId: 'app-id', key: 'app-key', secret: 'app-secret', host, useTLS: true })
    const error = await rejectionOf(pusher.trigger('orders', 'created', {}))
    expect(error).toBeInstanceOf(Pusher.RequestError)
    expect(error).toMatchObject({ status: undefined })
  })

  it('may fail in the middle of a body, too', async () => {
    intercept(...sockudoHandlers({ fetch: async () => json(brokenAfter('{"channels":')) }))
    const response = await fetch(`https://${host}/apps/app-id/channels`)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
    expect(await rejectionOf(createSockudo(url).channels())).toMatchObject({ name: 'ConnectionError' })
  })

  it('may bring its body bit by bit', async () => {
    const bits = ['{"chan', 'nels":', '{}}']
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setImmediate(resolve))
        const bit = bits.shift()
        if (bit === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(bit))
      },
    })
    intercept(...sockudoHandlers({ fetch: async () => json(body) }))
    expect(await createSockudo(url).channels()).toEqual({ channels: {} })
  })

  it('is told from a mistake in the fake, which MSW shows', async () => {
    const mistake = new Error('a mistake')
    const handlers = sockudoHandlers({ fetch: () => Promise.reject(mistake) })
    const request = new Request(`https://${host}/apps/app-id/channels`)
    expect(await rejectionOf(getResponse(handlers, request))).toBe(mistake)
  })
})

describe('what is not the fake’s is not touched', () => {
  const taken = async (address: string, origin?: string | readonly string[]): Promise<boolean> => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('fake'))
    return (await getResponse(sockudoHandlers({ fetch }, { origin }), new Request(address))) !== undefined
  }

  it.each([
    [true, 'https://sockudo.example.com/apps/app-id/events'],
    [true, 'http://127.0.0.1:6001/apps/1/channels?info=x'],
    [false, 'https://api.example.com/orders'],
    [false, 'https://api.example.com/apps'],
    [false, 'https://api.example.com/v1/apps/1/events'],
    [false, 'https://api.example.com/?next=/apps/1/'],
    [false, 'https://api.example.com/app/main.js'],
    [false, 'https://api.example.com/metrics'],
  ])('without an origin: %s for %s', async (expected, address) => {
    expect(await taken(address)).toBe(expected)
  })

  it.each([
    [true, 'https://sockudo.example.com/metrics', 'https://sockudo.example.com'],
    [true, 'https://sockudo.example.com/', 'https://sockudo.example.com/'],
    [true, 'https://sockudo.example.com/up', 'wss://sockudo.example.com:443'],
    [true, 'http://127.0.0.1:9601/metrics', ['http://127.0.0.1:6001', 'http://127.0.0.1:9601']],
    [true, 'http://[::1]:6001/up', 'http://[::1]:6001'],
    [false, 'http://sockudo.example.com/up', 'https://sockudo.example.com'],
    [false, 'https://sockudo.example.com:8443/up', 'https://sockudo.example.com'],
    [false, 'https://sockudo.example.com.evil.test/up', 'https://sockudo.example.com'],
    [false, 'https://sockudo-example.com/apps/app-id/events', 'https://sockudo.example.com'],
  ])('with an origin: %s for %s', async (expected, address, origin) => {
    expect(await taken(address, origin)).toBe(expected)
  })

  it('so that MSW still complains about requests that nobody answers', async () => {
    intercept(...sockudoHandlers(createFakeSockudo()))
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(fetch('https://api.example.com/orders')).rejects.toThrow()
    expect(error).toHaveBeenCalled()
    error.mockRestore()
  })
})

describe('options that make no sense are refused', () => {
  it.each([
    ['an URL of a client', { origin: url }, 'options.origin'],
    ['a path', { origin: 'https://sockudo.example.com/apps' }, 'options.origin'],
    ['a host without a scheme', { origin: 'sockudo.example.com' }, 'options.origin'],
    ['another scheme', { origin: 'ftp://sockudo.example.com' }, 'options.origin'],
    ['an empty list', { origin: [] }, 'options.origin'],
    ['a number in a list', { origin: ['https://a.test', 6001] }, 'options.origin[1]'],
    ['a misspelt option', { orign: 'https://a.test' }, 'options.orign'],
  ])('%s', (_, options, argument) => {
    const refused = (): unknown => sockudoHandlers(createFakeSockudo(), options as never)
    expect(refused).toThrow(expect.objectContaining({ name: 'ArgumentError', argument }))
    expect(refused).not.toThrow(/app-secret/)
  })

  it.each([undefined, {}, createFakeSockudo().fetch])('something that is no fake: %#', (fake) => {
    expect(() => sockudoHandlers(fake as never)).toThrow(
      expect.objectContaining({ name: 'ArgumentError', argument: 'fake' }),
    )
  })
})

function json(body: ReadableStream<Uint8Array>): Response {
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

function viaNode(method: string, address: string): Promise<Shown> {
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const headers = response.headers as Record<string, string>
        resolve({ status: response.statusCode!, headers, body: Buffer.concat(chunks).toString() })
      })
    })
    request.on('error', reject).end()
  })
}

function brokenAfter(text: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError('terminated'))
      else controller.enqueue(new TextEncoder().encode(text))
      sent = true
    },
  })
}
