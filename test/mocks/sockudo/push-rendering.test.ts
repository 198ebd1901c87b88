import { describe, expect, it } from 'vitest'
import { pushClient } from './push-client.ts'
import { refusal } from './setup.ts'

const invalid = (error: string): object => refusal(400, 'invalid_input', error)

async function rendered(change: object): Promise<Record<string, any>> {
  const { body } = await pushClient().publish(change)
  return Object.fromEntries(body.renderedPayloads.map((each: { provider: string }) => [each.provider, each]))
}

describe('a payload', () => {
  it('has the form of each provider', async () => {
    const payload = {
      title: 'T',
      body: 'B',
      icon: 'https://x/i.png',
      sound: 's',
      collapseKey: 'k',
      templateData: { id: 1 },
    }
    const notification = { title: 'T', body: 'B', image: 'https://x/i.png' }
    const data = { id: 1 }
    const forms = await rendered({ payload })
    expect(Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, form.payload]))).toEqual({
      fcm: {
        message: {
          notification,
          data,
          android: { collapse_key: 'k', notification: { icon: 'https://x/i.png', sound: 's' } },
        },
      },
      apns: {
        headers: { 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-collapse-id': 'k' },
        aps: { alert: { title: 'T', body: 'B' }, sound: 's' },
        data,
      },
      webPush: { headers: { ttl: 2_419_200, urgency: 'normal', topic: 'k' }, notification, data },
      hms: {
        message: {
          notification,
          data,
          android: { notification: { click_action: { type: 3 }, sound: 's' }, collapse_key: 'k' },
        },
      },
      wns: {
        type: 'toast',
        toast: {
          visual: { binding: { template: 'ToastGeneric', text: ['T', 'B'], image: 'https://x/i.png' } },
          audio: { src: 's' },
        },
        data,
      },
      realtime: { notification, data },
    })
  })

  it('says null where something is absent', async () => {
    const { apns } = await rendered({ payload: {} })
    expect(apns.payload).toEqual({
      headers: { 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-collapse-id': null },
      aps: { alert: { title: null, body: null }, sound: null },
      data: null,
    })
  })
})

describe('a placeholder', () => {
  it.each([
    ['{{data.a}}', { a: 'x' }, 'x'],
    ['{{ data.a.b }}!', { a: { b: 1.5 } }, '1.5!'],
    ['{{data.a}}{{data.b}}', { a: true, b: null }, 'true'],
    ['{{data.a}}', { a: '{{data.b}}', b: 'x' }, '{{data.b}}'],
    ['}} {{data.a}} {', { a: 1 }, '}} 1 {'],
  ])('%s is filled from %j', async (title, templateData, expected) => {
    const { apns } = await rendered({ payload: { title, templateData } })
    expect(apns.payload.aps.alert.title).toBe(expected)
  })

  it.each([
    ['{{data.a}}', undefined, 'placeholder key is missing'],
    ['{{data.a.b}}', { a: 'x' }, 'placeholder key is missing'],
    ['{{a}}', { a: 1 }, 'placeholder key must use a bounded data.* path'],
    ['{{data.a.b.c.d.e}}', {}, 'placeholder key must use a bounded data.* path'],
    ['{{data.a}}', { a: [] }, 'placeholder value must be scalar'],
    ['{{data.a', { a: 1 }, 'unterminated placeholder'],
    ['{{data.a}}', { a: 'x'.repeat(4097) }, 'rendered output is too large'],
  ])('%s is refused: case %#', async (title, templateData, reason) => {
    expect(await pushClient().publish({ payload: { title, templateData } })).toMatchObject(
      invalid(`invalid template substitution: ${reason}`),
    )
  })
})

describe('an override', () => {
  it('is what its provider gets; of two the first', async () => {
    const providerOverrides = [1, 2].map((n) => ({ provider: 'fcm', payload: { message: { data: { n } } } }))
    const { fcm, hms } = await rendered({ providerOverrides })
    expect(fcm).toEqual({ ...providerOverrides[0], usedOverride: true })
    expect(hms.usedOverride).toBe(false)
  })

  it.each([
    ['apns', { headers: { 'apns-push-type': 'shout' } }, 'invalid apns override: invalid apns-push-type'],
    ['apns', { headers: { 'apns-priority': '3' } }, 'invalid apns override: invalid apns-priority'],
    ['apns', { headers: { 'apns-expiration': {} } }, 'invalid apns override: invalid apns-expiration'],
    ['apns', { headers: { 'apns-topic': 5 } }, 'invalid apns override: invalid apns-topic'],
    ['apns', { headers: { 'apns-collapse-id': 5 } }, 'invalid apns override: invalid apns-collapse-id'],
    ['webPush', { headers: { ttl: -1 } }, 'invalid webPush override: invalid ttl'],
    ['webPush', { headers: { urgency: 'now' } }, 'invalid webPush override: invalid urgency'],
    ['webPush', { headers: { topic: 1 } }, 'invalid webPush override: invalid topic'],
    ['webPush', { headers: { vapidAudience: 'x' } }, 'invalid webPush override: invalid vapidAudience'],
    ['wns', { type: 'badge' }, 'invalid wns override: invalid type'],
    ['fcm', 'x'.repeat(4095), 'payload exceeds 4096 bytes'],
    ['apns', 'x'.repeat(5119), 'payload exceeds 5120 bytes'],
  ])('of %s is refused: case %#', async (provider, payload, error) => {
    expect(await pushClient().publish({ providerOverrides: [{ provider, payload }] })).toMatchObject(
      invalid(error),
    )
  })
})
