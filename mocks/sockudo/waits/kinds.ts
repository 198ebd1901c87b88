// What can be waited for, by the list of the state that it is in.

import type { Kind } from '../../waiting/kind.ts'
import { shorten } from '../../waiting/criteria.ts'
import { fieldsOf } from '../../waiting/fields.ts'
import { serverToUser } from '../channels/name.ts'
import type { FakePush } from '../push/types.ts'
import type { FakeState } from '../state.ts'
import type { FakeChannel, FakeConnection, FakeEvent, FakeMember, FakeRequest } from '../types.ts'
import type { FakeWebhookDelivery } from '../webhooks/types.ts'
import type { FakeCriteria } from './criteria.ts'

/** Fields of parts, with all names of the criteria and no other. */
type Fields<List extends keyof FakeCriteria, Part> = {
  readonly [Name in keyof Required<FakeCriteria[List]>]: (part: Part, wanted: unknown) => unknown
}

const events: Kind<FakeEvent> = {
  one: 'event',
  many: 'events',
  lasting: true,
  fields: {
    ...fieldsOf('app', 'channel', 'name', 'source', 'socketId', 'messageId'),
    data: ({ data }, wanted) => (wanted === data || wanted instanceof RegExp ? data : decoded(data)),
    userId: ({ channel }) => serverToUser(channel),
  } satisfies Fields<'events', FakeEvent>,
  describe: ({ channel, name, data }) =>
    `${name} on ${channel}: ${channel.startsWith('private-encrypted-') ? '(encrypted)' : shorten(data)}`,
}

const channels: Kind<FakeChannel> = {
  one: 'channel',
  many: 'channels',
  fields: fieldsOf('app', 'name', 'subscriptionCount') satisfies Fields<'channels', FakeChannel>,
  describe: ({ name, subscriptionCount }) => `${name}, subscriptions: ${subscriptionCount}`,
}

const members: Kind<FakeMember> = {
  one: 'member',
  many: 'members',
  fields: fieldsOf('app', 'channel', 'userId') satisfies Fields<'members', FakeMember>,
  describe: ({ channel, userId }) => `${userId} in ${channel}`,
}

interface Subscription {
  readonly connection: FakeConnection
  readonly channel: string | undefined
}

const connections: Kind<FakeConnection, Subscription> = {
  one: 'connection',
  many: 'connections',
  parts: (connection) => [...connection.channels, undefined].map((channel) => ({ connection, channel })),
  fields: {
    app: ({ connection }) => connection.app,
    socketId: ({ connection }) => connection.socketId,
    userId: ({ connection }) => connection.userId,
    channel: ({ channel }) => channel,
  } satisfies Fields<'connections', Subscription>,
  describe: ({ socketId, userId, channels: own }) =>
    `${socketId}${userId === undefined ? '' : ` of ${userId}`} on ${own.length === 0 ? 'no channel' : shorten(own.join(', '))}`,
}

const requests: Kind<FakeRequest> = {
  one: 'request',
  many: 'requests',
  lasting: true,
  fields: fieldsOf('app', 'method', 'path', 'operation', 'status') satisfies Fields<'requests', FakeRequest>,
  describe: ({ method, path, status, operation }) =>
    `${method} ${path}: ${status}${operation === undefined ? '' : ` (${operation})`}`,
}

interface Told {
  readonly webhook: FakeWebhookDelivery
  readonly event: { readonly name: string; readonly channel?: string; readonly user_id?: string }
}

const webhooks: Kind<FakeWebhookDelivery, Told> = {
  one: 'webhook',
  many: 'webhooks',
  parts: (webhook) => webhook.events.map((event) => ({ webhook, event })),
  fields: {
    app: ({ webhook }) => webhook.app,
    name: ({ event }) => event.name,
    channel: ({ event }) => event.channel,
    userId: ({ event }) => event.user_id,
    url: ({ webhook }) => webhook.url,
    state: ({ webhook }) => webhook.state,
  } satisfies Fields<'webhooks', Told>,
  describe: ({ events: told, state, attempts }) =>
    `${shorten(told.map(({ name, channel }) => `${name} of ${channel}`).join(', '))}: ${state}, attempts: ${attempts.length}`,
}

const pushes: Kind<FakePush> = {
  one: 'push',
  many: 'pushes',
  fields: fieldsOf('app', 'publishId', 'provider', 'deviceId', 'state') satisfies Fields<'pushes', FakePush>,
  describe: ({ publishId, provider, deviceId, state }) =>
    `${publishId} by ${provider}${deviceId === undefined ? '' : ` to ${deviceId}`}: ${state}`,
}

/** Each is of the parts of its own list, which their common type cannot say. */
export const kinds: Readonly<Record<keyof FakeState, unknown>> = {
  events,
  channels,
  members,
  connections,
  requests,
  webhooks,
  pushes,
}

function decoded(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
