import { describe, expect, it } from 'vitest'
import type { components, PushTargets, Sockudo } from '../../../../src/services/sockudo/index.ts'
import { bodiesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { browser, orders } from './requests.ts'

type Activity = components['schemas']['LiveActivity']

const direct = {
  type: 'recipient',
  recipient: { transportType: 'apnsLiveActivity', activityToken: 'a' },
} as const
const broadcast = {
  type: 'recipient',
  recipient: { transportType: 'apnsLiveActivityBroadcast', channelId: 'YQ==' },
} as const
const contentState = { home: 1 }
const start = {
  event: 'start',
  timestamp: 1_767_225_600,
  contentState,
  attributesType: 'Game',
  attributes: {},
  alert: { title: 'Kick-off' },
} as const
const update = { event: 'update', timestamp: 1, contentState } as const
const end = { event: 'end', timestamp: 1, contentState } as const

function publish(
  recipients: PushTargets,
  liveActivity: unknown,
  more: object = {},
): (client: Sockudo) => unknown {
  const options = { liveActivity: liveActivity as Activity, ...more }
  return ({ push }) => push.publish(recipients, {}, options)
}

describe('a live activity', () => {
  it.each([
    ['starts', direct, start],
    ['starts with a token to come', direct, { ...start, inputPushToken: true, priority: 'immediate' }],
    ['starts on a channel', direct, { ...start, inputPushChannel: 'YQ==', inputPushToken: false }],
    [
      'is updated',
      direct,
      { ...update, staleDate: 0, alert: 'Goal', relevanceScore: 0, priority: 'conservePower' },
    ],
    ['is updated on all devices', broadcast, { ...update, priority: 'lowPower' }],
    ['is updated here and there', [direct, broadcast], { ...update, priority: 'lowPower' }],
    ['ends', direct, { ...end, dismissalDate: 5, relevanceScore: 100.5 }],
    ['ends with nulls, which are nothing', direct, { ...end, staleDate: null, attributes: null }],
    ['may be that of a registered device', { type: 'device', device_id: 'a' }, update],
  ])('%s', async (_, recipients, liveActivity) => {
    const { client, fetch } = testClient()
    await publish(recipients as PushTargets, liveActivity)(client)
    expect(bodiesOf(fetch)[0]!['liveActivity']).toEqual(liveActivity)
  })

  it('goes together with the payloads of other providers', async () => {
    const { client, fetch } = testClient()
    await publish(direct, update, { providerOverrides: [{ provider: 'fcm', payload: {} }] })(client)
    expect(fetch.requests).toHaveLength(1)
  })

  it.each([[direct], [broadcast], [[orders, direct]]])(
    'is needed for its recipients: %j',
    async (recipients) => {
      const error = await refusalOf(publish(recipients, undefined))
      expect(error.argument).toBe('options.liveActivity')
      expect(error.message).toContain('liveActivity is required for APNs Live Activity recipients')
    },
  )

  it('has no override of apns beside it', async () => {
    const providerOverrides = [{ provider: 'apns', payload: {} }]
    const error = await refusalOf(publish(direct, update, { providerOverrides }))
    expect(error.message).toContain('liveActivity cannot be combined with an APNs provider override')
  })

  it.each([
    [
      { ...update, timestamp: 0 },
      'liveActivity.timestamp is invalid: must be a positive UNIX timestamp in seconds',
    ],
    [{ ...update, timestamp: -1 }, 'liveActivity.timestamp is invalid: must be a positive'],
    [
      { ...update, timestamp: 1_767_225_600_000 },
      'liveActivity.timestamp must be in seconds since the epoch',
    ],
    [
      { ...update, staleDate: 1_767_225_600_000 },
      'liveActivity.staleDate must be in seconds since the epoch',
    ],
    [
      { ...end, dismissalDate: 1_767_225_600_000 },
      'liveActivity.dismissalDate must be in seconds since the epoch',
    ],
    [{ ...update, timestamp: 1.5 }, 'liveActivity.timestamp is invalid: must be a positive'],
    [{ ...update, timestamp: undefined }, 'liveActivity.timestamp is invalid: must be a positive'],
    [
      { ...update, contentState: [] },
      'liveActivity.contentState is invalid: must be a JSON object matching Activity.ContentState',
    ],
    [{ ...update, contentState: null }, 'liveActivity.contentState is invalid: must be a JSON object'],
    [
      { ...update, relevanceScore: -0.5 },
      'liveActivity.relevanceScore is invalid: must be a finite nonnegative number',
    ],
    [{ ...update, relevanceScore: '1' }, 'liveActivity.relevanceScore is invalid: must be a finite'],
    [{ ...start, inputPushChannel: ' ' }, 'liveActivity.inputPushChannel must not be empty'],
    [
      { ...start, inputPushToken: true, inputPushChannel: 'a' },
      'liveActivity is invalid: inputPushToken and inputPushChannel are mutually exclusive',
    ],
    [
      { ...update, priority: 'lowPower' },
      'liveActivity.priority is not allowed: lowPower priority is supported only for broadcast delivery',
    ],
    [{ ...start, attributesType: ' ' }, 'liveActivity.attributesType must not be empty'],
    [{ ...start, attributesType: undefined }, 'liveActivity.attributesType must not be empty'],
    [
      { ...start, attributes: undefined },
      'liveActivity.attributes is invalid: must be a JSON object for start events',
    ],
    [
      { ...start, attributes: [] },
      'liveActivity.attributes is invalid: must be a JSON object for start events',
    ],
    [
      { ...start, alert: 'Kick-off' },
      'liveActivity.alert is invalid: must be a JSON object for start events',
    ],
    [
      { ...start, staleDate: 5 },
      'liveActivity is not allowed: start events cannot set staleDate or dismissalDate',
    ],
    [{ ...start, dismissalDate: 0 }, 'liveActivity is not allowed: start events cannot set'],
    [
      { ...update, dismissalDate: 5 },
      'liveActivity is not allowed: update events cannot set start or dismissal fields',
    ],
    [{ ...update, attributesType: 'A' }, 'update events cannot set start or dismissal fields'],
    [{ ...update, attributes: {} }, 'update events cannot set start or dismissal fields'],
    [{ ...update, inputPushToken: true }, 'update events cannot set start or dismissal fields'],
    [{ ...update, inputPushChannel: 'a' }, 'update events cannot set start or dismissal fields'],
    [{ ...end, staleDate: 5 }, 'liveActivity is not allowed: end events cannot set start or stale fields'],
    [{ ...end, attributes: {} }, 'end events cannot set start or stale fields'],
    [{ ...end, inputPushToken: true }, 'end events cannot set start or stale fields'],
    [{ ...end, dismissalDate: -1 }, 'liveActivity.dismissalDate must be a whole number from 0'],
    [{ ...update, staleDate: 1.5 }, 'liveActivity.staleDate must be a whole number from 0'],
    [{ ...update, event: 'stop' }, 'liveActivity.event must be one of start, update, end'],
    [
      { ...update, priority: 'high' },
      'liveActivity.priority must be one of lowPower, conservePower, immediate',
    ],
    [{ ...start, inputPushToken: 1 }, 'liveActivity.inputPushToken must be true or false'],
    [
      { ...update, content_state: {} },
      'liveActivity.content_state is not an option; did you mean contentState?',
    ],
    [
      { ...update, contentState: { a: Number.NaN } },
      'liveActivity.contentState.a must be a value JSON can carry',
    ],
    [null, 'liveActivity must be an object'],
  ])('is refused in the words of the server: %#', async (liveActivity, message) => {
    const error = await refusalOf(publish(direct, liveActivity))
    expect(error.message).toContain(message)
    expect(error.operation).toBe('publishPush')
  })

  it('is not started by a broadcast, also when there is another recipient', async () => {
    for (const recipients of [broadcast, [direct, broadcast]]) {
      const error = await refusalOf(publish(recipients, start))
      expect(error.message).toContain(
        'liveActivity.event is not allowed: broadcast notifications cannot start a Live Activity',
      )
    }
  })

  it('is told the first of several faults, in the order of the server', async () => {
    const all = {
      ...start,
      timestamp: 0,
      contentState: [],
      relevanceScore: -1,
      inputPushToken: true,
      staleDate: 1,
    }
    const order = [
      ['timestamp', 1],
      ['contentState', {}],
      ['relevanceScore', 1],
      ['inputPushChannel', undefined],
    ] as const
    let current: object = { ...all, inputPushChannel: ' ' }
    for (const [name, right] of order) {
      expect((await refusalOf(publish(direct, current))).argument).toBe(`options.liveActivity.${name}`)
      current = { ...current, [name]: right }
    }
    expect((await refusalOf(publish(direct, current))).message).toContain('start events cannot set staleDate')
  })

  it.each([
    // How much text makes a payload of 5120 bytes, found on Sockudo 5.2.0.
    ['an update', update, 4991],
    ['one with a score, which the server writes as 3.0', { ...update, relevanceScore: 3 }, 4969],
    ['one with a broken score', { ...update, relevanceScore: 0.25 }, 4968],
    ['one with a date and an alert', { ...update, staleDate: 7, alert: 'ä', priority: 'immediate' }, 4962],
    ['an end', { ...end, dismissalDate: 12 }, 4974],
  ])('has at most 5120 bytes as the payload of %s to a channel', async (_, activity, characters) => {
    // The limits were measured with a timestamp of one digit and a text in the content.
    const holding = (length: number): object => ({
      ...activity,
      timestamp: 5,
      contentState: { a: 'x'.repeat(length) },
    })
    const { client, fetch } = testClient()
    await publish(broadcast, holding(characters))(client)
    expect(fetch.requests).toHaveLength(1)
    const error = await refusalOf(publish(broadcast, holding(characters + 1)))
    expect(error.message).toContain('payload exceeds 5120 bytes')
  })

  // What APNs gets of it.
  const empty = '{"aps":{"timestamp":5,"event":"update","content-state":{"a":""}}}'
  const largest = { ...update, timestamp: 5, contentState: { a: 'x'.repeat(4096 - empty.length) } }
  const larger = { ...largest, contentState: { a: `${largest.contentState.a}x` } }

  it.each([
    ['one device', direct],
    ['one device beside a channel', [direct, broadcast]],
    ['registered devices, beside a channel', [{ type: 'device', device_id: 'a' }, broadcast]],
    ['subscribers, beside a channel', [orders, broadcast]],
    [
      'a topic of apns, beside a channel',
      [{ type: 'providerTopic', provider: 'apns', topic: 'a' }, broadcast],
    ],
  ])('has at most 4096 bytes for %s', async (_, recipients) => {
    const { client, fetch } = testClient()
    await publish(recipients as PushTargets, largest)(client)
    expect(fetch.requests).toHaveLength(1)
    const error = await refusalOf(publish(recipients as PushTargets, larger))
    expect(error.message).toContain('device payload exceeds 4096 bytes')
  })

  it('has more for channels, also beside what leads to no device of Apple', async () => {
    const { client, fetch } = testClient()
    await publish([broadcast, { type: 'providerTopic', provider: 'fcm', topic: 'a' }], larger)(client)
    expect(fetch.requests).toHaveLength(1)
  })

  it.each([
    ['recipients', { type: 'recipient', recipient: browser }],
    [
      'recipients[1]',
      [direct, { type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'a' } }],
    ],
    [
      'recipients[1]',
      [broadcast, { type: 'recipient', recipient: { transportType: 'apns', deviceToken: 'a' } }],
    ],
  ])('goes to no ordinary recipient: %#', async (argument, recipients) => {
    const error = await refusalOf(publish(recipients as PushTargets, update))
    expect(error.argument).toBe(`${argument}.recipient`)
    expect(error.message).toContain('cannot get a live activity')
  })
})

describe('push.liveActivities', () => {
  const path = '/apps/app-id/push/liveActivities/channels'
  const channel = { channelId: 'a+b/c==', storagePolicy: 'noStorage' }

  it('creates a channel', async () => {
    const { client, fetch } = testClient({}, Response.json(channel, { status: 201 }))
    await expect(client.push.liveActivities.createChannel()).resolves.toEqual(channel)
    await client.push.liveActivities.createChannel({ storagePolicy: 'mostRecent' })
    expect(fetch.requests).toMatchObject([
      { method: 'POST', path },
      { method: 'POST', path },
    ])
    expect(bodiesOf(fetch)).toEqual([{}, { storagePolicy: 'mostRecent' }])
  })

  it('lists, reads and deletes channels', async () => {
    const listed = { channels: ['a+b/c=='] }
    const { client, fetch } = testClient(
      {},
      Response.json(listed),
      Response.json(channel),
      new Response(null, { status: 204 }),
    )
    await expect(client.push.liveActivities.listChannels()).resolves.toEqual(listed)
    await expect(client.push.liveActivities.getChannel('a+b/c==')).resolves.toEqual(channel)
    await expect(client.push.liveActivities.deleteChannel('a+b/c==')).resolves.toBeUndefined()
    expect(fetch.requests).toMatchObject([
      { method: 'GET', path },
      { method: 'GET', path: `${path}/a%2Bb%2Fc==` },
      { method: 'DELETE', path: `${path}/a%2Bb%2Fc==`, body: '' },
    ])
  })

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(4097), 5 as never])('knows no channel %#', async (channelId) => {
    const read = await refusalOf(({ push }) => push.liveActivities.getChannel(channelId))
    expect(read).toMatchObject({ argument: 'channelId', operation: 'getLiveActivityChannel' })
    const removed = await refusalOf(({ push }) => push.liveActivities.deleteChannel(channelId))
    expect(removed).toMatchObject({ argument: 'channelId', operation: 'deleteLiveActivityChannel' })
  })

  it('knows two policies', async () => {
    const create = ({ push }: Sockudo): unknown =>
      push.liveActivities.createChannel({ storagePolicy: 'all' as never })
    expect((await refusalOf(create)).argument).toBe('options.storagePolicy')
  })
})
