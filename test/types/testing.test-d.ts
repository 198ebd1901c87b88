// Fakes and what makes things in tests: what they take and what they resolve to. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import {
  createFakeSockudo,
  type FakeConnection,
  type FakeEvent,
  type FakePush,
  type FakeSockudoOptions,
} from '../../mocks/sockudo/index.ts'
import { fixedClock, sequentialIds, signedWebhook } from '../../src/testing/index.ts'

declare const maybe: { text?: string; number?: number; signal?: AbortSignal }
const clock = fixedClock(0)
expectTypeOf({ clock, schedule: clock.schedule, ids: sequentialIds() }).toExtend<FakeSockudoOptions>()
const fake = createFakeSockudo({ clock, schedule: clock.schedule, ids: sequentialIds(2) })

// Waiting.
expectTypeOf(await fake.received()).toEqualTypeOf<FakeEvent>()
await fake.received(
  { channel: maybe.text, name: /a/, data: { id: 1 }, source: 'client' },
  { timeout: maybe.number },
)
await fake.received({ data: (data) => expectTypeOf(data).toBeUnknown() }, { signal: maybe.signal })
await fake.received((event) => event.data.length === 1)
// @ts-expect-error events have no such thing
await fake.received({ chanel: 'a' })
// @ts-expect-error there is no such source
await fake.received({ source: 'server' })
expectTypeOf(await fake.waitFor('connections', { channel: 'a' })).toEqualTypeOf<FakeConnection>()
expectTypeOf(await fake.waitFor('pushes', ({ state }) => state === 'accepted')).toEqualTypeOf<FakePush>()
// @ts-expect-error there is no such state
await fake.waitFor('pushes', { state: 'sent' })
// @ts-expect-error there is no such list
await fake.waitFor('sockets')
expectTypeOf(await fake.waitFor(() => fake.members.find(() => true)?.userId)).toEqualTypeOf<string>()
expectTypeOf(await fake.waitFor(() => fake.events.length === 0)).toEqualTypeOf<true>()

// What is seen cannot be written.
// @ts-expect-error a list is read-only
fake.events.push()
// @ts-expect-error and so is what is in it
fake.connections[0]!.userId = 'a'

// Webhooks: of this contract and of others.
const keys = { key: 'k', secret: 's' }
expectTypeOf(signedWebhook({ name: 'channel_occupied', channel: 'a' }, keys)).toEqualTypeOf<Request>()
signedWebhook([{ name: 'later', whatever: 1 }], { ...keys, timeMs: maybe.number, url: maybe.text })
