// webhook() of npm pusher with what the server posts.

import type { ClientCase } from '../case.ts'
import type { World } from '../world.ts'
import { pusherOf } from './client.ts'

/** Sent by `fetch`, with which the fake posts, and not by the server. */
const ofFetch = new Set(['accept-encoding', 'accept-language', 'connection', 'sec-fetch-mode', 'user-agent'])

/** What the package makes of the webhook that has the event. */
async function read(world: World, name: string, channel: string): Promise<object> {
  const request = await world.webhooks.request(name, channel)
  const pusher = pusherOf(world)
  const hook = pusher.webhook(request)
  const altered = pusher.webhook({ ...request, rawBody: `${request.rawBody} ` })
  const stranger = pusherOf(world, { secret: 'wrong' })
  return {
    headers: Object.keys(request.headers)
      .filter((header) => !ofFetch.has(header))
      .toSorted(),
    type: request.headers['content-type'],
    isValid: hook.isValid(),
    isContentTypeValid: hook.isContentTypeValid(),
    isBodyValid: hook.isBodyValid(),
    data: hook.getData(),
    events: hook.getEvents(),
    late: Math.abs(Date.now() - hook.getTime().getTime()) > 60_000,
    altered: altered.isValid(),
    stranger: stranger.webhook(request).isValid(),
    extra: stranger.webhook(request).isValid({ key: world.url.username, secret: world.url.password }),
  }
}

const hook = (name: string, run: ClientCase['run']): ClientCase => ({
  name: `webhook() verifies ${name}`,
  webhooks: true,
  run,
})

export const webhookCases: readonly ClientCase[] = [
  hook('channel_occupied and subscription_count', async (world) => {
    const channel = world.own('orders')
    await (await world.connect()).subscribe(channel)
    return [await read(world, 'channel_occupied', channel), await read(world, 'subscription_count', channel)]
  }),
  hook('channel_vacated and member_removed', async (world) => {
    const pusher = pusherOf(world)
    const channel = world.own('presence-room')
    const socket = await world.connect()
    await socket.subscribe(channel, pusher.authorizeChannel(socket.socketId, channel, { user_id: 'ann' }))
    await socket.leave()
    return [
      await read(world, 'member_added', channel),
      await read(world, 'member_removed', channel),
      await read(world, 'channel_vacated', channel),
    ]
  }),
  hook('client_event', async (world) => {
    const channel = world.own('private-a')
    const socket = await world.connect()
    await socket.subscribe(channel, pusherOf(world).authorizeChannel(socket.socketId, channel))
    socket.say('client-said', channel, { text: 'ü' })
    return read(world, 'client_event', channel)
  }),
  hook('cache_miss', async (world) => {
    const channel = world.own('cache-a')
    await (await world.connect()).subscribe(channel)
    return read(world, 'cache_miss', channel)
  }),
  hook('message_version_created', async (world) => {
    const channel = world.own('kept')
    await pusherOf(world).trigger(channel, 'e', 1)
    return read(world, 'message_version_created', channel)
  }),
]
