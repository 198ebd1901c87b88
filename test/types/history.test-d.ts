// Lists: what they are read with, and what their items and pages tell. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import {
  type ChannelHistory,
  type components,
  type Continuity,
  createSockudo,
  type HistoryOptions,
  type HistoryPage,
  type Page,
  type Paged,
  type PresenceHistory,
  type PresenceHistoryPage,
  type SnapshotOptions,
} from '../../src/services/sockudo/index.ts'

type Schemas = components['schemas']
declare const maybe: { number?: number; date?: Date; direction?: 'newest_first'; signal?: AbortSignal }
const client = createSockudo('http://k:s@127.0.0.1/apps/1')

// Options may be undefined, and nothing else than they are.
const history = client.history('orders', {
  direction: maybe.direction,
  pageSize: maybe.number,
  startSerial: maybe.number,
  endTime: maybe.date ?? maybe.number,
  signal: maybe.signal,
})
expectTypeOf(history).toEqualTypeOf<ChannelHistory>()
// @ts-expect-error an alias that only the server knows
client.history('orders', { direction: 'backwards' })
// @ts-expect-error no such option
client.history('orders', { limit: 5 })
// @ts-expect-error the spelling of the server
client.history('orders', { start_serial: 5 })
// @ts-expect-error a time is no text
client.history('orders', { startTime: '2024-01-01' })
// @ts-expect-error it is a list, not the promise of one
void client.history('orders').then
expectTypeOf<HistoryOptions['startTime']>().toEqualTypeOf<number | Date | undefined>()

// Items.
for await (const item of history) {
  expectTypeOf(item).toEqualTypeOf<Schemas['HistoryItem']>()
  expectTypeOf(item.serial).toBeNumber()
  expectTypeOf(item.message_id).toEqualTypeOf<string | null>()
  expectTypeOf(item.message.data).toBeUnknown()
  // A version has an action, a stored event does not.
  if ('action' in item.message) {
    expectTypeOf(item.message).toEqualTypeOf<Schemas['VersionedMessage']>()
    expectTypeOf(item.message.version.serial).toBeString()
    expectTypeOf(item.message.action).toEqualTypeOf<'create' | 'update' | 'append' | 'delete'>()
  } else {
    expectTypeOf(item.message).toEqualTypeOf<Schemas['StoredEvent']>()
    expectTypeOf(item.message.tags).toEqualTypeOf<Readonly<Record<string, string>> | undefined>()
  }
  // @ts-expect-error which of both it is has to be asked
  void item.message.version
}

// Pages.
for await (const page of history.pages()) {
  expectTypeOf(page).toEqualTypeOf<HistoryPage>()
  expectTypeOf(page.items).toEqualTypeOf<readonly Schemas['HistoryItem'][]>()
  expectTypeOf(page.nextCursor).toEqualTypeOf<string | undefined>()
  expectTypeOf(page.continuity).toEqualTypeOf<Continuity>()
  expectTypeOf(page.continuity.gap).toBeBoolean()
  expectTypeOf(page.continuity.streamId).toEqualTypeOf<string | undefined>()
  expectTypeOf(page.answer).toEqualTypeOf<Schemas['HistoryPage']>()
  // @ts-expect-error pages are not changed
  page.items.push()
}
const first = await history.page()
expectTypeOf(await history.page(first.nextCursor)).toEqualTypeOf(first)
// @ts-expect-error a cursor is a text
void history.page(5)

// Presence.
const presence = client.presenceHistory('presence-a', { direction: 'oldest_first' })
expectTypeOf(presence).toEqualTypeOf<PresenceHistory>()
for await (const item of presence) {
  expectTypeOf(item).toEqualTypeOf<Schemas['PresenceHistoryItem']>()
  expectTypeOf(item.user_id).toBeString()
  // @ts-expect-error comings and goings are no messages
  void item.message
}
const presencePage = await presence.page()
expectTypeOf(presencePage).toEqualTypeOf<PresenceHistoryPage>()
const { answer, continuity } = presencePage
expectTypeOf(answer.continuity.degraded).toBeBoolean()
expectTypeOf(continuity).toEqualTypeOf<Continuity>()
expectTypeOf(await client.presenceSnapshot('presence-a')).toEqualTypeOf<Schemas['PresenceSnapshot']>()
void client.presenceSnapshot('presence-a', { signal: maybe.signal })
void client.presenceSnapshot('presence-a', { atTime: maybe.date ?? maybe.number, timeout: maybe.number })
void client.presenceSnapshot('presence-a', { atTime: undefined, atSerial: maybe.number })
declare const moment: SnapshotOptions
void client.presenceSnapshot('presence-a', moment)
// @ts-expect-error a moment is a time or a serial, not both
void client.presenceSnapshot('presence-a', { atTime: 1000, atSerial: 5 })
// @ts-expect-error both could be given
void client.presenceSnapshot('presence-a', { atTime: maybe.date, atSerial: maybe.number })
// @ts-expect-error a time is no text
void client.presenceSnapshot('presence-a', { atTime: 'now' })
// @ts-expect-error an alias that only the server knows
void client.presenceSnapshot('presence-a', { at: 5 })

// A list of one kind can be handed on as a list of pages of its items.
expectTypeOf(history).toExtend<Paged<Schemas['HistoryItem']>>()
expectTypeOf(history).toExtend<AsyncIterable<Schemas['HistoryItem']>>()
expectTypeOf<HistoryPage>().toExtend<Page<Schemas['HistoryItem']>>()
expectTypeOf<PresenceHistoryPage>().toExtend<Page<Schemas['PresenceHistoryItem']>>()
expectTypeOf(history).not.toExtend<Paged<Schemas['PresenceHistoryItem']>>()
