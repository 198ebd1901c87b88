// What the server keeps, with our own client: history, presence history, messages, annotations.

import type { ClientCase } from '../case.ts'
import { type Traced, traced } from './traced.ts'

/** Goes over a whole list, for the trace. */
async function read({ settled }: Traced, list: AsyncIterable<unknown>): Promise<void> {
  await settled(
    (async () => {
      for await (const item of list) void item
    })(),
  )
}

/** Cursors that are none, by what they hold. */
const broken: readonly (string | Uint8Array)[] = [
  '',
  'x',
  '{',
  '{}',
  '[1]',
  'null',
  '{"version":300}',
  '{"version":1,"version":1}',
  '{"version":1,"app_id":"a","channel":"c","stream_id":"s","serial":1,"direction":"x"}',
  Uint8Array.of(0xff),
  Uint8Array.of(0x7b, 0x22, 0xff, 0x22),
]

const reason = { reason: 'a test', requestedBy: 'the table' }

export const storedCases: readonly ClientCase[] = [
  {
    name: 'cursors that are none',
    async run(world) {
      const { sockudo, seen, settled } = traced(world)
      const encoded = broken.map((text) => Buffer.from(text as string).toString('base64url'))
      for (const path of [
        `/channels/${world.own('a')}/history`,
        `/channels/${world.own('presence-a')}/presence/history`,
      ]) {
        for (const cursor of [...encoded, 'a', 'ab', 'zj', 'a=', '!'])
          await settled(sockudo.request('GET', path, { query: { cursor } }))
      }
      return seen
    },
  },
  {
    name: 'history and its operator',
    async run(world) {
      const trace = traced(world)
      const { sockudo, seen, settled } = trace
      const channel = world.own('kept')
      for (const id of [1, 2, 3]) await sockudo.trigger(channel, 'e', { id })
      await read(trace, sockudo.history(channel, { pageSize: 2 }))
      await read(trace, sockudo.history(channel, { startSerial: 2, direction: 'oldest_first' }))
      const { nextCursor } = await sockudo.history(channel, { pageSize: 1 }).page()
      await sockudo.history(channel, { pageSize: 1 }).page(nextCursor)
      await sockudo.history(world.own('empty')).page()
      await settled(sockudo.history(channel).page('nonsense'))
      const { history } = sockudo.operator
      await history.state(channel)
      const purge = { confirmChannel: channel, confirmOperation: 'purge', ...reason } as const
      await history.purge(channel, { ...purge, mode: 'before_serial', beforeSerial: 3 })
      await sockudo.history(channel, { startSerial: 1 }).page()
      await history.purge(channel, { ...purge, mode: 'before_time_ms', beforeTime: 0 })
      await history.purge(channel, { ...purge, mode: 'all' })
      await history.reset(channel, { confirmChannel: channel, confirmOperation: 'reset', ...reason })
      await settled(sockudo.history(channel, { pageSize: 1 }).page(nextCursor))
      await history.state(channel)
      return seen
    },
  },
  {
    name: 'presence history, its snapshots and its operator',
    async run(world) {
      const trace = traced(world)
      const { sockudo, seen, settled } = trace
      const room = world.own('presence-room')
      for (const user_id of ['zoe', 'ann']) {
        const subscriber = await world.connect()
        await subscriber.subscribe(room, sockudo.authorizeChannel(subscriber.socketId, room, { user_id }))
      }
      await read(trace, sockudo.presenceHistory(room, { pageSize: 1 }))
      await sockudo.presenceHistory(world.own('presence-empty')).page()
      await sockudo.presenceSnapshot(room)
      await sockudo.presenceSnapshot(room, { atSerial: 1 })
      await sockudo.presenceSnapshot(room, { atTime: 0 })
      const { presenceHistory } = sockudo.operator
      await presenceHistory.state(room)
      await presenceHistory.reset(room, { confirmChannel: room, confirmOperation: 'reset', ...reason })
      await sockudo.presenceHistory(room).page()
      await settled(sockudo.request('GET', `/channels/${world.own('public')}/presence/history`))
      // The ids of sockets, which are in what is stored, are not always as long.
      const isSize = (name: string): boolean => name.endsWith('_bytes')
      return JSON.parse(JSON.stringify(seen), (name, value: unknown) =>
        isSize(name) ? typeof value : value,
      ) as object
    },
  },
  {
    name: 'messages are read and changed',
    async run(world) {
      const trace = traced(world)
      const { sockudo, seen, settled } = trace
      const { messages } = sockudo
      const channel = world.own('kept')
      const subscriber = await world.connect()
      await subscriber.subscribe(channel)
      const { channels } = await sockudo.trigger(channel, 'e', 'one', { info: 'subscription_count' })
      const serial = channels![channel]!.message_serial!
      await messages.get(channel, serial)
      await messages.update(
        channel,
        serial,
        { name: 'new', data: { b: 1, a: 2 } },
        { description: 'a typo', clientId: 'ann', opId: 'op-1' },
      )
      await messages.update(
        channel,
        serial,
        { name: 'new', data: { b: 1, a: 2 } },
        { description: 'a typo', clientId: 'ann', opId: 'op-1' },
      )
      await settled(messages.update(channel, serial, { data: 'other' }, { opId: 'op-1' }))
      await settled(messages.append(channel, serial, ' and more'))
      await messages.update(channel, serial, { data: 'text' })
      await messages.append(channel, serial, ' and more')
      await messages.delete(channel, serial, { clearFields: ['data'] })
      await read(trace, messages.versions(channel, serial, { pageSize: 2 }))
      await messages.get(channel, serial)
      await settled(messages.get(channel, 'none'))
      await settled(messages.versions(channel, 'none').page())
      await settled(messages.append(world.own('other'), 'none', 'x'))
      await sockudo.history(channel).page()
      return { ...seen, received: await subscriber.taken() }
    },
  },
  {
    name: 'annotations are published, listed and deleted',
    async run(world) {
      const trace = traced(world)
      const { sockudo, seen, settled } = trace
      const { annotations } = sockudo
      const channel = world.own('annotated')
      const { channels } = await sockudo.trigger(channel, 'e', 'one', { info: 'subscription_count' })
      const serial = channels![channel]!.message_serial!
      const { annotationSerial } = await annotations.publish(channel, serial, {
        type: 'reactions:distinct.v1',
        name: 'like',
        clientId: 'ann',
      })
      await annotations.publish(channel, serial, { type: 'votes:total.v1' })
      await annotations.publish(channel, serial, { type: 'claps:multiple.v1', name: 'up', count: 3 })
      await settled(annotations.publish(channel, 'none', { type: 'votes:total.v1' }))
      await annotations.delete(channel, serial, annotationSerial)
      await annotations.delete(channel, serial, annotationSerial)
      await settled(annotations.delete(channel, serial, 'none'))
      await read(trace, annotations.list(channel, serial, { pageSize: 2 }))
      await annotations.list(channel, serial, { type: 'votes:total.v1' }).page()
      await sockudo.messages.get(channel, serial)
      return seen
    },
  },
]
