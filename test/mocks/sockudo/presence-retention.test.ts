// How long presence history is kept, and what the fake answers about what is gone.

import { describe, expect, it } from 'vitest'
import { enter } from './authorized.ts'
import { connected } from './client.ts'
import { path, records, room, snapshot, unsubscribe } from './presence-records.ts'
import { refusal, setup } from './setup.ts'

describe('the retention of presence history', () => {
  it('drops what is older than it was told', async () => {
    const server = setup({ presenceHistory: { retention: 60_000 } })
    enter(connected(server.fake), room, 'ann')
    server.time.advance(60_000)
    expect(await records(server)).toEqual(['1 member_added ann 1.1'])
    server.time.advance(1)
    expect(await records(server)).toEqual([])
    const { body } = await server.get(`${path}/state`)
    expect(body.stream).toMatchObject({ next_serial: 2, retained: { retained_events: 0, retained_bytes: 0 } })
  })

  it('keeps as many records as it was told, and says that some are gone', async () => {
    const server = setup({ presenceHistory: { rows: 2 } })
    for (const id of ['ann', 'ben', 'eve']) enter(connected(server.fake), room, id)
    expect(await records(server)).toEqual(['2 member_added ben 2.1', '3 member_added eve 3.1'])
    const { body } = await server.get(`${path}/snapshot`)
    expect(body).toMatchObject({ continuity: { complete: false, truncated_by_retention: true } })
  })

  it('keeps as many bytes as it was told', async () => {
    const server = setup({ presenceHistory: { bytes: 500 } })
    for (const id of ['ann', 'ben', 'eve']) enter(connected(server.fake), room, id)
    expect(await records(server)).toEqual(['2 member_added ben 2.1', '3 member_added eve 3.1'])
  })

  it('passes over in a snapshot what older records would explain', async () => {
    const server = setup({ presenceHistory: { rows: 2 } })
    const [ann, ben] = [connected(server.fake), connected(server.fake)]
    enter(ann, room, 'ann')
    enter(ben, room, 'ben')
    unsubscribe(ann)
    expect(await snapshot(server)).toEqual(['ben'])
  })

  it('records a socket again whose records are gone', async () => {
    const server = setup({ presenceHistory: { rows: 1 } })
    const ann = connected(server.fake)
    enter(ann, room, 'ann')
    unsubscribe(ann)
    enter(ann, room, 'ann')
    expect(await records(server)).toEqual(['3 member_added ann 1.1'])
  })

  it('refuses a cursor at a record that is gone', async () => {
    const server = setup({ presenceHistory: { rows: 2, pageSize: 1 } })
    enter(connected(server.fake), room, 'ann')
    enter(connected(server.fake), room, 'ben')
    const { body } = await server.get(path, { query: { direction: 'forwards' } })
    expect(body).toMatchObject({ limit: 1, items: [{ serial: 1 }] })
    enter(connected(server.fake), room, 'eve')
    const query = { direction: 'forwards', cursor: body.next_cursor }
    expect(await server.get(path, { query })).toMatchObject(
      refusal(400, 'invalid_input', 'Expired history cursor: cursor points before retained history'),
    )
  })

  it('refuses it in other words where there is no history', async () => {
    const server = setup({ presenceHistory: { rows: 2 }, features: { history: false, aiTransport: false } })
    enter(connected(server.fake), room, 'ann')
    enter(connected(server.fake), room, 'ben')
    const { body } = await server.get(path, { query: { direction: 'forwards', limit: '1' } })
    enter(connected(server.fake), room, 'eve')
    const query = { direction: 'forwards', cursor: body.next_cursor }
    expect(await server.get(path, { query })).toMatchObject(
      refusal(400, 'invalid_input', 'Expired presence history cursor: cursor points before retained history'),
    )
  })
})
