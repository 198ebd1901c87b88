// What createPusher accepts and gives, under exactOptionalPropertyTypes. Checked by the compiler, never run.

import {
  createPusher,
  type Pusher,
  pusherFromEnv,
  type PusherOptions,
  pusherPresets,
} from '../../src/services/pusher/index.ts'
import { expectTypeOf } from 'vitest'

declare const maybe: { number?: number; text?: string; yes?: boolean; preset?: 'soketi' | 'reverb' }
const app = { appId: '1', key: 'k', secret: 's' }

createPusher({ ...app, cluster: 'eu' })
createPusher({ ...app, host: 'h', port: maybe.number, useTLS: maybe.yes, cluster: maybe.text })
createPusher({ ...app, host: 'h', preset: maybe.preset, basePath: maybe.text, limits: { requestBytes: 1 } })
createPusher('https://k:s@h/apps/1', { preset: 'reverb', timeout: maybe.number })
pusherFromEnv(process.env, { preset: maybe.preset })

// @ts-expect-error the app id is a text
createPusher({ ...app, appId: 4321, cluster: 'eu' })
// @ts-expect-error a secret is needed
createPusher({ appId: '1', key: 'k', cluster: 'eu' })
// @ts-expect-error no such preset
createPusher({ ...app, host: 'h', preset: 'laravel' })
// @ts-expect-error there are no idempotency keys
createPusher({ ...app, cluster: 'eu', autoIdempotency: true })
// @ts-expect-error what the URL says is not said again
createPusher('https://k:s@h/apps/1', { cluster: 'eu' })

type Events = { orders: { 'order.created': { id: number } } }
const pusher: Pusher<Events> = createPusher<Events>({ ...app, cluster: 'eu' })
pusher.trigger('orders', 'order.created', { id: 1 }, { socketId: maybe.text, info: ['user_count'] })
// @ts-expect-error id is a number
pusher.trigger('orders', 'order.created', { id: '1' })
// @ts-expect-error no such channel
pusher.trigger('order', 'order.created', { id: 1 })
// @ts-expect-error there are no idempotency keys
pusher.trigger('orders', 'order.created', { id: 1 }, { idempotencyKey: 'k' })
// @ts-expect-error tags are of Sockudo
pusher.trigger('orders', 'order.created', { id: 1 }, { tags: { a: 'b' } })
// @ts-expect-error neither in a batch
pusher.triggerBatch([{ channel: 'orders', name: 'order.created', data: { id: 1 }, idempotencyKey: 'k' }])
// @ts-expect-error no such attribute of a list
pusher.channels({ info: 'cache' })
// @ts-expect-error history is of Sockudo
pusher.history('orders')

async function results(): Promise<void> {
  const { channels } = await pusher.trigger('orders', 'order.created', { id: 1 })
  expectTypeOf(channels?.['orders']?.subscription_count).toEqualTypeOf<number | undefined>()
  const batch = await pusher.triggerBatch([{ channel: 'orders', name: 'order.created', data: { id: 1 } }])
  expectTypeOf(batch[0]?.user_count).toEqualTypeOf<number | undefined>()
  const list = await pusher.channels({ prefix: maybe.text, info: 'user_count' })
  expectTypeOf(list.channels['a']?.user_count).toEqualTypeOf<number | undefined>()
  const state = await pusher.channel('a', { info: ['cache', 'subscription_count'] })
  expectTypeOf(state.occupied).toBeBoolean()
  expectTypeOf(state.cache?.data).toEqualTypeOf<string | undefined>()
  const { users } = await pusher.channelUsers('presence-a')
  expectTypeOf(users[0]?.id).toEqualTypeOf<string | undefined>()
  const { events } = await pusher.webhook(new Request('http://h/'))
  for (const event of events) {
    if (event.name === 'member_added') expectTypeOf(event.user_id).toBeString()
    if (event.name === 'subscription_count') expectTypeOf(event.subscription_count).toBeNumber()
    // @ts-expect-error the events of Sockudo are not there
    if (event.name === 'member_updated') expectTypeOf(event).toBeNever()
  }
  const { data } = await pusher.http.GET('/connections')
  expectTypeOf(data?.connections).toEqualTypeOf<number | undefined>()
  // @ts-expect-error what is deprecated has no call
  await pusher.http.GET('/channels/{channelName}/stats', { params: { path: { channelName: 'a' } } })
}
void results

expectTypeOf<PusherOptions['preset']>().toEqualTypeOf<
  'pusher' | 'soketi' | 'reverb' | 'sockudo' | undefined
>()
expectTypeOf(pusherPresets.reverb.limits.requestBytes).toEqualTypeOf<number | undefined>()
