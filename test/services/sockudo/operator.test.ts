import { describe, expect, it } from 'vitest'
import { ApiError, ProtocolError } from '../../../src/errors.ts'
import type { CallOptions, Sockudo } from '../../../src/services/sockudo/index.ts'
import { bodiesOf, testClient } from '../../support/client.ts'
import { refusalOf, rejectionOf } from '../../support/outcome.ts'
import { expectSigned } from '../../support/signature.ts'

const room = 'presence-room'
const resetting = { confirmChannel: room, confirmOperation: 'reset', reason: 'test data' } as const
const purging = { confirmChannel: room, confirmOperation: 'purge', reason: 'test data', mode: 'all' } as const

type Call = (
  client: Sockudo,
  channel: string,
  confirmation: object,
  options?: CallOptions,
) => Promise<unknown>

/** Calls with whatever confirmation, as somebody without types can. */
const resets: [string, string, Call][] = [
  [
    'history.reset',
    'resetHistory',
    (client, channel, given, options) => client.operator.history.reset(channel, given as never, options),
  ],
  [
    'presenceHistory.reset',
    'resetPresenceHistory',
    (client, channel, given, options) =>
      client.operator.presenceHistory.reset(channel, given as never, options),
  ],
]
const purge: Call = (client, channel, given, options) =>
  client.operator.history.purge(channel, given as never, options)

describe('operator: state', () => {
  it.each([
    ['history', (client) => client.operator.history.state('chat:1#alice'), 'chat:1%23alice/history/state'],
    [
      'presence history',
      (client) => client.operator.presenceHistory.state(room),
      `${room}/presence/history/state`,
    ],
  ] satisfies [string, (client: Sockudo) => Promise<unknown>, string][])(
    'of the %s is what the server answers',
    async (_, call, path) => {
      const answer = { channel: 'a', stream: { state: { durable_state: 'healthy' } }, added_in: '6.0' }
      const { client, fetch } = testClient({}, Response.json(answer))
      await expect(call(client)).resolves.toEqual(answer)
      expect(fetch.requests).toMatchObject([
        { method: 'GET', path: `/apps/app-id/channels/${path}`, body: '' },
      ])
      expectSigned(fetch.requests[0])
    },
  )

  it.each([
    ['a bad channel', 'channel', 'getHistoryState', (client) => client.operator.history.state('a b')],
    [
      'a misspelt option',
      'options.time',
      'getHistoryState',
      (client) => client.operator.history.state('a', { time: 1 } as object),
    ],
    [
      'a bad channel of presence',
      'channel',
      'getPresenceHistoryState',
      (client) => client.operator.presenceHistory.state('presence a'),
    ],
    [
      'a channel without members',
      'channel',
      'getPresenceHistoryState',
      (client) => client.operator.presenceHistory.state('orders'),
    ],
  ] satisfies [string, string, string, (client: Sockudo) => unknown][])(
    'refuses %s before anything is sent',
    async (_, argument, operation, call) => {
      expect(await refusalOf(call)).toMatchObject({ argument, operation })
    },
  )
})

describe('operator: reset', () => {
  it.each([
    ['history', resets[0]![2], 'history/reset'],
    ['presence history', resets[1]![2], 'presence/history/reset'],
  ] as const)('of the %s sends the confirmation in the spelling of the server', async (_, call, path) => {
    const answer = { ok: true, new_stream_id: 'stream-2', added_in: '6.0' }
    const { client, fetch } = testClient({}, Response.json(answer))
    const confirmation = { ...resetting, requestedBy: 'support' }
    const options = { headers: { 'x-tenant': 'a' } }
    await expect(call(client, room, confirmation, options)).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([
      { method: 'POST', path: `/apps/app-id/channels/${room}/${path}`, headers: { 'x-tenant': 'a' } },
    ])
    expect(bodiesOf(fetch)).toEqual([
      { confirm_channel: room, confirm_operation: 'reset', reason: 'test data', requested_by: 'support' },
    ])
    expectSigned(fetch.requests[0])
  })

  it('names nobody when nobody is named', async () => {
    const { client, fetch } = testClient()
    await client.operator.history.reset(room, resetting)
    expect(bodiesOf(fetch)[0]).not.toHaveProperty('requested_by')
  })

  it('needs a presence channel where it is about presence', async () => {
    const confirmation = { ...resetting, confirmChannel: 'orders' } as const
    const error = await refusalOf((client) => client.operator.presenceHistory.reset('orders', confirmation))
    expect(error).toMatchObject({ argument: 'channel', operation: 'resetPresenceHistory' })
  })

  it('may have been done when its answer cannot be read', async () => {
    const { client } = testClient({}, Response.json([]))
    const error = await rejectionOf(client.operator.history.reset(room, resetting))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'resetHistory', effect: 'unknown' })
  })

  it('tells a refusal of the server', async () => {
    const body = { error: 'Durable history is disabled', code: 'feature_disabled', status: 422 }
    const { client } = testClient({}, Response.json(body, { status: 422 }))
    const error = await rejectionOf(client.operator.presenceHistory.reset(room, resetting))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'feature_disabled',
      operation: 'resetPresenceHistory',
      effect: 'none',
    })
  })
})

describe('operator: purge', () => {
  it.each([
    ['everything', { mode: 'all' }, { mode: 'all' }],
    [
      'what is before a serial',
      { mode: 'before_serial', beforeSerial: 0 },
      { mode: 'before_serial', before_serial: 0 },
    ],
    [
      'what is before a time',
      { mode: 'before_time_ms', beforeTime: 1000 },
      { mode: 'before_time_ms', before_time_ms: 1000 },
    ],
    [
      'what is before a date',
      { mode: 'before_time_ms', beforeTime: new Date(1000) },
      { mode: 'before_time_ms', before_time_ms: 1000 },
    ],
    [
      'everything, also with the limits of other modes undefined',
      { mode: 'all', beforeSerial: undefined, beforeTime: undefined },
      { mode: 'all' },
    ],
  ])('sends for %s', async (_, range, sent) => {
    const { client, fetch } = testClient({}, Response.json({ purged_messages: 3, added_in: '6.0' }))
    const confirmation = { ...purging, ...range, requestedBy: 'support' }
    const done = purge(client, room, confirmation, { headers: { 'x-tenant': 'a' } })
    await expect(done).resolves.toEqual({ purged_messages: 3, added_in: '6.0' })
    expect(fetch.requests).toMatchObject([
      {
        method: 'POST',
        path: `/apps/app-id/channels/${room}/history/purge`,
        headers: { 'x-tenant': 'a' },
      },
    ])
    expect(bodiesOf(fetch)).toEqual([
      {
        confirm_channel: room,
        confirm_operation: 'purge',
        reason: 'test data',
        requested_by: 'support',
        ...sent,
      },
    ])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['no mode', 'confirmation.mode', { mode: undefined }],
    ['an unknown mode', 'confirmation.mode', { mode: 'before_time' }],
    ['a serial for everything', 'confirmation.beforeSerial', { mode: 'all', beforeSerial: 5 }],
    ['a time for everything', 'confirmation.beforeTime', { mode: 'all', beforeTime: 5 }],
    [
      'a time next to a serial',
      'confirmation.beforeTime',
      { mode: 'before_serial', beforeSerial: 5, beforeTime: 5 },
    ],
    [
      'a serial next to a time',
      'confirmation.beforeSerial',
      { mode: 'before_time_ms', beforeSerial: 5, beforeTime: 5 },
    ],
    ['no serial', 'confirmation.beforeSerial', { mode: 'before_serial' }],
    ['a serial below 0', 'confirmation.beforeSerial', { mode: 'before_serial', beforeSerial: -1 }],
    ['a serial as text', 'confirmation.beforeSerial', { mode: 'before_serial', beforeSerial: '5' }],
    ['no time', 'confirmation.beforeTime', { mode: 'before_time_ms' }],
    ['an invalid date', 'confirmation.beforeTime', { mode: 'before_time_ms', beforeTime: new Date('never') }],
    [
      'a serial in the spelling of the server',
      'confirmation.before_serial',
      { mode: 'before_serial', before_serial: 5 },
    ],
  ])('refuses %s before anything is sent', async (_, argument, range) => {
    const error = await refusalOf((client) => purge(client, room, { ...purging, ...range }))
    expect(error).toMatchObject({ argument, operation: 'purgeHistory' })
  })
})

describe.each([
  ...resets.map(([name, operation, call]) => [name, operation, call, resetting] as const),
  ['history.purge', 'purgeHistory', purge, purging] as const,
])('operator.%s refuses before anything is sent', (_, operation, call, fine) => {
  it.each([
    ['no confirmation at all', 'confirmation', undefined],
    ['text for a confirmation', 'confirmation', 'yes'],
    ['no channel in it', 'confirmation.confirmChannel', { ...fine, confirmChannel: undefined }],
    ['another channel in it', 'confirmation.confirmChannel', { ...fine, confirmChannel: 'presence-hall' }],
    [
      'the channel in other letters',
      'confirmation.confirmChannel',
      { ...fine, confirmChannel: 'Presence-Room' },
    ],
    ['no operation', 'confirmation.confirmOperation', { ...fine, confirmOperation: undefined }],
    ['true for an operation', 'confirmation.confirmOperation', { ...fine, confirmOperation: true }],
    [
      'the other operation',
      'confirmation.confirmOperation',
      { ...fine, confirmOperation: fine === purging ? 'reset' : 'purge' },
    ],
    ['no reason', 'confirmation.reason', { ...fine, reason: undefined }],
    ['an empty reason', 'confirmation.reason', { ...fine, reason: '' }],
    ['a blank reason', 'confirmation.reason', { ...fine, reason: ' \n' }],
    ['a reason cut inside a character', 'confirmation.reason', { ...fine, reason: '\ud83d' }],
    ['a blank name of who wants it', 'confirmation.requestedBy', { ...fine, requestedBy: ' ' }],
    ['the spelling of the server', 'confirmation.confirm_channel', { ...fine, confirm_channel: room }],
    ['a timeout, which is an option', 'confirmation.timeout', { ...fine, timeout: 500 }],
    ['a signal, which is an option', 'confirmation.signal', { ...fine, signal: AbortSignal.timeout(500) }],
  ] as [string, string, object][])('%s', async (_case, argument, confirmation) => {
    const error = await refusalOf((client) => call(client, room, confirmation))
    expect(error).toMatchObject({ argument, operation })
  })

  it.each([
    ['a timeout of 0', 'options.timeout', { timeout: 0 }],
    ['a confirmation among the options', 'options.reason', { reason: 'test data' }],
    ['options that are text', 'options', 'now'],
    ['options that are null', 'options', null],
  ] as [string, string, CallOptions][])('%s', async (_case, argument, options) => {
    const error = await refusalOf((client) => call(client, room, fine, options))
    expect(error).toMatchObject({ argument, operation })
  })

  it('a bad channel, although it is confirmed', async () => {
    const error = await refusalOf((client) => call(client, 'a b', { ...fine, confirmChannel: 'a b' }))
    expect(error).toMatchObject({ argument: 'channel', operation })
  })
})

describe('operator: a range in a reset', () => {
  it('is refused: a reset removes everything', async () => {
    for (const [, operation, call] of resets) {
      const error = await refusalOf((client) => call(client, room, { ...resetting, mode: 'all' }))
      expect(error).toMatchObject({ argument: 'confirmation.mode', operation })
    }
  })
})
