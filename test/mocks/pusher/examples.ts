// What has to be done to the fake of a preset so that it answers with an example of the contract.

import type { FakePusherPreset, PusherOperation } from '../../../mocks/pusher/index.ts'
import type { Answered } from '../sockudo/setup.ts'
import { signed } from '../sockudo/signed.ts'
import type { PusherSetup } from './setup.ts'

export interface Provocation {
  readonly example: string
  readonly operation: PusherOperation
  readonly presets: readonly FakePusherPreset[]
  /** As the contract has it; what soketi sends in the body. */
  readonly status: number
  provoke(setup: PusherSetup): Promise<Answered>
}

const all = ['pusher', 'soketi', 'reverb', 'sockudo'] as const
const event = { name: 'created', channel: 'orders', data: 'x' }
const long = 'n'.repeat(201)
const old = 1_699_000_000

function row(
  operation: PusherOperation,
  example: string,
  presets: FakePusherPreset | readonly FakePusherPreset[],
  status: number,
  provoke: Provocation['provoke'],
): Provocation {
  return { operation, example, presets: [presets].flat() as FakePusherPreset[], status, provoke }
}

/** Presence and cache channels as the examples have them. */
function occupyRoom({ on }: PusherSetup): void {
  on('presence-room', 'user-1', { name: 'Ann' })
  on('presence-room', 'user-2', {})
}
function occupyOrders({ on }: PusherSetup): void {
  for (let count = 0; count < 3; count++) on('orders')
}

export const provocations: readonly Provocation[] = [
  row('triggerEvent', 'published', ['pusher', 'reverb'], 200, ({ publish }) => publish()),
  row('triggerEvent', 'publishedOk', ['soketi', 'sockudo'], 200, ({ publish }) => publish()),
  row('triggerEvent', 'publishCounts', ['pusher', 'reverb'], 200, (setup) => {
    occupyRoom(setup)
    occupyOrders(setup)
    return setup.publish({
      channel: undefined,
      channels: ['presence-room', 'orders'],
      info: 'user_count,subscription_count',
    })
  }),
  row('triggerEvent', 'fieldMissing', 'pusher', 400, ({ publish }) => publish({ name: undefined })),
  row('triggerEvent', 'soketiFieldMissing', 'soketi', 400, ({ publish }) => publish({ name: undefined })),
  row('triggerEvent', 'soketiTooManyChannels', 'soketi', 400, ({ publish }) =>
    publish({ channels: Array.from({ length: 101 }, (_, index) => `c-${index}`) }),
  ),
  row('triggerEvent', 'soketiEventNameTooLong', 'soketi', 400, ({ publish }) => publish({ name: long })),
  row('triggerEvent', 'dataTooLarge', 'pusher', 413, ({ publish }) => publish({ data: 'd'.repeat(10_241) })),
  row('triggerEvent', 'soketiDataTooLarge', 'soketi', 413, ({ publish }) =>
    publish({ data: 'd'.repeat(102_401) }),
  ),
  row('triggerEvent', 'reverbRequestTooLarge', 'reverb', 413, ({ publish }) =>
    publish({ data: 'd'.repeat(10_000) }),
  ),
  row('triggerEvent', 'reverbDataMissing', 'reverb', 422, ({ publish }) => publish({ data: '' })),

  row('triggerBatch', 'batchPublished', ['pusher', 'sockudo'], 200, ({ post }) =>
    post('/batch_events', { batch: [event] }),
  ),
  row('triggerBatch', 'batchOk', 'soketi', 200, ({ post }) => post('/batch_events', { batch: [event] })),
  row('triggerBatch', 'batchOfNothing', 'reverb', 200, ({ post }) =>
    post('/batch_events', { batch: [event] }),
  ),
  row('triggerBatch', 'batchCounts', ['pusher', 'reverb'], 200, (setup) => {
    occupyOrders(setup)
    return setup.post('/batch_events', { batch: [{ ...event, info: 'subscription_count' }, event] })
  }),
  row('triggerBatch', 'batchTooLong', 'pusher', 400, ({ post }) =>
    post('/batch_events', { batch: Array.from({ length: 11 }, () => event) }),
  ),
  row('triggerBatch', 'soketiBatchTooLong', 'soketi', 400, ({ post }) =>
    post('/batch_events', { batch: Array.from({ length: 11 }, () => event) }),
  ),

  row('listChannels', 'noChannels', ['pusher', 'soketi', 'sockudo'], 200, ({ get }) => get('/channels')),
  row('listChannels', 'noChannelsOfReverb', 'reverb', 200, ({ get }) => get('/channels')),
  row('listChannels', 'channelNames', ['pusher', 'reverb', 'sockudo'], 200, (setup) => {
    setup.on(['orders', 'presence-room', 'private-user-1'], 'user-1')
    return setup.get('/channels')
  }),
  row('listChannels', 'channelsOfSoketi', 'soketi', 200, (setup) => {
    occupyOrders(setup)
    return setup.get('/channels')
  }),
  row('listChannels', 'channelUserCounts', ['pusher', 'reverb', 'sockudo'], 200, (setup) => {
    occupyRoom(setup)
    return setup.get('/channels', { query: { filter_by_prefix: 'presence-', info: 'user_count' } })
  }),
  row('listChannels', 'userCountNeedsPrefix', 'pusher', 400, ({ get }) =>
    get('/channels', { query: { info: 'user_count' } }),
  ),

  row('getChannel', 'channelVacant', ['pusher', 'reverb', 'sockudo'], 200, ({ get }) =>
    get('/channels/orders'),
  ),
  row('getChannel', 'channelOccupied', ['pusher', 'reverb', 'sockudo'], 200, ({ get, on }) => {
    on('orders')
    return get('/channels/orders')
  }),
  row('getChannel', 'channelSubscriptions', all, 200, (setup) => {
    occupyOrders(setup)
    return setup.get('/channels/orders', { query: { info: 'subscription_count' } })
  }),
  row('getChannel', 'presenceChannelUsers', ['pusher', 'reverb', 'sockudo'], 200, (setup) => {
    occupyRoom(setup)
    return setup.get('/channels/presence-room', { query: { info: 'user_count' } })
  }),
  row('getChannel', 'emptyCacheChannel', 'pusher', 200, ({ get, on }) => {
    on('cache-prices')
    return get('/channels/cache-prices', { query: { info: 'cache' } })
  }),
  row('getChannel', 'cacheChannel', 'pusher', 200, async ({ get, on, publish, time }) => {
    await publish({ name: 'price.updated', channel: 'cache-prices', data: '{"eur":1}' })
    // Pusher keeps it for half an hour.
    time.advance(1_740_000)
    on('cache-prices')
    return get('/channels/cache-prices', { query: { info: 'cache' }, timestamp: Math.floor(time() / 1000) })
  }),
  row('getChannel', 'cacheChannelOfReverb', 'reverb', 200, async ({ get, on, publish }) => {
    on('cache-prices')
    await publish({ name: 'price.updated', channel: 'cache-prices', data: '{"eur":1}' })
    return get('/channels/cache-prices', { query: { info: 'cache' } })
  }),
  row('getChannel', 'attributeNotOfChannel', 'pusher', 400, ({ get }) =>
    get('/channels/orders', { query: { info: 'user_count' } }),
  ),

  row('listChannelUsers', 'noUsers', ['pusher', 'soketi', 'sockudo'], 200, ({ get }) =>
    get('/channels/presence-a/users'),
  ),
  row('listChannelUsers', 'channelUsers', all, 200, (setup) => {
    occupyRoom(setup)
    return setup.get('/channels/presence-room/users')
  }),
  row('listChannelUsers', 'channelUsersWithInfo', 'soketi', 200, (setup) => {
    occupyRoom(setup)
    return setup.get('/channels/presence-room/users', { query: { with_user_info: '1' } })
  }),
  row('listChannelUsers', 'usersNotPresence', 'pusher', 400, ({ get }) => get('/channels/orders/users')),
  row('listChannelUsers', 'soketiUsersNotPresence', 'soketi', 400, ({ get }) =>
    get('/channels/orders/users'),
  ),
  row('listChannelUsers', 'reverbUsersNotPresence', 'reverb', 400, ({ get, on }) => {
    on('orders')
    return get('/channels/orders/users')
  }),
  row('listChannelUsers', 'parameterExtraneous', 'pusher', 400, ({ get }) =>
    get('/channels/presence-a/users', { query: { info: 'user_count' } }),
  ),
  row('listChannelUsers', 'reverbChannelVacant', 'reverb', 404, ({ get }) =>
    get('/channels/presence-a/users'),
  ),

  row('terminateUserConnections', 'terminated', ['pusher', 'reverb'], 200, ({ post }) =>
    post('/users/user-1/terminate_connections', {}),
  ),
  row('terminateUserConnections', 'terminatedOk', ['soketi', 'sockudo'], 200, ({ post }) =>
    post('/users/user-1/terminate_connections', {}),
  ),

  row('triggerChannelEvent', 'accepted', 'pusher', 202, ({ post }) =>
    post('/channels/orders/events', { id: 1 }, { query: { name: 'created' } }),
  ),
  row('getChannelStats', 'channelStats', 'pusher', 200, ({ get, on }) => {
    on('orders')
    return get('/channels/orders/stats')
  }),
  row('getConnectionCount', 'connectionCount', 'reverb', 200, ({ get, on }) => {
    for (let count = 0; count < 12; count++) on(`channel-${count % 5}`)
    return get('/connections')
  }),
  row('checkHealth', 'healthy', 'reverb', 200, ({ ask }) => ask(new Request('http://127.0.0.1/up'))),

  // Of every operation the same.
  row('listChannels', 'keyUnknown', 'pusher', 401, ({ get }) => get('/channels', { key: 'other' })),
  row('listChannels', 'signatureInvalid', 'pusher', 401, ({ get }) => get('/channels', { secret: 'other' })),
  row('listChannels', 'soketiSignatureInvalid', 'soketi', 401, ({ get }) =>
    get('/channels', { secret: 'other' }),
  ),
  row('listChannels', 'reverbSignatureInvalid', 'reverb', 401, ({ get }) =>
    get('/channels', { secret: 'other' }),
  ),
  row('listChannels', 'timestampExpired', 'pusher', 401, async ({ get, time }) => {
    const start = 1_700_000_000
    time.advance(Date.UTC(2026, 0, 1) - start * 1000)
    return get('/channels', { timestamp: start })
  }),
  row('listChannels', 'overQuota', 'pusher', 403, ({ fake, get }) => {
    fake.fault({ status: 403, code: 'over_quota', times: 1 })
    return get('/channels')
  }),
  row('listChannels', 'appDisabled', 'pusher', 403, ({ fake, get }) => {
    fake.fault({ status: 403, code: 'app_disabled', times: 1 })
    return get('/channels')
  }),
  row('listChannels', 'soketiRateLimited', 'soketi', 429, ({ fake, get }) => {
    fake.fault({ status: 429, times: 1 })
    return get('/channels')
  }),
  ...(
    [
      ['appNotFound', 'pusher'],
      ['soketiAppNotFound', 'soketi'],
      ['reverbAppNotFound', 'reverb'],
    ] as const
  ).map(([example, preset]) =>
    row('listChannels', example, preset, 404, ({ ask }) =>
      ask(signed('GET', '/apps/4321/channels', { timestamp: old })),
    ),
  ),
]
