import { describe, expect, it } from 'vitest'
import { request } from 'node:http'
import { once } from 'node:events'
import { listen } from '../../../mocks/node.ts'
import { createFakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { ArgumentError } from '../../../src/errors.ts'
import { refusal, setup } from './setup.ts'
import { signed } from './signed.ts'

describe('servers that are set up in a way that makes no sense are refused', () => {
  it.each<[string, unknown, string]>([
    ['unreachable', { unreachable: 'cache' }, 'must be a list, received a string'],
    ['unreachable[0]', { unreachable: ['redis'] }, 'must be one of cache, rateLimit, pushRate, receipts'],
    ['role', { role: 'edge' }, 'must be default or api'],
    ['memoryPressure', { memoryPressure: 1 }, 'must be true or false, received a number'],
    ['push.unbuilt[0]', { push: { unbuilt: ['sms'] } }, 'must be one of fcm, '],
    ['push.rules', { push: { rules: {} } }, 'must be a list, received an object'],
    ['push.rules[0].channels', { push: { rules: [{ channels: 'a*b', events: ['e'] }] } }, 'a prefix with *'],
    ['push.rules[0].events', { push: { rules: [{ channels: 'a', events: [] }] } }, 'at least one name'],
    ['push.rules[0].rate', { push: { rules: [{ channels: 'a', events: ['e'], rate: 0 }] } }, 'positive'],
  ])('%s', (argument, options, message) => {
    const create = (): unknown => createFakeSockudo(options as FakeSockudoOptions)
    expect(create).toThrow(ArgumentError)
    expect(create).toThrow(`options.${argument}`)
    expect(create).toThrow(message)
  })
})

describe('a push rule', () => {
  const rules = [{ channels: 'order-*', events: ['sent'] }]

  it('sends what an event says to those who subscribed to its channel', async () => {
    const { fake, post, publish, time } = setup({ push: { providers: ['apns'], rules } })
    const recipient = { transportType: 'apns', deviceToken: 'token' }
    const device = {
      appId: 'app-id',
      id: 'phone',
      deviceSecret: '',
      formFactor: 'phone',
      platform: 'ios',
      timezone: 'Europe/Berlin',
      locale: 'de',
      push: { state: 'ACTIVE', recipient },
    }
    const { body } = await post('/push/deviceRegistrations', device)
    const { provider, tokenHash } = body.device.recipient
    const subscription = { appId: 'app-id', channel: 'order-1', deviceId: 'phone', provider, tokenHash }
    await post('/push/channelSubscriptions', subscription)
    const data = { title: 'Sent', body: 'It is on its way.', order: 1 }
    expect(await publish({ name: 'sent', channel: 'order-1', data })).toMatchObject({ status: 200 })
    time.advance(1)
    expect(fake.pushes).toMatchObject([
      { deviceId: 'phone', payload: { aps: { alert: { title: 'Sent', body: 'It is on its way.' } } } },
    ])
  })

  it.each([
    ['is no JSON', 'x', 'invalid push rule data: '],
    ['is no object', [], 'message data must be a JSON object for channel push rules'],
    ['has no title', { body: 'B' }, 'message data is missing required title field'],
    ['has a body that is no text', { title: 'T', body: 1 }, 'message data body must be a string'],
    ['has a title that is too long', { title: 'x'.repeat(257), body: 'B' }, 'push payload is invalid: title'],
  ])('refuses an event whose data %s', async (_, data, message) => {
    const { fake, publish } = setup({ push: { rules } })
    const { status, body } = await publish({ name: 'sent', channel: 'order-1', data })
    expect({ status, error: body.error.slice(0, message.length) }).toEqual({ status: 400, error: message })
    expect(fake.events).toEqual([])
  })

  it('allows so many in a second, and no more', async () => {
    const { publish, time } = setup({ push: { rules: [{ ...rules[0]!, rate: 1 }] } })
    const event = { name: 'sent', channel: 'order-1', data: { title: 'T', body: 'B' } }
    expect(await publish(event)).toMatchObject({ status: 200 })
    expect(await publish(event)).toMatchObject(refusal(429, 'rate_limited', 'push rule rate limit exceeded'))
    time.advance(1000)
    expect(await publish(event)).toMatchObject({ status: 200 })
  })
})

describe('a request whose body breaks off', () => {
  it('is answered as the server does, and the next one as ever', async () => {
    const fake = createFakeSockudo()
    await using server = await listen(fake)
    const { url, method } = signed('POST', '/apps/app-id/events', { body: {} })
    const { pathname, search } = new URL(url)
    const outgoing = request(`${server.url}${pathname}${search}`, {
      method,
      headers: { 'transfer-encoding': 'chunked' },
    })
    outgoing.write('{', () => outgoing.socket?.write('no length\r\n'))
    const [answer] = await once(outgoing, 'response')
    expect(answer.statusCode).toBe(500)
    outgoing.destroy()
    expect((await fetch(`${server.url}/live`)).status).toBe(200)
  })

  it('is no matter where nobody reads it', async () => {
    await using server = await listen(createFakeSockudo())
    const outgoing = request(`${server.url}/up`, { headers: { 'transfer-encoding': 'chunked' } })
    outgoing.write('{', () => outgoing.socket?.write('no length\r\n'))
    const [answer] = await once(outgoing, 'response')
    expect(answer.statusCode).toBe(200)
    outgoing.destroy()
  })
})
