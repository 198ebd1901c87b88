import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { WebhookError, type WebhookReason } from '../../src/errors.ts'
import { signedWebhook } from '../../src/testing/index.ts'
import { createWebhookReceiver } from '../../src/webhooks.ts'
import { testClient } from '../support/client.ts'
import vectors from './webhooks.json' with { type: 'json' }

interface Vector {
  readonly name: string
  readonly kind: string
  readonly inputs: {
    readonly key?: string | null
    readonly secret?: string
    readonly body: string
    readonly tokens?: readonly { readonly key: string; readonly secret: string }[]
    readonly headers?: Readonly<Record<string, string>>
    readonly now_s?: number
    readonly tolerance_s?: number
  }
  readonly expected: {
    readonly signature?: string
    readonly time_ms?: number
    readonly events_count?: number
    readonly time_iso?: string
  }
}

const all = vectors as unknown as readonly Vector[]
const ofKind = (kind: string): readonly Vector[] => all.filter((vector) => vector.kind === kind)

function reasonOf(action: () => unknown): WebhookReason | 'accepted' {
  try {
    action()
    return 'accepted'
  } catch (error) {
    expect(error).toBeInstanceOf(WebhookError)
    return (error as WebhookError).reason
  }
}

/** Bodies that are signed rightly and are no webhook: the strict client says so after the signature, which proves it. */
const noWebhook = ['php-webhook', 'python-webhook-freshness-ok', 'node-webhook-time']

describe('a webhook with the published signature is taken', () => {
  it.each(ofKind('webhook_signature'))('$name', ({ name, inputs, expected }) => {
    const key = inputs.key ?? 'key'
    const secret = inputs.secret!
    expect(createHmac('sha256', secret).update(inputs.body).digest('hex')).toBe(expected.signature)
    const { client } = testClient({ key, secret })
    const headers = { 'X-Pusher-Key': key, 'X-Pusher-Signature': expected.signature! }
    const verify = () => client.verifyWebhook({ headers, body: inputs.body, maxAge: Infinity })
    if (noWebhook.includes(name)) return expect(reasonOf(verify)).toBe('not_a_webhook')
    const webhook = verify()
    expect(webhook).toEqual({ timeMs: JSON.parse(inputs.body).time_ms, events: JSON.parse(inputs.body).events, unopened: [] })
    if (expected.time_ms !== undefined) expect(webhook.timeMs).toBe(expected.time_ms)
    if (expected.events_count !== undefined) expect(webhook.events).toHaveLength(expected.events_count)
  })
})

describe('a webhook is judged as published', () => {
  const reasons: Readonly<Record<string, WebhookReason>> = {
    'go-webhook-bad-signature': 'invalid_signature',
    'go-webhook-no-signature': 'missing_signature',
    'node-webhook-body-not-json': 'missing_key',
    'node-webhook-wrong-key': 'unknown_key',
    'node-webhook-wrong-signature': 'invalid_signature',
    'python-webhook-freshness-ok': 'not_a_webhook',
    'ruby-webhook-key-ok-secret-of-other-token': 'invalid_signature',
    'ruby-webhook-key-unknown': 'unknown_key',
    'sockudo-python-validity-signed-with-wrong-key': 'unknown_key',
  }
  const defaultTokens = [{ key: 'key', secret: 'secret' }]

  it.each(ofKind('webhook_verify'))('$name by a receiver', ({ name, inputs }) => {
    const { tokens = defaultTokens, headers = {}, body, now_s: now = 0, tolerance_s } = inputs
    const receiver = createWebhookReceiver({ keys: tokens, clock: () => now * 1000 })
    const maxAge = tolerance_s === undefined ? undefined : tolerance_s * 1000
    expect(reasonOf(() => receiver.verifyWebhook({ headers, body, maxAge }))).toBe(reasons[name])
  })

  it.each(ofKind('webhook_verify'))('$name by a client', ({ name, inputs }) => {
    const { tokens: [own, ...others] = defaultTokens, headers = {}, body } = inputs
    const webhookKeys = others.length === 0 ? undefined : others
    const { client } = testClient({ ...own!, webhookKeys })
    expect(reasonOf(() => client.verifyWebhook({ headers, body, maxAge: Infinity }))).toBe(reasons[name])
  })

  it('the published age is fresh, once the body is a webhook', async () => {
    const { inputs } = all.find(({ name }) => name === 'python-webhook-freshness-ok')!
    const { tokens, now_s, tolerance_s, body } = inputs
    const { client } = testClient({ ...tokens![0]!, clock: () => now_s! * 1000 })
    const timeMs: number = JSON.parse(body).time_ms
    const request = signedWebhook([], { ...tokens![0]!, timeMs })
    expect((await client.webhook(request, { maxAge: tolerance_s! * 1000 })).timeMs).toBe(timeMs)
  })
})

describe('the time of a webhook is read as published', () => {
  it.each(ofKind('webhook_parse'))('$name', ({ name, inputs, expected }) => {
    const credentials = { key: 'key', secret: 'secret' }
    const { client } = testClient(credentials)
    const signature = createHmac('sha256', credentials.secret).update(inputs.body).digest('hex')
    const headers = { 'x-pusher-key': credentials.key, 'x-pusher-signature': signature }
    const verify = () => client.verifyWebhook({ headers, body: inputs.body, maxAge: Infinity })
    if (noWebhook.includes(name)) expect(reasonOf(verify)).toBe('not_a_webhook')
    else expect(new Date(verify().timeMs).toISOString()).toBe(expected.time_iso)
  })
})
