// Authorization, webhooks and tokens: what options accept and events tell. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import {
  type Capability,
  type ChannelAuthorization,
  type components,
  createSockudo,
  type Handler,
  type PresenceData,
  type UserAuthentication,
  type UserData,
  type WebhookEvent,
} from '../../src/services/sockudo/index.ts'
import { signedWebhook } from '../../src/testing/index.ts'
import { createWebhookReceiver, type WebhookReason } from '../../src/webhooks.ts'
import { type DecryptionError, WebhookError } from '../../src/errors.ts'

type Schemas = components['schemas']
declare const maybe: { text?: string; number?: number; list?: string[]; key?: Uint8Array; yes?: boolean }
const client = createSockudo('http://k:s@127.0.0.1/apps/1', {
  encryptionMasterKey: maybe.key,
  encryptionKeyDerivation: undefined,
  webhookKeys: undefined,
})
createSockudo('http://k:s@h/apps/1', {
  encryptionMasterKey: maybe.text,
  webhookKeys: [{ key: 'k', secret: 's' }],
})
// @ts-expect-error no such derivation
createSockudo('http://k:s@h/apps/1', { encryptionKeyDerivation: 'node' })
// @ts-expect-error a key needs its secret
createSockudo('http://k:s@h/apps/1', { webhookKeys: [{ key: 'k' }] })

// Authorization.
expectTypeOf(client.authorizeChannel('1.2', 'private-a')).toEqualTypeOf<ChannelAuthorization>()
expectTypeOf(client.authenticateUser('1.2', { id: '1' })).toEqualTypeOf<UserAuthentication>()
client.authorizeChannel('1.2', 'presence-a', { user_id: '1', user_info: { any: ['thing'] } })
client.authorizeChannel('1.2', 'presence-a', '{"user_id":"1"}')
client.authenticateUser('1.2', { id: '1', watchlist: maybe.list, name: 'Ann' })
// @ts-expect-error user_id is missing
client.authorizeChannel('1.2', 'presence-a', { user_info: {} })
// @ts-expect-error user_id is a text: the server does not take a number
client.authorizeChannel('1.2', 'presence-a', { user_id: 7 })
// @ts-expect-error camelCase is not what clients read
client.authorizeChannel('1.2', 'presence-a', { userId: '1' })
// @ts-expect-error id is missing
client.authenticateUser('1.2', { user_info: {} })
// @ts-expect-error a watchlist is a list of ids
client.authenticateUser('1.2', { id: '1', watchlist: [2] })
expectTypeOf<PresenceData['user_id']>().toBeString()
expectTypeOf<UserData['watchlist']>().toEqualTypeOf<readonly string[] | undefined>()

// Handlers.
const handler = client.authHandler({
  authorize(request, subscription) {
    expectTypeOf(request).toEqualTypeOf<Request>()
    expectTypeOf(subscription).toEqualTypeOf<{ readonly socketId: string; readonly channel: string }>()
    return subscription.channel.startsWith('presence-') ? { user_id: '1' } : true
  },
  cors: { origin: ['https://app.example.com'], credentials: maybe.yes },
})
expectTypeOf(handler).toEqualTypeOf<Handler>()
client.authHandler({ authorize: async () => null, cors: undefined })
client.userAuthHandler({
  authenticate: async (_, { socketId }) => (socketId === '1.2' ? { id: '1' } : undefined),
})
// @ts-expect-error a text is no decision
client.authHandler({ authorize: () => 'yes' })
// @ts-expect-error true does not say who it is
client.userAuthHandler({ authenticate: () => true })

// Webhook events narrow by their name, in a switch ...
const { events, timeMs, unopened } = client.verifyWebhook({ headers: new Headers(), body: new Uint8Array() })
expectTypeOf(timeMs).toBeNumber()
expectTypeOf(unopened[0]!.error).toEqualTypeOf<DecryptionError>()
expectTypeOf(events).toEqualTypeOf<readonly WebhookEvent[]>()
for (const event of events) {
  switch (event.name) {
    case 'member_added':
      expectTypeOf(event).toEqualTypeOf<Schemas['MemberAddedWebhook']>()
      expectTypeOf(event.user_id).toBeString()
      break
    case 'subscription_count':
      expectTypeOf(event.subscription_count).toBeNumber()
      break
    case 'client_event':
      expectTypeOf(event.data).toBeUnknown()
      break
    case 'cache_miss':
      // @ts-expect-error another event has this field
      void event.user_id
      break
    // @ts-expect-error no such event
    case 'channel_ocupied':
      break
    default:
      expectTypeOf(event.channel).toBeString()
  }
}

// ... and in listeners.
client.webhookHandler({
  on: {
    channel_occupied: ({ channel }) => void channel.length,
    async member_updated(event) {
      expectTypeOf(event).toEqualTypeOf<Schemas['MemberUpdatedWebhook']>()
    },
    ai_run_ended: ({ reason }) =>
      expectTypeOf(reason).toEqualTypeOf<'complete' | 'cancelled' | 'error' | 'unknown'>(),
    client_event: undefined,
    '*': (event) => expectTypeOf(event).toEqualTypeOf<WebhookEvent>(),
  },
  onUnopened: (event, error) => void [event.name, error.channel],
  maxAge: maybe.number,
})
// @ts-expect-error no such event
client.webhookHandler({ on: { channel_ocupied: () => {} } })
// @ts-expect-error listeners are needed
client.webhookHandler({})

client.verifyWebhook({
  headers: { 'x-pusher-key': maybe.text, 'x-a': ['b'] },
  body: 'text',
  maxAge: maybe.number,
})
// @ts-expect-error parsed JSON cannot be verified
client.verifyWebhook({ headers: {}, body: {} })
expectTypeOf(client.webhook(new Request('http://h'), { maxAge: maybe.number })).resolves.toHaveProperty(
  'events',
)

// A receiver without a client knows the same events, or others.
const receiver = createWebhookReceiver({
  keys: [{ key: 'k', secret: 's' }],
  clock: undefined,
  openEvent: undefined,
})
expectTypeOf(
  (await receiver.webhook(signedWebhook({}, { key: 'k', secret: 's' }))).events[0]!,
).toEqualTypeOf<WebhookEvent>()
type Own = { readonly name: 'a'; readonly x: number } | { readonly name: 'b'; readonly y: string }
const own = createWebhookReceiver<Own>({ keys: [] })
own.webhookHandler({ on: { a: ({ x }) => void x.toFixed(), b: ({ y }) => void y.trim() } })
// @ts-expect-error b has no x
own.webhookHandler({ on: { b: ({ x }) => x } })

// Encryption and tokens.
expectTypeOf(client.openEvent('private-encrypted-a', '')).toBeUnknown()
const token = client.capabilityToken({
  clientId: 'a',
  capability: { 'private-*': ['subscribe', 'message-update-own'] },
  expiresIn: 1000,
  jti: maybe.text,
})
expectTypeOf(token).toEqualTypeOf<{
  readonly token: string
  readonly jti: string
  readonly expiresAt: number
}>()
expectTypeOf<'annotation-delete-any'>().toExtend<Capability>()
// @ts-expect-error no such capability
client.capabilityToken({ clientId: 'a', capability: { '*': ['fly'] }, expiresIn: 1000 })

const caught: unknown = new Error()
if (caught instanceof WebhookError) expectTypeOf(caught.reason).toEqualTypeOf<WebhookReason>()
