import { createHmac } from 'node:crypto'
import Pusher from 'pusher'
import { describe, expect, it } from 'vitest'
import { signedWebhook } from '../../src/testing/index.ts'

const keys = { key: 'app-key', secret: 'app-secret' }
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
})
