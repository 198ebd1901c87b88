import { describe, expect, it } from 'vitest'
import { join } from './authorized.ts'
import { connected } from './client.ts'
import { refusal, setup, type Setup } from './setup.ts'
import { now, signed, type SignedOptions } from './signed.ts'

const path = '/channels/orders/history'

/** What the fake lists, asked at the time that its clock shows. */
async function list({ get, time }: Setup, query: Readonly<Record<string, string>> = {}): Promise<any> {
  const { status, body } = await get(path, { query, timestamp: Math.floor(time() / 1000) })
  expect(status).toBe(200)
  return body
}

async function publish(server: Setup, count: number, event: object = {}): Promise<void> {
  const timestamp = Math.floor(server.time() / 1000)
  for (let index = 0; index < count; index++) await server.publish(event, { timestamp })
}

function serials({ items }: { items: readonly { serial: number }[] }): number[] {
  return items.map(({ serial }) => serial)
}

describe('the history of a channel', () => {
  it('has the times of the clock and the ids of the fake', async () => {
    const server = setup()
    await publish(server, 1)
    server.time.advance(5)
    await publish(server, 1)
    const page = await list(server)
    expect(page.items).toMatchObject([
      { serial: 2, published_at_ms: now * 1000 + 5, message_id: 'uuid-4', stream_id: 'uuid-2' },
      { serial: 1, published_at_ms: now * 1000, message_id: 'uuid-3', stream_id: 'uuid-2' },
    ])
    expect(page.continuity).toMatchObject({
      oldest_available_published_at_ms: now * 1000,
      newest_available_published_at_ms: now * 1000 + 5,
    })
  })

  it('begins and ends at the times that are asked for, both of them included', async () => {
    const server = setup()
    for (let index = 0; index < 4; index++) {
      await publish(server, 1)
      server.time.advance(10)
    }
    const [start, end] = [now * 1000 + 10, now * 1000 + 20].map(String)
    expect(serials(await list(server, { start_time_ms: start!, end_time_ms: end! }))).toEqual([3, 2])
    expect(serials(await list(server, { start: start!, limit: '1' }))).toEqual([4])
  })

  it('is read page by page to its end, in both directions', async () => {
    const server = setup()
    await publish(server, 7)
    for (const direction of ['newest_first', 'oldest_first']) {
      const seen: number[] = []
      let query: Record<string, string> = { direction, limit: '3' }
      for (;;) {
        const page = await list(server, query)
        seen.push(...serials(page))
        if (page.next_cursor === null) break
        query = { ...query, cursor: page.next_cursor }
      }
      const all = [1, 2, 3, 4, 5, 6, 7]
      expect(seen).toEqual(direction === 'oldest_first' ? all : all.reverse())
    }
  })

  it('goes on behind its cursor when more is published meanwhile', async () => {
    const server = setup()
    await publish(server, 4)
    const first = await list(server, { limit: '2' })
    await publish(server, 3)
    expect(serials(await list(server, { limit: '2', cursor: first.next_cursor }))).toEqual([2, 1])
  })

  it('shows each message as it is now, where it was published', async () => {
    const server = setup()
    await publish(server, 2)
    const [, first] = (await list(server)).items
    await server.post(`/channels/orders/messages/${first.message.message_serial}/update`, { data: 'new' })
    expect((await list(server)).items).toMatchObject([
      { serial: 2, message: { data: 'x' } },
      {
        serial: 1,
        event_name: 'sockudo:message.update',
        operation_kind: 'message.update',
        message: { data: 'new', history_serial: 1, delivery_serial: 3 },
      },
    ])
  })

  it('has the events that clients sent, their data as JSON', async () => {
    const server = setup()
    const client = connected(server.fake)
    join(client, 'private-room')
    client.send({ event: 'client-typing', channel: 'private-room', data: { b: 1.5, a: [] } })
    const { body } = await server.get('/channels/private-room/history')
    expect(body.items).toMatchObject([
      { serial: 1, message: { name: 'client-typing', data: { a: [], b: 1.5 } } },
    ])
  })

  it('has the events for a user, under the channel of this user', async () => {
    const server = setup()
    await publish(server, 1, { channel: '#server-to-user-u1' })
    const { body } = await server.get('/channels/%23server-to-user-u1/history')
    expect(body.items).toMatchObject([{ serial: 1, message: { channel: '#server-to-user-u1' } }])
  })

  it('leaves out the place of a message that was refused after it was given one', async () => {
    const server = setup()
    const extras = { ai: { transport: { status: 'streaming' } } }
    const stream = { channel: 'ai-room', name: 'ai-output', extras }
    for (let count = 0; count < 1024; count += 8) await server.batch(Array.from({ length: 8 }, () => stream))
    const refused = await server.publish(stream)
    expect(refused.status).toBe(413)
    const { body } = await server.publish({ channel: 'ai-room', info: '' })
    expect(body.channels['ai-room']).toMatchObject({ history_serial: 1026, delivery_serial: 1025 })
  })

  it('is another one for each app', async () => {
    const apps = ['a', 'b'].map((id) => ({ id, key: `key-${id}`, secret: `secret-${id}` }))
    const { ask } = setup({ apps })
    const call = (method: string, id: string, tail: string, options: SignedOptions = {}) =>
      ask(signed(method, `/apps/${id}${tail}`, { key: `key-${id}`, secret: `secret-${id}`, ...options }))
    await call('POST', 'a', '/events', { body: { name: 'e', channel: 'orders' } })
    expect((await call('GET', 'a', path)).body.items).toHaveLength(1)
    expect((await call('GET', 'b', path)).body.items).toHaveLength(0)
  })

  it('is forgotten when the fake is reset', async () => {
    const server = setup()
    await publish(server, 1)
    server.fake.reset()
    expect((await list(server)).items).toEqual([])
  })
})

describe('what is removed by an operator', () => {
  const confirmed = { confirm_channel: 'orders', reason: 'test' }

  it('takes its bytes along', async () => {
    const server = setup()
    await publish(server, 3)
    const before = (await list(server)).continuity.retained_bytes
    const { body } = await server.post(`${path}/purge`, {
      ...confirmed,
      confirm_operation: 'purge',
      mode: 'before_time_ms',
      before_time_ms: now * 1000 + 1,
    })
    expect(body).toMatchObject({ purged_messages: 3, purged_bytes: before, stream: { next_serial: 4 } })
    await publish(server, 1)
    const { continuity } = await list(server)
    expect(continuity).toMatchObject({ oldest_available_serial: 4, truncated_by_retention: true })
    expect(continuity.retained_bytes).toBeCloseTo(before / 3, -1)
  })

  it('does not take the messages along', async () => {
    const server = setup()
    await publish(server, 1)
    const [{ message }] = (await list(server)).items
    await server.post(`${path}/reset`, { ...confirmed, confirm_operation: 'reset' })
    expect((await server.get(`/channels/orders/messages/${message.message_serial}`)).status).toBe(200)
    const { body } = await server.publish({ info: '' })
    expect(body.channels.orders).toMatchObject({ history_serial: 1, delivery_serial: 2 })
  })
})

describe('a history without a store', () => {
  const server = () => setup({ features: { history: false, annotations: true } })

  it('fails every publish, because annotations need it', async () => {
    const failed = { error: 'Internal server error', code: 'internal_error', status: 500 }
    expect(await server().publish({})).toMatchObject({ status: 500, body: failed })
    expect(await server().publish({ extras: { ephemeral: true } })).toMatchObject({ status: 200 })
  })

  it('fails no publish where the app, or the namespace, has no annotations', async () => {
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', annotations: false }
    const namespaces = [{ name: 'talk', annotations: true }]
    const features = { history: false, annotations: true }
    const { publish } = setup({ apps: [{ ...app, namespaces }], features })
    expect(await publish({})).toMatchObject({ status: 200 })
    expect(await publish({ channel: 'talk:1' })).toMatchObject({ status: 500 })
  })

  it('is told to a socket in other words', () => {
    const client = connected(server().fake)
    join(client, 'private-room')
    client.frames()
    client.send({ event: 'client-typing', channel: 'private-room', data: 'x' })
    const message = 'Configuration error: Durable history is not configured'
    expect(client.frames()).toEqual([{ event: 'pusher:error', data: { code: 4000, message } }])
    expect(client.ended).toBeUndefined()
  })

  it('is no failure but a refusal without annotations', async () => {
    const { publish, get } = setup({ features: { history: false } })
    expect(await publish({})).toMatchObject({ status: 200 })
    const message = "Durable history is disabled by policy for channel 'orders'"
    expect(await get(path)).toMatchObject(refusal(422, 'feature_disabled', message))
  })
})
