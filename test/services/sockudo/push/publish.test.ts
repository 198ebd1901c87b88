import { describe, expect, it } from 'vitest'
import type { PushOptions, PushTargets, SockudoOptions } from '../../../../src/services/sockudo/index.ts'
import { bodiesOf, now, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { browser, orders } from './requests.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const soon = now * 1000 + 1

/** The body of a publish to a channel. */
async function bodyOf(options: PushOptions, more: Partial<SockudoOptions> = {}): Promise<any> {
  const { client, fetch } = testClient(more)
  await client.push.publish(orders, { title: 'Hello' }, options)
  return bodiesOf(fetch)[0]
}

async function refusalWith(recipients: unknown, payload: unknown, options?: unknown): Promise<any> {
  return refusalOf(({ push }) => push.publish(recipients as never, payload as never, options as never))
}

describe('push.publish', () => {
  it('sends recipients, texts and options in the spelling of the server', async () => {
    const answer = { publishId: 'p-1', status: 'accepted', added_in: '6.0' }
    const { client, fetch } = testClient({}, Response.json(answer, { status: 202 }))
    const recipients = [orders, { type: 'device', device_id: 'phone-1' }] as const
    const payload = { title: 'Hello {{data.name}}', templateData: { name: 'Ann' }, collapseKey: 'a' }
    const providerOverrides = [{ provider: 'fcm', payload: { message: {} } }] as const
    const published = client.push.publish(recipients, payload, {
      publishId: 'p-1',
      providerOverrides,
      notBefore: soon,
      expiresAt: new Date(soon + 1),
      quotaOverride: true,
      headers: { 'x-tenant': 'a' },
    })
    await expect(published).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([
      { method: 'POST', path: '/apps/app-id/push/publish', headers: { 'x-tenant': 'a' } },
    ])
    expect(bodiesOf(fetch)).toEqual([
      { publishId: 'p-1', recipients, payload, providerOverrides, notBeforeMs: soon, expiresAtMs: soon + 1 },
    ])
    expectSigned(fetch.requests[0])
  })

  it('needs no options, and makes a list of one recipient', async () => {
    const { client, fetch } = testClient()
    await client.push.publish(orders, {})
    expect(bodiesOf(fetch)).toEqual([{ recipients: [orders], payload: {} }])
  })

  it('does not know the options of a publish to channels', async () => {
    const error = await refusalWith(orders, {}, { idempotencyKey: 'a' })
    expect(error).toMatchObject({ argument: 'options.idempotencyKey', operation: 'publishPush' })
  })

  it('has no effect when it is refused', async () => {
    const refusal = { error: 'invalid apns override', code: 'invalid_input', status: 400 }
    const { client } = testClient({}, Response.json(refusal, { status: 400 }))
    const published = client.push.publish(orders, {})
    await expect(published).rejects.toMatchObject({ code: 'invalid_input', effect: 'none' })
  })
})

describe('publishId', () => {
  it.each(['p-1', 'a/b c', 'ä'.repeat(500)])('goes as it is: %#', async (publishId) => {
    expect((await bodyOf({ publishId })).publishId).toBe(publishId)
  })

  it('is made anew for each publish with true, or by a client with autoIdempotency', async () => {
    const ids = [
      await bodyOf({ publishId: true }),
      await bodyOf({ publishId: true }),
      await bodyOf({}, { autoIdempotency: true }),
    ].map(({ publishId }) => publishId as string)
    for (const id of ids) expect(id).toMatch(uuid)
    expect(new Set(ids).size).toBe(3)
  })

  it('is left to the server otherwise', async () => {
    expect(await bodyOf({})).not.toHaveProperty('publishId')
    expect(await bodyOf({ publishId: false }, { autoIdempotency: true })).not.toHaveProperty('publishId')
  })

  it.each(['', ' ', '..', null, 5, '\ud83d'])('cannot be %j', async (publishId) => {
    expect((await refusalWith(orders, {}, { publishId })).argument).toBe('options.publishId')
  })
})

describe('the times of a publish', () => {
  it.each([
    [{ notBefore: new Date(soon) }, { notBeforeMs: soon }],
    [{ notBefore: now * 1000 - 86_400_000 }, { notBeforeMs: now * 1000 - 86_400_000 }],
    [{ expiresAt: soon }, { expiresAtMs: soon }],
    [
      { notBefore: soon, expiresAt: soon + 1 },
      { notBeforeMs: soon, expiresAtMs: soon + 1 },
    ],
  ])('are milliseconds: %j', async (options, times) => {
    const { recipients: _, payload: __, ...sent } = await bodyOf(options)
    expect(sent).toEqual(times)
  })

  it.each([
    ['an end that is now', 'expiresAt', { expiresAt: now * 1000 }],
    ['an end in the past', 'expiresAt', { expiresAt: new Date(0) }],
    ['an end at the start', 'expiresAt', { notBefore: soon, expiresAt: soon }],
    ['an end before the start', 'expiresAt', { notBefore: soon + 1, expiresAt: soon }],
    ['an invalid date', 'expiresAt', { expiresAt: new Date(Number.NaN) }],
    ['a part of a millisecond', 'notBefore', { notBefore: soon + 0.5 }],
    ['a start before 1970', 'notBefore', { notBefore: -1 }],
    ['a start over a day ago', 'notBefore', { notBefore: now * 1000 - 86_400_001 }],
    ['a date as text', 'notBefore', { notBefore: '2030-01-01' }],
  ])('cannot be %s', async (_, name, options) => {
    expect((await refusalWith(orders, {}, options)).argument).toBe(`options.${name}`)
  })

  it('are not seconds', async () => {
    const error = await refusalWith(orders, {}, { notBefore: now + 60 })
    expect(error.message).toContain('options.notBefore must be in milliseconds since the epoch')
  })
})

describe('the texts of a publish', () => {
  it.each([
    ['a title of 256 bytes', { title: 'ä'.repeat(128) }],
    ['a body of 4096 bytes', { body: 'x'.repeat(4096) }],
    ['an icon of 2048 bytes', { icon: `https://a/${'x'.repeat(2038)}` }],
    ['data of 8192 bytes', { templateData: 'x'.repeat(8190) }],
    ['data that is null', { templateData: null }],
    ['an icon with a placeholder', { icon: 'https://a/{{data.b}}', templateData: { b: 1 } }],
    ['only a template', { templateId: '..' }],
    ['empty texts', { title: '', body: '' }],
  ])('may be %s', async (_, payload) => {
    const { client, fetch } = testClient()
    await client.push.publish(orders, payload)
    expect(bodiesOf(fetch)[0]!['payload']).toEqual(payload)
  })

  it.each([
    ['missing', 'payload', undefined],
    ['text', 'payload', 'Hello'],
    ['of 257 bytes', 'payload.title', { title: `x${'ä'.repeat(128)}` }],
    ['a number', 'payload.title', { title: 5 }],
    ['cut inside a character', 'payload.title', { title: '\ud83d' }],
    ['a body of 4097 bytes', 'payload.body', { body: 'x'.repeat(4097) }],
    ['an icon of 2049 bytes', 'payload.icon', { icon: `https://a/${'x'.repeat(2039)}` }],
    ['an icon without https', 'payload.icon', { icon: 'http://a/icon.png' }],
    ['an icon that is no URL', 'payload.icon', { icon: 'icon.png' }],
    ['a sound that is no text', 'payload.sound', { sound: { name: 'bell' } }],
    ['data of 8193 bytes', 'payload.templateData', { templateData: 'x'.repeat(8191) }],
    ['data that is no JSON', 'payload.templateData.a', { templateData: { a: () => 1 } }],
    ['a blank template', 'payload.templateId', { templateId: ' ' }],
    ['data under a name of the docs', 'payload.data', { data: {} }],
  ])('cannot be %s', async (_, argument, payload) => {
    expect(await refusalWith(orders, payload)).toMatchObject({ argument, operation: 'publishPush' })
  })
})

describe('the recipients of a publish', () => {
  it.each([
    { type: 'device', device_id: 'a' },
    { type: 'client', client_id: 'a' },
    { type: 'channel', channel: 'no channel name' },
    { type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'a' } },
    { type: 'registeredTopic', topic: 'a' },
    { type: 'userTopic', topic: 'a' },
    { type: 'providerTopic', provider: 'fcm', topic: 'a' },
    { type: 'providerCondition', provider: 'hms', condition: 'a' },
  ] satisfies PushTargets[])('may be %j', async (target) => {
    const { client, fetch } = testClient()
    await client.push.publish([target, target].slice(1), {})
    expect(bodiesOf(fetch)[0]!['recipients']).toEqual([target])
  })

  it('may be 1024, and not one more', async () => {
    const most = Array.from(
      { length: 1024 },
      (_, index) => ({ type: 'device', device_id: `${index}` }) as const,
    )
    const { client, fetch } = testClient()
    await client.push.publish(most, {})
    expect(bodiesOf(fetch)[0]!['recipients']).toHaveLength(1024)
    const error = await refusalWith([...most, orders], {})
    expect(error.argument).toBe('recipients')
    expect(error.message).toContain('is invalid: too many targets')
  })

  it.each([
    ['nobody', 'recipients', [], 'is invalid: must contain at least one target'],
    ['nothing', 'recipients', undefined, 'must be an object'],
    ['a name', 'recipients', 'orders', 'must be an object'],
    ['a hole', 'recipients[0]', Array(1), 'must be an object'],
    ['no type', 'recipients.type', { channel: 'a' }, 'must be one of device, client, channel'],
    ['a filter', 'recipients.type', { type: 'indexedFilter', filter: {} }, 'must be one of'],
    ['a type that every object has', 'recipients.type', { type: 'toString' }, 'must be one of'],
    [
      'a blank channel',
      'recipients[1].channel',
      [orders, { type: 'channel', channel: ' ' }],
      'must not be blank',
    ],
    ['no device', 'recipients.device_id', { type: 'device' }, 'must be a non-empty string'],
    ['deviceId', 'recipients.deviceId', { type: 'device', deviceId: 'a' }, 'did you mean device_id?'],
    ['clientId', 'recipients.clientId', { type: 'client', clientId: 'a' }, 'did you mean client_id?'],
    [
      'a part of another type',
      'recipients.channel',
      { type: 'userTopic', topic: 'a', channel: 'b' },
      'is not an option',
    ],
    [
      'an unknown provider',
      'recipients.provider',
      { type: 'providerTopic', provider: 'ios', topic: 'a' },
      'must be one of',
    ],
    [
      'a blank condition',
      'recipients.condition',
      { type: 'providerCondition', provider: 'fcm', condition: '' },
      'must be',
    ],
    ['no recipient', 'recipients.recipient', { type: 'recipient' }, 'must be an object'],
    [
      'a token of the wrong shape',
      'recipients.recipient.deviceToken',
      { type: 'recipient', recipient: { transportType: 'apns', deviceToken: 'a b' } },
      'must be a token of APNs',
    ],
  ])('cannot be %s', async (_, argument, recipients, rule) => {
    const error = await refusalWith(recipients, {})
    expect(error).toMatchObject({ argument, operation: 'publishPush' })
    expect(error.message).toContain(rule)
  })

  it.each([
    [{ type: 'device', device_id: 'phone-1' }],
    [{ type: 'client', client_id: 'user-1' }],
    [{ type: 'providerTopic', provider: 'fcm', topic: 'a' }],
    [{ type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'a' } }],
  ])('cannot be the same twice, as the server would wait for a second delivery: %j', async (target) => {
    const again = Object.fromEntries(Object.entries(structuredClone(target)).toReversed())
    const error = await refusalWith([target, orders, again], {})
    expect(error.argument).toBe('recipients[2]')
    expect(error.message).toContain('is recipients[0] again')
  })

  it('may be alike', async () => {
    const recipients = [
      { type: 'registeredTopic', topic: 'a' },
      { type: 'userTopic', topic: 'a' },
      { type: 'providerTopic', provider: 'fcm', topic: 'a' },
      { type: 'providerTopic', provider: 'hms', topic: 'a' },
      { type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'a' } },
      { type: 'recipient', recipient: { transportType: 'hms', registrationToken: 'a' } },
    ] as const
    const { client, fetch } = testClient()
    await client.push.publish(recipients, {})
    expect(bodiesOf(fetch)[0]!['recipients']).toEqual(recipients)
  })
})

describe('a publish to a browser', () => {
  const target = { type: 'recipient', recipient: browser } as const

  it.each([
    ['a collapseKey', { collapseKey: 'a' }, {}],
    ['a template, which may have one', { templateId: 'a' }, {}],
    ['an override', {}, { providerOverrides: [{ provider: 'webPush', payload: {} }] as const }],
  ])('may have %s', async (_, payload, options) => {
    const { client, fetch } = testClient()
    await client.push.publish(target, payload, options)
    expect(fetch.requests).toHaveLength(1)
  })

  it.each([[{}], [{ providerOverrides: [{ provider: 'fcm', payload: {} }] }]])(
    'cannot do without a collapseKey: %j',
    async (options) => {
      const error = await refusalWith([orders, target], { title: 'Hello' }, options)
      expect(error.argument).toBe('payload.collapseKey')
      expect(error.message).toContain('is needed by browsers: without it a web push fails')
    },
  )
})

describe('the overrides of a publish', () => {
  it.each([
    ['no list', '', {}],
    ['of no object', '[0]', ['fcm']],
    ['for an unknown provider', '[0].provider', [{ provider: 'ios', payload: {} }]],
    ['without a payload', '[0].payload', [{ provider: 'fcm' }]],
    ['that are no JSON', '[0].payload.a', [{ provider: 'fcm', payload: { a: Number.NaN } }]],
    ['with a part that is unknown', '[0].body', [{ provider: 'fcm', payload: {}, body: 1 }]],
    [
      'for one provider twice',
      '[1].provider',
      [1, 2].map((badge) => ({ provider: 'apns', payload: { badge } })),
    ],
    ['of 4097 bytes', '[0].payload', [{ provider: 'fcm', payload: 'x'.repeat(4095) }]],
    ['of 4097 bytes for apns', '[0].payload', [{ provider: 'apns', payload: 'x'.repeat(4095) }]],
    ['of 4097 bytes in aps', '[0].payload', [{ provider: 'apns', payload: { aps: 'x'.repeat(4087) } }]],
    [
      'of 5121 bytes in all',
      '[0].payload',
      [{ provider: 'apns', payload: { aps: {}, headers: 'x'.repeat(5098) } }],
    ],
  ])('cannot be %s', async (_, part, providerOverrides) => {
    const error = await refusalWith(orders, {}, { providerOverrides })
    expect(error.argument).toBe(`options.providerOverrides${part}`)
  })

  it.each([
    ['fcm', 'x'.repeat(4094)],
    ['apns', 'x'.repeat(4094)],
    ['apns', { headers: { 'apns-priority': '5' }, aps: 'x'.repeat(4086) }],
    ['apns', { aps: {}, headers: 'x'.repeat(5097) }],
  ])('have up to 4096 bytes, which headers of apns do not count for: %#', async (provider, payload) => {
    const providerOverrides = [{ provider, payload }] as never
    expect((await bodyOf({ providerOverrides })).providerOverrides).toEqual(providerOverrides)
  })
})
