// Publishing with our own client.

import type { ClientCase } from '../case.ts'
import { traced } from './traced.ts'

export const publishingCases: readonly ClientCase[] = [
  {
    name: 'trigger, triggerBatch and sendToUser publish what subscribers get',
    async run(world) {
      const { sockudo, seen } = traced(world)
      const [a, sealed] = [world.own('a'), world.own('private-encrypted-a')]
      const subscriber = await world.connect()
      await subscriber.subscribe(a)
      const { auth } = sockudo.authorizeChannel(subscriber.socketId, sealed)
      await subscriber.subscribe(sealed, { auth })
      await subscriber.signIn(sockudo.authenticateUser(subscriber.socketId, { id: world.own('ann') }))
      await sockudo.trigger(a, 'one', { id: 1 })
      await sockudo.trigger([a, world.own('b')], 'two', 'text', { info: ['subscription_count'] })
      await sockudo.trigger(a, 'three', null, { socketId: subscriber.socketId })
      await sockudo.trigger(a, 'four', 4, {
        messageId: world.own('message'),
        tags: { a: 'b' },
        extras: { headers: { n: 1 }, ephemeral: true },
      })
      const batch = [
        { channel: a, name: 'five', data: [5] },
        { channel: a, name: 'six', data: 6, info: 'subscription_count' },
      ]
      await sockudo.triggerBatch(batch)
      await sockudo.sendToUser(world.own('ann'), 'notice', { text: 'ü' })
      const received = await subscriber.taken()
      await sockudo.trigger(sealed, 'secret', { secret: 'marker' })
      const [frame] = await subscriber.taken()
      sockudo.openEvent(sealed, frame?.data)
      return { ...seen, received, sealed: frame?.event }
    },
  },
  {
    name: 'trigger and triggerBatch publish once under one key',
    async run(world) {
      const { sockudo, seen, settled } = traced(world)
      const a = world.own('a')
      const subscriber = await world.connect()
      await subscriber.subscribe(a)
      const options = { idempotencyKey: world.own('key'), info: 'subscription_count' }
      await sockudo.trigger(a, 'one', 1, options)
      await sockudo.trigger(a, 'other', 2, options)
      await sockudo.trigger(a, 'two', 3, { idempotencyKey: true })
      const many = Array.from({ length: 12 }, (_, index) => ({ channel: a, name: `b${index}`, data: index }))
      await sockudo.triggerBatch(many, { idempotencyKey: world.own('batch') })
      await sockudo.triggerBatch(many, { idempotencyKey: world.own('batch') })
      await settled(sockudo.trigger('nowhere:1', 'e', 1, { idempotencyKey: world.own('failed') }))
      await settled(sockudo.trigger(a, 'e', 1, { idempotencyKey: world.own('failed') }))
      return { ...seen, received: await subscriber.taken() }
    },
  },
  {
    name: 'a publish that is split and fails midway says how far it came',
    async run(world) {
      const { sockudo, seen, settled } = traced(world)
      const channels = Array.from({ length: 101 }, (_, index) =>
        index === 100 ? 'nowhere:1' : world.own(`c${index}`),
      )
      await settled(sockudo.trigger(channels, 'e', 1))
      const batch = Array.from({ length: 11 }, (_, index) => ({
        channel: index === 10 ? 'nowhere:1' : world.own('a'),
        name: 'e',
        data: 1,
      }))
      await settled(sockudo.triggerBatch(batch))
      return seen
    },
  },
  {
    name: 'what the server refuses where the client would not be asked',
    async run(world) {
      const { sockudo, seen, settled } = traced(world, {
        limits: {
          dataBytes: Infinity,
          batchEvents: Infinity,
          channels: Infinity,
          channelNameBytes: Infinity,
          eventNameBytes: Infinity,
        },
      })
      const a = world.own('a')
      const many = Array.from({ length: 101 }, (_, index) => world.own(`c${index}`))
      await settled(sockudo.trigger(a, 'x'.repeat(201), 1))
      await settled(sockudo.trigger('x'.repeat(201), 'e', 1))
      await settled(sockudo.trigger(a, 'e', 'x'.repeat(102_401)))
      await settled(sockudo.trigger(many, 'e', 1))
      await settled(
        sockudo.triggerBatch(many.slice(0, 11).map((channel) => ({ channel, name: 'e', data: 1 }))),
      )
      await settled(sockudo.trigger('nowhere:1', 'e', 1))
      await settled(sockudo.trigger(a, 'e', 1, { info: 'user_count' }))
      await settled(sockudo.request('POST', '/events', { body: { name: 7 } }))
      await settled(sockudo.request('POST', '/nothing', { body: {} }))
      await settled(sockudo.request('GET', '/channels', { query: { info: 'x' } }))
      return seen
    },
  },
  {
    name: 'a client with a wrong secret, key or app, or a clock that is late',
    async run(world) {
      const all: object[] = []
      for (const [part, value] of Object.entries({
        password: 'wrong',
        username: 'wrong',
        pathname: '/apps/wrong',
      })) {
        const url = Object.assign(new URL(world.url), { [part]: value })
        const { sockudo, seen, settled } = traced({ ...world, url })
        await settled(sockudo.trigger('a', 'e', 1))
        await settled(sockudo.channels())
        await settled(sockudo.terminateUserConnections('ann'))
        all.push(seen)
      }
      const { sockudo, seen, settled } = traced(world, { clock: () => Date.now() - 3_600_000 })
      await settled(sockudo.trigger('a', 'e', 1))
      return [...all, seen]
    },
  },
  ...(['limited', 'draining'] as const).map((server): ClientCase => ({
    name: `a server that is ${server}`,
    server,
    async run(world) {
      const { sockudo, seen, settled } = traced(world)
      await settled(sockudo.trigger('a', 'e', 1))
      await settled(sockudo.triggerBatch([{ channel: 'a', name: 'e', data: 1 }]))
      await settled(sockudo.trigger('a', 'e', 1, { idempotencyKey: 'k' }))
      await settled(sockudo.sendToUser('ann', 'e', 1))
      await settled(sockudo.channels())
      await settled(sockudo.history('a').page())
      return seen
    },
  })),
]
