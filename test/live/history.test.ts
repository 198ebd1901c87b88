// History of the real server through the named methods.

import { afterAll, describe, expect, inject, test } from 'vitest'
import { createSockudo, type HistoryOptions } from '../../src/services/sockudo/index.ts'

const { url } = inject('sockudo')
const sockudo = createSockudo(url, { encryptionMasterKey: new Uint8Array(32) })
const run = Math.random().toString(36).slice(2, 8)
const own = (name: string): string => `history-${run}-${name}`
afterAll(() => sockudo.close())

async function publish(channel: string, count: number): Promise<void> {
  for (let id = 1; id <= count; id++) await sockudo.trigger(channel, 'created', { id })
}

async function serialsOf(items: AsyncIterable<{ readonly serial: number }>): Promise<number[]> {
  const serials: number[] = []
  for await (const { serial } of items) serials.push(serial)
  return serials
}

describe('history', () => {
  test('is read item by item over its pages, in either direction', async () => {
    const channel = own('order')
    await publish(channel, 7)
    expect(await serialsOf(sockudo.history(channel, { pageSize: 3 }))).toEqual([7, 6, 5, 4, 3, 2, 1])
    expect(await serialsOf(sockudo.history(channel, { pageSize: 3, direction: 'oldest_first' }))).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ])
  })

  test('keeps to its bounds, which are inclusive', async () => {
    const channel = own('bounds')
    await publish(channel, 5)
    expect(await serialsOf(sockudo.history(channel, { startSerial: 2, endSerial: 4 }))).toEqual([4, 3, 2])
    const { items } = await sockudo.history(channel).page()
    const third = items[2]!.published_at_ms
    const expected = items.filter((item) => item.published_at_ms >= third).map(({ serial }) => serial)
    expect(await serialsOf(sockudo.history(channel, { startTime: new Date(third) }))).toEqual(expected)
    expect(await serialsOf(sockudo.history(channel, { startTime: Date.now() + 3_600_000 }))).toEqual([])
    expect(await serialsOf(sockudo.history(channel, { endTime: 0 }))).toEqual([])
  })

  test('holds what was published, also sealed', async () => {
    const channel = `private-encrypted-${own('sealed')}`
    await sockudo.trigger(channel, 'note', { text: 'secret' })
    const { items } = await sockudo.history(channel).page()
    expect(items[0]?.message.data).not.toContain('secret')
    expect(sockudo.openEvent(channel, items[0]?.message.data)).toEqual({ text: 'secret' })
  })

  test('leaves out what is ephemeral', async () => {
    const channel = own('ephemeral')
    await sockudo.trigger(channel, 'typing', {}, { extras: { ephemeral: true } })
    await sockudo.trigger(channel, 'sent', {})
    expect(await serialsOf(sockudo.history(channel))).toEqual([1])
  })

  test('is complete on its last page, and not before', async () => {
    const channel = own('complete')
    await publish(channel, 3)
    const flags: boolean[] = []
    for await (const { continuity } of sockudo.history(channel, { pageSize: 2 }).pages()) {
      flags.push(continuity.complete)
      expect(continuity).toMatchObject({ truncated: false, degraded: false, gap: false })
    }
    expect(flags).toEqual([false, true])
  })

  test.each([
    ['an hour ago', { startTime: Date.now() - 3_600_000 }],
    ['a serial before the first', { startSerial: 0 }],
    ['an hour ago, the oldest first', { startTime: Date.now() - 3_600_000, direction: 'oldest_first' }],
  ] satisfies [string, HistoryOptions][])(
    'of a fresh channel is complete from %s, with events and without',
    async (from, options) => {
      const channel = own(`fresh-${from.replaceAll(/\W/g, '-')}`)
      const fine = { complete: true, truncated: false, degraded: false, gap: false }
      const { continuity: before } = await sockudo.history(channel, options).page()
      expect(before).toMatchObject(fine)
      await publish(channel, 2)
      const { items, continuity } = await sockudo.history(channel, options).page()
      expect(items).toHaveLength(2)
      expect(continuity).toEqual({ ...fine, streamId: items[0]?.stream_id })
    },
  )

  test('says so when what was asked for was purged', async () => {
    const channel = own('purged')
    await publish(channel, 4)
    await sockudo.operator.history.purge(channel, {
      confirmChannel: channel,
      confirmOperation: 'purge',
      mode: 'before_serial',
      beforeSerial: 3,
      reason: 'a test',
    })
    const page = await sockudo.history(channel, { startSerial: 1 }).page()
    expect(page.items.map(({ serial }) => serial)).toEqual([4, 3])
    expect(page.continuity).toMatchObject({ complete: false, truncated: true, gap: false })
    const forward = await sockudo.history(channel, { startSerial: 1, direction: 'oldest_first' }).page()
    expect(forward.continuity).toMatchObject({ complete: false, truncated: true, gap: true })
    const rest = await sockudo.history(channel, { startSerial: 3, direction: 'oldest_first' }).page()
    expect(rest.continuity).toMatchObject({ complete: true, truncated: false, gap: false })
  })

  test('refuses a cursor into what was purged, instead of going on behind the gap', async () => {
    const channel = own('expired')
    await publish(channel, 6)
    const pages = sockudo.history(channel, { pageSize: 2, direction: 'oldest_first' }).pages()
    await pages.next()
    await sockudo.operator.history.purge(channel, {
      confirmChannel: channel,
      confirmOperation: 'purge',
      mode: 'before_serial',
      beforeSerial: 5,
      reason: 'a test',
    })
    await expect(pages.next()).rejects.toMatchObject({ status: 400, operation: 'listHistory' })
  })

  test('goes on from a cursor that was kept, with another page size', async () => {
    const channel = own('cursor')
    await publish(channel, 4)
    const { nextCursor } = await sockudo.history(channel, { pageSize: 1 }).page()
    const page = await sockudo.history(channel, { pageSize: 10 }).page(nextCursor)
    expect(page.items.map(({ serial }) => serial)).toEqual([3, 2, 1])
    expect(page.nextCursor).toBeUndefined()
  })
})

describe('the operator', () => {
  test('sees what is stored and begins a new stream', async () => {
    const channel = own('reset')
    await publish(channel, 3)
    const { nextCursor, continuity: before } = await sockudo.history(channel, { pageSize: 1 }).page()
    const { stream } = await sockudo.operator.history.state(channel)
    expect(stream).toMatchObject({ next_serial: 4, retained: { retained_messages: 3 } })
    const reset = await sockudo.operator.history.reset(channel, {
      confirmChannel: channel,
      confirmOperation: 'reset',
      reason: 'a test',
      requestedBy: 'channelkit',
    })
    expect(reset).toMatchObject({
      purged_messages: 3,
      previous_stream_id: stream.stream_id,
      reason: 'a test',
      requested_by: 'channelkit',
    })
    await publish(channel, 1)
    const { items, continuity: after } = await sockudo.history(channel).page()
    expect(items.map(({ serial }) => serial)).toEqual([1])
    expect([before.streamId, after.streamId]).toEqual([stream.stream_id, reset.new_stream_id])
    expect(after.streamId).not.toBe(before.streamId)
    await expect(sockudo.history(channel, { pageSize: 1 }).page(nextCursor)).rejects.toMatchObject({
      status: 400,
      code: 'invalid_input',
    })
  })

  test('purges everything, or what is before a time', async () => {
    const channel = own('times')
    await publish(channel, 2)
    const confirmation = { confirmChannel: channel, confirmOperation: 'purge', reason: 'a test' } as const
    const { purge } = sockudo.operator.history
    const none = await purge(channel, { ...confirmation, mode: 'before_time_ms', beforeTime: new Date(0) })
    expect(none.purged_messages).toBe(0)
    const all = await purge(channel, { ...confirmation, mode: 'all' })
    expect(all.purged_messages).toBe(2)
  })
})
