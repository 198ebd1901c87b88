// Vitest without a server: npm install --save-dev vitest channelkit msw@2 openapi-msw, then npx vitest run
//
// The app is in orders.ts, shop.ts and webhooks.ts. Each way to put the fake behind it has its own describe.

import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { sockudoHandlers, sockudoHttp } from 'channelkit/mocks/msw'
import { createSockudo } from 'channelkit/sockudo'
import { signedWebhook } from 'channelkit/testing'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { placeOrder } from './orders.ts'
import { buy } from './shop.ts'
import { receiveWebhook, visitors } from './webhooks.ts'

const fake = createFakeSockudo()
afterEach(() => fake.reset())

describe('a client that is handed in gets the fetch of the fake', () => {
  const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
  const sockudo = createSockudo(url, { fetch: fake.fetch })

  it('publishes an order to the shop and to its customer', async () => {
    await placeOrder(sockudo, { id: 7, customer: 'ann' })
    expect(fake.events).toMatchObject([
      { channel: 'orders', name: 'order.created', data: '{"id":7}' },
      { channel: 'private-user-ann', name: 'order.created' },
    ])
  })

  it('keeps the order when the server is about to stop', async () => {
    const draining = createFakeSockudo()
    draining.drain()
    const warnings: unknown[] = []
    const order = { id: 8, customer: 'ann' }
    const late = createSockudo(url, { fetch: draining.fetch })
    expect(await placeOrder(late, order, (error) => warnings.push(error))).toBe(order)
    expect(warnings).toMatchObject([{ status: 503, code: 'draining' }])
  })
})

describe('a client that cannot be reached meets the fake in MSW', () => {
  const server = setupServer(...sockudoHandlers(fake))
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())

  it('publishes an order', async () => {
    await buy('ann')
    expect(fake.events.map(({ channel }) => channel)).toEqual(['orders', 'private-user-ann'])
  })

  it('sells on while the server refuses', async () => {
    server.use(
      sockudoHttp().post('/apps/{appId}/events', ({ response }) =>
        response(500).json({ error: 'Internal error', code: 'internal', status: 500 }),
      ),
    )
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(await buy('ann')).toEqual({ id: 7, customer: 'ann' })
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ status: 500 }))
    expect(fake.events).toEqual([])
    warn.mockRestore()
  })
})

describe('a webhook is a signed Request', () => {
  const credentials = { key: 'app-key', secret: 'app-secret' }
  const came = { name: 'member_added', channel: 'presence-shop', user_id: 'ann' }

  it('counts who comes', async () => {
    expect((await receiveWebhook(signedWebhook(came, credentials))).status).toBe(200)
    expect([...visitors]).toEqual(['ann'])
  })

  it('is refused when somebody else signed it', async () => {
    const forged = signedWebhook(came, { ...credentials, secret: 'guessed' })
    expect((await receiveWebhook(forged)).status).toBe(401)
  })
})
