// What a user's compiler must accept, and what it must refuse.

import { createSockudo, isKitError } from 'channelkit'
import { ApiError } from 'channelkit/errors'
import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { createFakePusher } from 'channelkit/mocks/pusher'
import { createFakeUsers } from 'channelkit/mocks/users'
import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
import { pusherHandlers, pusherHttp, sockudoHandlers, sockudoHttp } from 'channelkit/mocks/msw'
import { pusherSocketHandlers, sockudoSocketHandlers } from 'channelkit/mocks/msw/ws'
import { listen } from 'channelkit/mocks/node'
import socketContract from 'channelkit/asyncapi/websockets-service.json' with { type: 'json' }
import contract from 'channelkit/openapi/sockudo.json' with { type: 'json' }
import serviceContract from 'channelkit/openapi/websockets-service.json' with { type: 'json' }
import { requestSigner } from 'channelkit/protocol'
import pusherContract from 'channelkit/openapi/pusher.json' with { type: 'json' }
import { createPusher, type Pusher, pusherPresets } from 'channelkit/pusher'
import PusherClass from 'channelkit/pusher/compat'
import type { Sockudo } from 'channelkit/sockudo'
import { recordingFetch } from 'channelkit/testing'
import { connectUsersEvents, createUsers, EventType } from 'channelkit/users'
import { createWebSocketsService } from 'channelkit/websockets-service'
import { connectRecipient } from 'channelkit/websockets-service/recipient'

type Events = { orders: { 'order.created': { id: number } } }

export const sockudo: Sockudo<Events> = createSockudo<Events>({
  appId: 'app-id',
  key: 'app-key',
  secret: 'app-secret',
  host: '127.0.0.1',
  fetch: recordingFetch(),
})

export async function publish(): Promise<string> {
  try {
    await sockudo.trigger('orders', 'order.created', { id: 1 })
    // @ts-expect-error the payload of this event has a number
    await sockudo.trigger('orders', 'order.created', { id: 'one' })
    const { data } = await sockudo.http.GET('/channels/{channelName}', {
      params: { path: { channelName: 'orders' } },
    })
    return `${data?.occupied} ${contract.openapi}`
  } catch (error) {
    if (error instanceof ApiError) return `${error.status}`
    return isKitError(error) ? error.code : 'unknown'
  }
}

export const pusher: Pusher<Events> = createPusher<Events>({
  appId: '4321',
  key: 'app-key',
  secret: 'app-secret',
  cluster: 'eu',
})

export async function publishOnPusher(): Promise<string> {
  const { channels } = await pusher.trigger(
    'orders',
    'order.created',
    { id: 1 },
    { info: 'subscription_count' },
  )
  // @ts-expect-error Pusher has no idempotency keys
  await pusher.trigger('orders', 'order.created', { id: 1 }, { idempotencyKey: 'k' })
  const { data } = await pusher.http.GET('/channels')
  const limit = pusherPresets.pusher.limits.dataBytes
  return `${channels?.['orders']?.subscription_count} ${data?.channels} ${limit} ${pusherContract.openapi}`
}

export const titles: readonly string[] = [serviceContract.info.title, socketContract.info.title]
export const server = listen(createFakeSockudo(), { port: 0 })
export const handlers = [
  sockudoHttp().get('/apps/{appId}/channels', ({ response }) => response(200).json({ channels: {} })),
  // @ts-expect-error the contract has no such status
  sockudoHttp().get('/apps/{appId}/channels', ({ response }) => response(418).json({ channels: {} })),
  ...sockudoHandlers(createFakeSockudo()),
  ...sockudoSocketHandlers(createFakeSockudo()),
  pusherHttp().get('/apps/{appId}/connections', ({ response }) => response(200).json({ connections: 1 })),
  // @ts-expect-error a preset that does not exist
  ...pusherHandlers(createFakePusher({ preset: 'laravel' })),
  ...pusherSocketHandlers(createFakePusher({ preset: 'reverb' })),
]
export const signer = requestSigner({ key: 'app-key', secret: 'app-secret' })
export const compatOptions: PusherClass.Options = { appId: '1', key: 'k', secret: 's', cluster: 'eu' }
export const compat: PusherClass = new PusherClass(compatOptions)

export const service = createWebSocketsService({ accessKey: 'k', fetch: createFakeWebSocketsService().fetch })
export async function push(): Promise<string | null | undefined> {
  // @ts-expect-error a message has recipients
  await service.pushMessage({ message: 'Done' })
  const [result] = await service.pushMessage({ recipients: ['user-1'], message: 'Done' })
  return result?.item?.status
}
export const recipient = connectRecipient({ uri: 'wss://websockets.example.org/', reconnect: false })
export const users = createUsers({ baseUrl: 'http://127.0.0.1:6011', fetch: createFakeUsers().fetch })
export const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011' })
events.on(EventType.FileUploaded, ({ file, username }) => `${file.name} ${username}`)
// @ts-expect-error a login has no file
events.on(EventType.Login, ({ file }) => file)
