// Reading state, users, authorization, webhooks and probes with our own client.

import type { ClientCase } from '../case.ts'
import { traced } from './traced.ts'

const probes = ['/up', '/live', '/ready', '/accept-traffic'] as const

export const stateCases: readonly ClientCase[] = [
  {
    name: 'channels, channel, channelUsers, and what is below them',
    async run(world) {
      const { sockudo, seen, settled } = traced(world)
      const [open, room, cache] = ['open', 'presence-room', 'cache-a'].map(world.own) as [
        string,
        string,
        string,
      ]
      const subscriber = await world.connect()
      for (const channel of [open, cache]) await subscriber.subscribe(channel)
      const member = { user_id: 'ann', user_info: { name: 'Ünn' } }
      await subscriber.subscribe(room, sockudo.authorizeChannel(subscriber.socketId, room, member))
      await sockudo.trigger(cache, 'price', 1)
      await sockudo.channels({ prefix: world.own('open'), info: ['subscription_count'] })
      await sockudo.channels({ prefix: world.own('presence-'), info: ['user_count', 'subscription_count'] })
      await sockudo.channel(open, { info: ['subscription_count'] })
      await sockudo.channel(room, { info: ['user_count'] })
      await sockudo.channel(world.own('empty'))
      await settled(sockudo.channel(open, { info: ['user_count'] }))
      const { cache: kept } = await traced(world).sockudo.channel(cache, { info: ['cache'] })
      await sockudo.channelUsers(room)
      await settled(sockudo.channelUsers(open))
      await sockudo.http.GET('/channels/{channelName}', { params: { path: { channelName: open } } })
      await sockudo.http.GET('/channels/{channelName}/users', { params: { path: { channelName: open } } })
      await sockudo.request('GET', `/channels/${room}/users`)
      const url = sockudo.signedUrl('GET', `/channels/${room}/users`)
      const answer = await fetch(url)
      return {
        ...seen,
        cached: kept?.data,
        signed: await answer.json(),
      }
    },
  },
  {
    name: 'probes and statistics',
    async run(world) {
      const { sockudo, seen } = traced(world)
      for (const probe of probes) await sockudo.http.GET(probe)
      await sockudo.http.GET('/up/{appId}', { params: { path: { appId: 'app-id' } } })
      // What they count differs, and metrics are on a port of their own.
      const counts = traced(world)
      for (const path of ['/stats', '/operator/stats', '/usage'] as const) await counts.sockudo.http.GET(path)
      return {
        ...seen,
        answers: [...seen.answers, ...counts.seen.answers],
        other: (await fetch(new URL('/up/nobody', world.url.origin))).status,
      }
    },
  },
  {
    name: 'terminateUserConnections and forceReconnectUser',
    async run(world) {
      const { sockudo, seen } = traced(world)
      const ends: object[] = []
      for (const method of ['terminateUserConnections', 'forceReconnectUser'] as const) {
        const subscriber = await world.connect()
        const id = world.own(method)
        await subscriber.signIn(
          sockudo.authenticateUser(subscriber.socketId, { id, user_info: { n: 1 }, watchlist: ['x'] }),
        )
        await sockudo[method](id)
        ends.push(await subscriber.end())
        await sockudo[method]('team/1#jürgen')
      }
      return { ...seen, ends }
    },
  },
  {
    name: 'authHandler and userAuthHandler answer what the server takes',
    async run(world) {
      const { sockudo, seen } = traced(world)
      const room = world.own('presence-room')
      const subscriber = await world.connect()
      const form = (fields: Record<string, string>) =>
        new Request('http://127.0.0.1/', { method: 'POST', body: new URLSearchParams(fields) })
      const authorize = sockudo.authHandler({ authorize: () => ({ user_id: 'ann' }) })
      const authenticate = sockudo.userAuthHandler({ authenticate: () => ({ id: world.own('ann') }) })
      const grant = await authorize(form({ socket_id: subscriber.socketId, channel_name: room }))
      const user = await authenticate(form({ socket_id: subscriber.socketId }))
      return {
        ...seen,
        subscribed: await subscriber.subscribe(room, (await grant.json()) as object),
        signedIn: await subscriber.signIn((await user.json()) as object),
      }
    },
  },
  {
    name: 'verifyWebhook, webhook and webhookHandler take what the server posts',
    webhooks: true,
    async run(world) {
      const { sockudo, seen } = traced(world)
      const channel = world.own('private-encrypted-a')
      const subscriber = await world.connect()
      const { auth } = sockudo.authorizeChannel(subscriber.socketId, channel)
      await subscriber.subscribe(channel, { auth })
      const { headers, rawBody: body } = await world.webhooks.request('channel_occupied', channel)
      const request = () =>
        new Request('http://127.0.0.1/hook', { method: 'POST', headers: { ...headers }, body })
      sockudo.verifyWebhook({ headers, body })
      await sockudo.webhook(request())
      const told: unknown[] = []
      const handler = sockudo.webhookHandler({ on: { '*': (event) => void told.push(event) } })
      const { status } = await handler(request())
      const altered = await handler(new Request(request(), { headers: { 'x-pusher-key': 'x' } }))
      return { ...seen, told, statuses: [status, altered.status] }
    },
  },
  {
    name: 'capabilityToken and revokeTokens',
    async run(world) {
      const { sockudo, seen, settled } = traced(world)
      const token = { capability: { '*': ['subscribe' as const] }, expiresIn: 60_000 }
      const { jti } = sockudo.capabilityToken({ ...token, clientId: world.own('ann') })
      await sockudo.revokeTokens({ jti })
      await sockudo.revokeTokens({ clientId: world.own('ann'), reason: 'a test' })
      await settled(sockudo.request('POST', '/revocations', { body: {} }))
      return seen
    },
  },
]
