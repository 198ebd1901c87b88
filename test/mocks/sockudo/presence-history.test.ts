// What the contract table cannot say of presence history: who leaves, and what is recorded once.

import { describe, expect, it } from 'vitest'
import { enter } from './authorized.ts'
import { connected } from './client.ts'
import { path, records, reset, room, snapshot, unsubscribe } from './presence-records.ts'
import { refusal, type Setup, setup } from './setup.ts'
import { now } from './signed.ts'

describe('presence history', () => {
  it('records who leaves, at once and without their data', async () => {
    const server = setup()
    const [ann, ben] = [connected(server.fake), connected(server.fake)]
    enter(ann, room, 'ann', { name: 'Ann' })
    enter(ben, room, 'ben')
    server.time.advance(1000)
    unsubscribe(ann)
    ben.leave()
    expect(await records(server)).toEqual([
      '1 member_added ann 1.1',
      '2 member_added ben 2.1',
      '3 member_removed ann 1.1',
      '4 member_removed ben 2.1',
    ])
    const { body } = await server.get(path, { query: { limit: '1' } })
    expect(body.items).toEqual([
      {
        stream_id: body.continuity.stream_id,
        serial: 4,
        published_at_ms: now * 1000 + 1000,
        event: 'member_removed',
        cause: 'disconnect',
        user_id: 'ben',
        connection_id: '2.1',
        dead_node_id: null,
        payload_size_bytes: JSON.stringify(body.items[0].presence_event).length,
        presence_event: {
          published_at_ms: now * 1000 + 1000,
          event: 'member_removed',
          cause: 'disconnect',
          user_id: 'ben',
          connection_id: '2.1',
          user_info: null,
          dead_node_id: null,
          dedupe_key: 'member_removed:app-id:presence-room:ben:2.1:_',
        },
      },
    ])
  })

  it('records a user with two sockets once', async () => {
    const server = setup()
    const [first, second] = [connected(server.fake), connected(server.fake)]
    enter(first, room, 'ann')
    enter(second, room, 'ann')
    first.leave()
    expect(await records(server)).toEqual(['1 member_added ann 1.1'])
    second.leave()
    expect(await records(server)).toEqual(['1 member_added ann 1.1', '2 member_removed ann 2.1'])
  })

  it('takes a socket that comes back for the one that came before', async () => {
    const server = setup()
    const ann = connected(server.fake)
    enter(ann, room, 'ann')
    unsubscribe(ann)
    enter(ann, room, 'ann')
    expect(await records(server)).toEqual(['1 member_added ann 1.1', '2 member_removed ann 1.1'])
    expect(await snapshot(server)).toEqual([])
    expect(server.fake.members).toHaveLength(1)
    unsubscribe(ann)
    expect(await records(server)).toHaveLength(2)
  })

  it('keeps the channels apart', async () => {
    const server = setup()
    const ann = connected(server.fake)
    enter(ann, room, 'ann')
    enter(ann, 'presence-other', 'ann')
    expect(await records(server)).toEqual(['1 member_added ann 1.1'])
  })

  it('sorts the members of a snapshot by the bytes of their ids', async () => {
    const server = setup()
    for (const id of ['\u{1f600}', '\uff5e', 'b', 'a']) enter(connected(server.fake), room, id)
    expect(await snapshot(server)).toEqual(['a', 'b', '\uff5e', '\u{1f600}'])
  })

  it('counts the bytes of UTF-8', async () => {
    const server = setup()
    enter(connected(server.fake), room, 'ü', { smile: '\u{1f600}' })
    const { body } = await server.get(path)
    const [item] = body.items
    expect(item.payload_size_bytes).toBe(Buffer.byteLength(JSON.stringify(item.presence_event)))
    expect(body.continuity.retained_bytes).toBe(item.payload_size_bytes)
  })

  it('is forgotten when the fake begins anew', async () => {
    const server = setup()
    enter(connected(server.fake), room, 'ann')
    server.fake.reset()
    expect(await records(server)).toEqual([])
  })
})

describe('a reset of presence history', () => {
  it('leaves who is there without a record', async () => {
    const server = setup()
    enter(connected(server.fake), room, 'ann')
    await reset(server)
    expect(await snapshot(server)).toEqual([])
    expect(server.fake.members).toHaveLength(1)
  })

  it('makes a snapshot impossible when somebody leaves who came before it, unless a time is given', async () => {
    const server = setup()
    const [ann, ben] = [connected(server.fake), connected(server.fake)]
    enter(ann, room, 'ann')
    await reset(server)
    ann.leave()
    enter(ben, room, 'ben')
    const anomaly = 'presence history transition anomaly: member_removed_without_join'
    expect(await server.get(`${path}/snapshot`)).toMatchObject(refusal(400, 'invalid_input', anomaly))
    expect(await snapshot(server, { at: String(now * 1000) })).toEqual(['ben'])
    expect(await snapshot(server, { at_serial: '0' })).toEqual([])
  })

  it('lets the same socket be recorded again', async () => {
    const server = setup()
    const ann = connected(server.fake)
    enter(ann, room, 'ann')
    unsubscribe(ann)
    await reset(server)
    enter(ann, room, 'ann')
    expect(await records(server)).toEqual(['1 member_added ann 1.1'])
  })
})

describe('presence history without history', () => {
  it('shows stream and serial in the stored record, and no key', async () => {
    const server = setup({ features: { history: false, aiTransport: false } })
    enter(connected(server.fake), room, 'ann')
    const { body } = await server.get(path)
    const [{ presence_event: stored }] = body.items
    expect(stored).toMatchObject({ stream_id: body.continuity.stream_id, serial: 1 })
    expect(stored).not.toHaveProperty('dedupe_key')
  })

  it('begins no stream when it is asked for a snapshot', async () => {
    const streamOf = async ({ get }: Setup): Promise<unknown> => {
      await get(`${path}/snapshot`)
      return (await get(`${path}/snapshot`)).body.continuity.stream_id
    }
    expect(await streamOf(setup({ features: { history: false, aiTransport: false } }))).toBeNull()
    expect(await streamOf(setup())).toBeTypeOf('string')
  })
})
