// The 30 named tests of Pusher's "Server library reference specification", in its order, names kept, for any client.

import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import type { FakePusher } from '../../mocks/pusher/index.ts'
import type { FakeSockudo } from '../../mocks/sockudo/index.ts'
import { ApiError, ArgumentError, WebhookError } from '../../src/errors.ts'
import type { Pusher } from '../../src/services/pusher/index.ts'
import type { Sockudo } from '../../src/services/sockudo/index.ts'
import { signedWebhook } from '../../src/testing/index.ts'
import type { WebhookEvent } from '../../src/webhooks.ts'
import { rejectionOf } from '../support/outcome.ts'
import { connect } from './subscribe.ts'

export const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }
const encryptionMasterKey = Buffer.alloc(32, 7).toString('base64')

/** What the specification asks of a client. */
type Client = Pick<
  Sockudo | Pusher,
  | 'trigger'
  | 'triggerBatch'
  | 'authorizeChannel'
  | 'openEvent'
  | 'verifyWebhook'
  | 'webhook'
  | 'channel'
  | 'channels'
  | 'channelUsers'
  | 'request'
>

interface Options {
  readonly fetch: typeof globalThis.fetch
  readonly encryptionMasterKey: string
  readonly limits: { readonly batchEvents: number } | undefined
}

/** A client, and the server that it is for. */
export interface Create {
  /** Makes a client from a connection URL and the options behind it. */
  client(url: string, options: Options): Client
  /** Makes a server that has the app. */
  fake(): Pick<FakePusher | FakeSockudo, 'fetch' | 'upgrade' | 'events' | 'requests'>
  /** How the server refuses more events than a batch takes, and an attribute that it does not have. */
  readonly codes: { readonly batch: string; readonly attribute: string }
}

export type Named = Readonly<Record<string, () => void | Promise<void>>>

/** The tests by the groups of the specification. */
export function namedTests(create: Create): readonly (readonly [string, Named])[] {
  function setUp(limits?: { readonly batchEvents: number }) {
    const fake = create.fake()
    const url = `http://${app.key}:${app.secret}@127.0.0.1/apps/${app.id}`
    return { fake, client: create.client(url, { fetch: fake.fetch, encryptionMasterKey, limits }) }
  }

  const sign = (text: string): string => createHmac('sha256', app.secret).update(text).digest('hex')
  const auth = (...parts: readonly string[]): string => `${app.key}:${sign(parts.join(':'))}`

  /** A fake with one subscriber on a public channel and one member on a presence channel. */
  function setUpOccupied() {
    const { fake, client } = setUp()
    const subscriber = connect(fake, app.key)
    const member = client.authorizeChannel(subscriber.socketId, 'presence-room', { user_id: 'ann' })
    expect(subscriber.send('pusher:subscribe', { channel: 'public' })).toContain('subscription_succeeded')
    const joined = subscriber.send('pusher:subscribe', { channel: 'presence-room', ...member })
    expect(joined).toContain('subscription_succeeded')
    return client
  }

  const publishing: Named = {
    async testPostBatchEventsToChannelFailsForMultichannelEvents() {
      const { client, fake } = setUp()
      const events = [{ channels: ['a', 'b'], name: 'event', data: '1' }]
      expect(await rejectionOf(client.triggerBatch(events as never))).toBeInstanceOf(ArgumentError)
      expect(fake.requests).toEqual([])
    },
    async testPostBatchEventsToChannelFailsForTooLargeBatch() {
      // By default a large batch is split; as one request, which the specification is about, it fails.
      const { client, fake } = setUp({ batchEvents: Infinity })
      const events = Array.from({ length: 11 }, () => ({ channel: 'a', name: 'event', data: '1' }))
      const error = await rejectionOf(client.triggerBatch(events))
      expect(error).toBeInstanceOf(ApiError)
      expect(error).toMatchObject({ status: 400, code: create.codes.batch })
      expect(fake.events).toEqual([])
    },
    async testPostBatchEventsToChannelSucceedsForSingleChannelEvents() {
      const { client, fake } = setUp()
      const events = ['a', 'b'].map((channel) => ({ channel, name: 'event', data: { channel } }))
      expect(await client.triggerBatch(events)).toHaveLength(2)
      expect(fake.events.map(({ channel }) => channel)).toEqual(['a', 'b'])
    },
    async testPostEventToChannelFailsForInvalidMultichannelEvent() {
      const { client, fake } = setUp()
      const channels = ['private-encrypted-a', 'b']
      expect(await rejectionOf(client.trigger(channels, 'event', {}))).toBeInstanceOf(ArgumentError)
      expect(fake.requests).toEqual([])
    },
    async testPostEventToChannelSucceedsForEncryptedChannel() {
      const { client, fake } = setUp()
      await client.trigger('private-encrypted-a', 'event', { secret: 'marker' })
      const [event] = fake.events
      expect(JSON.stringify(event)).not.toContain('marker')
      expect(client.openEvent('private-encrypted-a', event?.data)).toEqual({ secret: 'marker' })
    },
    async testPostEventToChannelSucceedsForPrivateChannel() {
      const { client, fake } = setUp()
      expect(await client.trigger('private-a', 'event', {})).toEqual({})
      expect(fake.events).toMatchObject([{ channel: 'private-a', name: 'event' }])
    },
    async testPostEventToChannelSucceedsForPublicChannel() {
      const { client, fake } = setUp()
      expect(await client.trigger('a', 'event', 'text')).toEqual({})
      expect(fake.events).toMatchObject([{ channel: 'a', name: 'event', data: 'text' }])
    },
    async testPostEventToChannelSucceedsForValidMultichannelEvent() {
      const { client, fake } = setUp()
      await client.trigger(['a', 'private-b', 'presence-c'], 'event', {})
      expect(fake.events.map(({ channel }) => channel)).toEqual(['a', 'private-b', 'presence-c'])
    },
  }

  const authentication: Named = {
    testAuthenticateEncryptedChannelSucceeds() {
      const answer = setUp().client.authorizeChannel('1.2', 'private-encrypted-a')
      expect(Object.keys(answer)).toEqual(['auth', 'shared_secret'])
      expect(answer.auth).toBe(auth('1.2', 'private-encrypted-a'))
      expect(Buffer.from(answer.shared_secret!, 'base64')).toHaveLength(32)
    },
    testAuthenticatePresenceChannelSucceeds() {
      const channel_data = '{"user_id":"10"}'
      const answer = setUp().client.authorizeChannel('1.2', 'presence-a', { user_id: '10' })
      expect(answer).toEqual({ auth: auth('1.2', 'presence-a', channel_data), channel_data })
    },
    testAuthenticatePresenceChannelWithMissingUserDataFails() {
      const { client } = setUp()
      expect(() => client.authorizeChannel('1.2', 'presence-a')).toThrow(ArgumentError)
      expect(() => client.authorizeChannel('1.2', 'presence-a', {} as never)).toThrow(ArgumentError)
    },
    testAuthenticatePresenceChannelWithUserInfoSucceeds() {
      const channel_data = '{"user_id":"10","user_info":{"name":"Mr. Channels"}}'
      const answer = setUp().client.authorizeChannel('1.2', 'presence-a', JSON.parse(channel_data))
      expect(answer).toEqual({ auth: auth('1.2', 'presence-a', channel_data), channel_data })
    },
    testAuthenticatePrivateChannelSucceeds() {
      const answer = setUp().client.authorizeChannel('1.2', 'private-a')
      expect(answer).toEqual({ auth: auth('1.2', 'private-a') })
    },
    testAuthenticatePublicChannelFails() {
      expect(() => setUp().client.authorizeChannel('1.2', 'a')).toThrow(ArgumentError)
    },
  }

  const body = JSON.stringify({ time_ms: Date.now(), events: [{ name: 'channel_occupied', channel: 'a' }] })
  const signed = { 'x-pusher-key': app.key, 'x-pusher-signature': sign(body) }

  function reasonFor(headers: Readonly<Record<string, string>>, text: string = body): string {
    try {
      setUp().client.verifyWebhook({ headers, body: text })
      return 'accepted'
    } catch (error) {
      expect(error).toBeInstanceOf(WebhookError)
      return (error as WebhookError).reason
    }
  }

  async function expectReceived(event: WebhookEvent): Promise<void> {
    const request = signedWebhook(event, app)
    expect((await setUp().client.webhook(request)).events).toEqual([event])
  }

  const webhooks: Named = {
    testInvalidPusherKeyHeaderWebhookFails() {
      expect(reasonFor({ ...signed, 'x-pusher-key': 'another' })).toBe('unknown_key')
    },
    testInvalidPusherSignatureHeaderWebhookFails() {
      expect(reasonFor({ ...signed, 'x-pusher-signature': 'invalid' })).toBe('invalid_signature')
    },
    testMissingBodyDataWebhookFails() {
      expect(reasonFor(signed, '')).toBe('invalid_signature')
      expect(reasonFor({ ...signed, 'x-pusher-signature': sign('') }, '')).toBe('not_json')
    },
    testMissingPusherKeyHeaderWebhookFails() {
      expect(reasonFor({ 'x-pusher-signature': sign(body) })).toBe('missing_key')
    },
    testMissingPusherSignatureHeaderWebhookFails() {
      expect(reasonFor({ 'x-pusher-key': app.key })).toBe('missing_signature')
    },
    testVerifyChannelOccupiedWebhookSucceeds() {
      return expectReceived({ name: 'channel_occupied', channel: 'a' })
    },
    testVerifyChannelVacatedWebhookSucceeds() {
      return expectReceived({ name: 'channel_vacated', channel: 'a' })
    },
    async testVerifyClientEventWebhookSucceeds() {
      const event = { name: 'client_event', event: 'client-typing', socket_id: '1.2' } as const
      await expectReceived({ ...event, channel: 'private-a', data: '{"on":true}' })
      // "Including payload decryption": what a client sends on an encrypted channel is opened.
      const { client, fake } = setUp()
      const channel = 'private-encrypted-a'
      await client.trigger(channel, 'event', { on: true })
      const request = signedWebhook({ ...event, channel, data: fake.events[0]!.data }, app)
      expect((await client.webhook(request)).events).toEqual([{ ...event, channel, data: { on: true } }])
    },
    testVerifyMemberAddedWebhookSucceeds() {
      return expectReceived({ name: 'member_added', channel: 'presence-a', user_id: 'ann' })
    },
    testVerifyMemberRemovedWebhookSucceeds() {
      return expectReceived({ name: 'member_removed', channel: 'presence-a', user_id: 'ann' })
    },
  }

  const state: Named = {
    async testGetChannelInfoFailsForInvalidAttributes() {
      const error = await rejectionOf(setUpOccupied().channel('public', { info: 'user_count' }))
      expect(error).toMatchObject({ status: 400, code: create.codes.attribute })
    },
    async testGetChannelInfoSucceeds() {
      const client = setUpOccupied()
      expect(await client.channel('presence-room', { info: 'user_count' })).toEqual({
        occupied: true,
        user_count: 1,
      })
      expect(await client.channel('public')).toEqual({ occupied: true })
      expect(await client.channel('empty')).toEqual({ occupied: false })
    },
    async testGetChannelsFailsForInvalidAttributes() {
      const error = await rejectionOf(setUpOccupied().channels({ info: 'user_count' }))
      expect(error).toMatchObject({ status: 400, code: create.codes.attribute })
    },
    async testGetChannelsSucceeds() {
      const client = setUpOccupied()
      expect(await client.channels()).toEqual({ channels: { public: {}, 'presence-room': {} } })
      expect(await client.channels({ prefix: 'presence-', info: 'user_count' })).toEqual({
        channels: { 'presence-room': { user_count: 1 } },
      })
    },
    async testGetUsersForChannelFailsForPublicChannel() {
      const client = setUpOccupied()
      expect(await rejectionOf(client.channelUsers('public'))).toBeInstanceOf(ArgumentError)
      // The server says the same to who asks it.
      expect(await rejectionOf(client.request('GET', '/channels/public/users'))).toMatchObject({
        status: 400,
      })
    },
    async testGetUsersForChannelSucceedsForPresenceChannel() {
      expect(await setUpOccupied().channelUsers('presence-room')).toEqual({ users: [{ id: 'ann' }] })
    },
  }

  return [
    ['publishing', publishing],
    ['authentication', authentication],
    ['webhooks', webhooks],
    ['state', state],
  ]
}
