import { createHmac } from 'node:crypto'
import Pusher from 'pusher'
import { describe, expect, it } from 'vitest'
import { signedWebhook, type SignedWebhookOptions } from '../../src/testing/index.ts'
import { createWebhookReceiver, type WebhookReason } from '../../src/webhooks.ts'

const keys = { key: 'app-key', secret: 'app-secret' }
const now = 1_700_000_000_000
const event = { name: 'channel_occupied', channel: 'örders' }

describe('signedWebhook', () => {
  it('makes the request of a server', async () => {
    const request = signedWebhook([event, event], {
      ...keys,
      timeMs: 5,
      url: 'https://backend.example/hook?x=1',
    })
    const body = await request.text()
    expect([request.method, request.url]).toEqual(['POST', 'https://backend.example/hook?x=1'])
    expect(body).toBe(JSON.stringify({ time_ms: 5, events: [event, event] }))
    expect(Object.fromEntries(request.headers)).toEqual({
      'content-type': 'application/json',
      'x-pusher-key': keys.key,
      'x-pusher-signature': createHmac('sha256', keys.secret).update(body).digest('hex'),
    })
  })

  it('is sent now, with one event in a list, unless told otherwise', async () => {
    const before = Date.now()
    const { time_ms, events } = await signedWebhook(event, keys).json()
    expect(time_ms).toBeGreaterThanOrEqual(before)
    expect(time_ms).toBeLessThanOrEqual(Date.now())
    expect(events).toEqual([event])
  })

  it('is taken by the pusher package', async () => {
    const pusher = new Pusher({ appId: '1', ...keys, host: '127.0.0.1' })
    const request = signedWebhook(event, { ...keys, timeMs: 5 })
    const headers = Object.fromEntries(request.headers)
    const rawBody = await request.text()
    const webhook = pusher.webhook({ headers, rawBody })
    expect(webhook.isValid()).toBe(true)
    expect([webhook.getEvents(), webhook.getTime().getTime()]).toEqual([[event], 5])
    const forged = { ...headers, 'x-pusher-signature': '0'.repeat(64) }
    expect(pusher.webhook({ headers: forged, rawBody }).isValid()).toBe(false)
  })

  it('takes a whole app of a fake', async () => {
    const app = { id: 'app-id', ...keys, webhooks: [] }
    expect(signedWebhook(event, app).headers.get('x-pusher-key')).toBe(keys.key)
  })

  it.each<[string, Partial<SignedWebhookOptions>, WebhookReason]>([
    ['another secret', { secret: 'not-it' }, 'invalid_signature'],
    ['another key', { key: 'not-it' }, 'unknown_key'],
    ['a signature of its own', { headers: { 'X-Pusher-Signature': '0'.repeat(64) } }, 'invalid_signature'],
    ['an old time', { timeMs: now - 3_600_000 }, 'stale'],
    ['a body that was changed', { body: '{"time_ms":1,"events":[]}' }, 'invalid_signature'],
  ])('with %s is what a receiver refuses', async (_, options, reason) => {
    const receiver = createWebhookReceiver({ keys: [keys], clock: () => now })
    const request = signedWebhook(event, { ...keys, timeMs: now, ...options })
    await expect(receiver.webhook(request)).rejects.toMatchObject({ reason })
  })

  it('has further headers', () => {
    const request = signedWebhook(event, { ...keys, headers: { 'x-shard': '7' } })
    expect(request.headers.get('x-shard')).toBe('7')
    expect(request.headers.get('x-pusher-key')).toBe(keys.key)
  })

  it.each<[string, unknown, object]>([
    ['events', 'text', keys],
    ['events', null, keys],
    ['options.key', event, { ...keys, key: '' }],
    ['options.secret', event, { key: 'k' }],
    ['options.timeMs', event, { ...keys, timeMs: NaN }],
    ['options.headers', event, { ...keys, headers: { a: 'b\n' } }],
  ])('refuses %s that cannot be', (argument, events, options) => {
    const refused = { name: 'ArgumentError', argument: expect.stringContaining(argument) }
    expect(() => signedWebhook(events as object, options as never)).toThrow(expect.objectContaining(refused))
  })
})
