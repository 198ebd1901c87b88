// Presence history of the real server through the named methods: members come and go with pusher-js.

import Pusher from 'pusher-js'
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest'
import type { Schemas } from '../../src/services/sockudo/contract.ts'
import { createSockudo, type SnapshotOptions } from '../../src/services/sockudo/index.ts'
import { openSocket } from './support/socket.ts'

const { url, fake = false } = inject('sockudo')
const server = new URL(url)
const sockudo = createSockudo(url)
const run = Math.random().toString(36).slice(2, 8)
const own = (name: string): string => `presence-history-${run}-${name}`
const clients: Pusher[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect()
})
afterAll(() => sockudo.close())

/** A client in the channel, once the server says so. */
function join(channel: string, userId: string, userInfo?: object): Promise<Pusher> {
  const member = { user_id: userId, ...(userInfo && { user_info: userInfo }) }
  const client = new Pusher(server.username, {
    cluster: '',
    wsHost: server.hostname,
    wsPort: Number(server.port),
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, callback) =>
        callback(null, sockudo.authorizeChannel(socketId, channelName, member)),
    },
  })
  clients.push(client)
  const subscription = client.subscribe(channel)
  return new Promise((resolve, reject) => {
    subscription.bind('pusher:subscription_succeeded', () => resolve(client))
    subscription.bind('pusher:subscription_error', reject)
  })
}

async function recordsOf(channel: string): Promise<Schemas['PresenceHistoryItem'][]> {
  const records: Schemas['PresenceHistoryItem'][] = []
  for await (const record of sockudo.presenceHistory(channel, { direction: 'oldest_first' }))
    records.push(record)
  return records
}

/** Who leaves is recorded a moment later. */
async function recorded(
  channel: string,
  count: number,
  timeout = 5000,
): Promise<Schemas['PresenceHistoryItem'][]> {
  await expect.poll(() => recordsOf(channel), { timeout, interval: 50 }).toHaveLength(count)
  return recordsOf(channel)
}

describe('presence history', () => {
  test('tells who joined and who left, by which socket and why', async () => {
    const channel = own('members')
    const ann = await join(channel, 'ann', { name: 'Ann' })
    const ben = await join(channel, 'ben')
    const [annSocket, benSocket] = [ann, ben].map((client) => client.connection.socket_id)
    ann.unsubscribe(channel)
    await recorded(channel, 3)
    ben.disconnect()
    const seen = (await recorded(channel, 4)).map((record) => [
      record.event,
      record.cause,
      record.user_id,
      record.connection_id,
      record.presence_event.user_info,
    ])
    expect(seen).toEqual([
      ['member_added', 'join', 'ann', annSocket, { name: 'Ann' }],
      ['member_added', 'join', 'ben', benSocket, {}],
      ['member_removed', 'disconnect', 'ann', annSocket, null],
      ['member_removed', 'disconnect', 'ben', benSocket, null],
    ])
  })

  test('counts two sockets of a user as one member', async () => {
    const channel = own('twice')
    const first = await join(channel, 'ann')
    const second = await join(channel, 'ann')
    first.disconnect()
    await join(channel, 'ben')
    second.disconnect()
    const seen = (await recorded(channel, 3)).map(({ event, user_id }) => [event, user_id])
    expect(seen).toEqual([
      ['member_added', 'ann'],
      ['member_added', 'ben'],
      ['member_removed', 'ann'],
    ])
  })

  test('records a socket that comes back only the first time', async () => {
    const channel = own('back')
    const ann = await join(channel, 'ann')
    ann.unsubscribe(channel)
    await recorded(channel, 2)
    const again = ann.subscribe(channel)
    await new Promise((resolve) => again.bind('pusher:subscription_succeeded', resolve))
    expect(await recordsOf(channel)).toHaveLength(2)
    expect(await sockudo.channelUsers(channel)).toEqual({ users: [{ id: 'ann' }] })
    expect(await sockudo.presenceSnapshot(channel)).toMatchObject({ members: [] })
  })

  test('of a fresh channel is complete from an hour ago', async () => {
    const channel = own('fresh')
    const options = { startTime: Date.now() - 3_600_000 }
    await join(channel, 'ann')
    await recorded(channel, 1)
    const { items, continuity } = await sockudo.presenceHistory(channel, options).page()
    expect(items).toHaveLength(1)
    expect(continuity).toEqual({
      complete: true,
      truncated: false,
      degraded: false,
      gap: false,
      streamId: items[0]?.stream_id,
    })
  })

  test('goes over its pages', async () => {
    const channel = own('pages')
    for (const user of ['ann', 'ben', 'eve']) await join(channel, user)
    const users: string[][] = []
    const listed = sockudo.presenceHistory(channel, { pageSize: 2 })
    for await (const { items } of listed.pages()) users.push(items.map(({ user_id }) => user_id))
    expect(users).toEqual([['eve', 'ben'], ['ann']])
  })

  // The fake plays no updates of members, which are of the second protocol.
  test.skipIf(fake)(
    'tells of a member of protocol 2 who was updated, and of one who did not come back',
    async () => {
      const channel = own('second-protocol')
      const member = openSocket(server, 'protocol=2')
      const { data } = await member.frame('connection', ({ event }) =>
        event.endsWith(':connection_established'),
      )
      const grant = sockudo.authorizeChannel(data.socket_id, channel, { user_id: `${run}-ann` })
      member.send('sockudo:subscribe', { channel, ...grant })
      await member.frame('subscription', ({ event }) => event.endsWith(':subscription_succeeded'))
      member.send('sockudo:presence_update', JSON.stringify({ channel, data: { status: 'away' } }))
      const [, updated] = await recorded(channel, 2)
      expect(updated).toMatchObject({
        event: 'member_updated',
        cause: 'join',
        presence_event: { user_info: { status: 'away' } },
      })
      expect(await sockudo.presenceSnapshot(channel)).toMatchObject({
        members: [{ last_event: 'member_updated', last_event_serial: 2 }],
      })
      await sockudo.terminateUserConnections(`${run}-ann`)
      await member.end()
      const [, , gone] = await recorded(channel, 3, 20_000)
      expect(gone).toMatchObject({ event: 'member_removed', cause: 'timeout', connection_id: null })
      expect(gone!.published_at_ms - updated!.published_at_ms).toBeGreaterThan(14_000)
    },
    30_000,
  )
})

describe('a presence snapshot', () => {
  test('tells who was there, sorted, at a serial, at a time and now', async () => {
    const channel = own('snapshot')
    const zoe = await join(channel, 'zoe')
    await join(channel, 'ann')
    zoe.disconnect()
    const [, ann] = await recorded(channel, 3)
    const usersAt = async (at: SnapshotOptions): Promise<string[]> => {
      const { members } = await sockudo.presenceSnapshot(channel, at)
      return members.map(({ user_id }) => user_id)
    }
    expect(await usersAt({})).toEqual(['ann'])
    expect(await usersAt({ atSerial: 1 })).toEqual(['zoe'])
    expect(await usersAt({ atSerial: 2 })).toEqual(['ann', 'zoe'])
    expect(await usersAt({ atTime: ann!.published_at_ms })).toEqual(['ann', 'zoe'])
    expect(await usersAt({ atTime: new Date(Date.now() + 60_000) })).toEqual(['ann'])
    expect(await usersAt({ atTime: 0 })).toEqual([])
  })
})

describe('a reset of presence history', () => {
  test('begins a new stream, which cannot explain who leaves then', async () => {
    const channel = own('reset')
    const ann = await join(channel, 'ann')
    const { stream } = await sockudo.operator.presenceHistory.state(channel)
    expect(stream).toMatchObject({ next_serial: 2, retained: { retained_events: 1 } })
    const confirmation = { confirmChannel: channel, confirmOperation: 'reset', reason: 'test' } as const
    expect(await sockudo.operator.presenceHistory.reset(channel, confirmation)).toMatchObject({
      previous_stream_id: stream.stream_id,
      purged_events: 1,
      stream: { next_serial: 1 },
    })
    expect(await sockudo.presenceSnapshot(channel)).toMatchObject({ members: [] })
    ann.disconnect()
    await recorded(channel, 1)
    const { continuity } = await sockudo.presenceHistory(channel).page()
    expect(continuity.streamId).not.toBe(stream.stream_id)
    expect(continuity.streamId).toEqual(expect.any(String))
    await expect(sockudo.presenceSnapshot(channel)).rejects.toMatchObject({
      name: 'ApiError',
      status: 400,
      code: 'invalid_input',
    })
    expect(await sockudo.presenceSnapshot(channel, { atTime: Date.now() })).toMatchObject({ members: [] })
  })
})
