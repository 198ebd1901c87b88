import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { ArgumentError } from '../../../src/errors.ts'
import { refusal, setup, type Setup } from './setup.ts'

const path = '/channels/orders/history'

function list({ get, time }: Setup, query: Readonly<Record<string, string>> = {}) {
  return get(path, { query, timestamp: Math.floor(time() / 1000) })
}

async function publish(server: Setup, count: number, event: object = {}): Promise<void> {
  const timestamp = Math.floor(server.time() / 1000)
  for (let index = 0; index < count; index++) await server.publish(event, { timestamp })
}

describe('a history forgets', () => {
  it('events that are older than a day, if nothing else is said', async () => {
    const server = setup()
    await publish(server, 1)
    server.time.advance(86_400_000)
    expect((await list(server)).body.items).toHaveLength(1)
    server.time.advance(1)
    const { body } = await list(server)
    expect(body.items).toEqual([])
    // Nothing tells an empty history from one in which everything has expired.
    expect(body.continuity).toMatchObject({ complete: true, truncated_by_retention: false })
  })

  it('events that are older than it was told, and says that it did', async () => {
    const server = setup({ history: { retention: 1000 } })
    await publish(server, 2)
    server.time.advance(800)
    await publish(server, 1)
    server.time.advance(300)
    const { body } = await list(server)
    expect(body.items).toMatchObject([{ serial: 3 }])
    expect(body.continuity).toMatchObject({ complete: false, truncated_by_retention: true })
    expect((await list(server, { start_serial: '3' })).body.continuity).toMatchObject({ complete: true })
    expect((await list(server, { start_serial: '2' })).body.continuity).toMatchObject({ complete: false })
  })

  it('the oldest events when there are too many', async () => {
    const server = setup({ history: { rows: 3 } })
    await publish(server, 5)
    const { body } = await list(server)
    expect(body.items).toMatchObject([{ serial: 5 }, { serial: 4 }, { serial: 3 }])
    expect(body.continuity).toMatchObject({ retained_messages: 3, truncated_by_retention: true })
  })

  it('the oldest events when they are too large', async () => {
    const server = setup({ history: { bytes: 5000 } })
    await publish(server, 5, { data: 'd'.repeat(1000) })
    const { continuity } = (await list(server)).body
    expect(continuity.retained_messages).toBe(1)
    expect(continuity.retained_bytes).toBeGreaterThan(2000)
    expect(continuity.retained_bytes).toBeLessThan(5000)
  })

  it('an event that alone is too large', async () => {
    const server = setup({ history: { bytes: 1000 } })
    await publish(server, 1, { data: 'd'.repeat(1000) })
    const { body } = await list(server)
    expect(body.continuity).toMatchObject({ retained_messages: 0, retained_bytes: 0 })
  })

  it('more than the fake as a whole was told to keep', async () => {
    const server = setup({ keep: 4 })
    await publish(server, 30)
    const { body } = await list(server)
    expect(body.continuity).toMatchObject({ retained_messages: 4, newest_available_serial: 30 })
  })

  it('and refuses a cursor at what it forgot', async () => {
    const server = setup({ history: { rows: 3 } })
    await publish(server, 3)
    const { next_cursor: cursor } = (await list(server, { limit: '2' })).body
    await publish(server, 3)
    const message = 'Expired history cursor: cursor points before retained history'
    expect(await list(server, { cursor })).toMatchObject(refusal(400, 'invalid_input', message))
  })

  it('nothing of what it counts, through more than a thousand events', async () => {
    const server = setup({ history: { rows: 100 } })
    await publish(server, 1300)
    const last = (await list(server, { limit: '1' })).body
    expect(last.continuity).toMatchObject({ oldest_available_serial: 1201, retained_messages: 100 })
    const all = last.continuity.retained_bytes
    const purge = { confirm_channel: 'orders', confirm_operation: 'purge', reason: 'test' }
    const { body } = await server.post(`${path}/purge`, {
      ...purge,
      mode: 'before_serial',
      before_serial: 1251,
    })
    expect(body.purged_messages).toBe(50)
    expect(body.purged_bytes + body.stream.retained.retained_bytes).toBe(all)
  })
})

describe('pages', () => {
  it('have the size that the fake was told', async () => {
    const server = setup({ history: { pageSize: 2 } })
    await publish(server, 3)
    expect((await list(server)).body).toMatchObject({ limit: 2, has_more: true })
    expect((await list(server, { limit: '100' })).body).toMatchObject({ limit: 2, has_more: true })
  })
})

describe('settings that make no sense are refused', () => {
  it.each<[string, object, string]>([
    ['window', { window: 1 }, 'does not exist; there are retention, rows, bytes, pageSize'],
    ['retention', { retention: 0 }, 'must be a positive whole number, received a number'],
    ['retention', { retention: Infinity }, 'must be a positive whole number, received Infinity'],
    ['rows', { rows: 1.5 }, 'must be a positive whole number or Infinity, received a number'],
    ['bytes', { bytes: '1' }, 'must be a positive whole number or Infinity, received a string'],
    ['pageSize', { pageSize: Infinity }, 'must be a positive whole number, received Infinity'],
  ])('%s: %o', (name, history, message) => {
    const create = (): unknown => createFakeSockudo({ history } as FakeSockudoOptions)
    expect(create).toThrow(ArgumentError)
    expect(create).toThrow(`options.history.${name} ${message}`)
  })
})
