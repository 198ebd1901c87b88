import { describe, expect, it } from 'vitest'
import { pushClient, type PushClient } from './push-client.ts'
import { now } from './signed.ts'
import { refusal } from './setup.ts'

const update = { event: 'update', timestamp: now, contentState: { score: 1 } }
const start = {
  ...update,
  event: 'start',
  attributesType: 'Game',
  attributes: { home: 'A' },
  alert: { title: 'Starts' },
}
const activity = {
  type: 'recipient',
  recipient: { transportType: 'apnsLiveActivity', activityToken: 'a' },
}
const channel = {
  type: 'recipient',
  recipient: { transportType: 'apnsLiveActivityBroadcast', channelId: 'Y2g=' },
}
const invalid = (error: string): object => refusal(400, 'invalid_input', error)

async function sent(client: PushClient, recipients: object[], liveActivity: object): Promise<void> {
  const answer = await client.publish({ recipients, liveActivity, payload: {} })
  expect(answer).toMatchObject({ status: 202 })
  client.time.advance(0)
}

describe('a channel of live activities', () => {
  it('is created, read, listed and deleted', async () => {
    const { get, post, send } = pushClient({ liveActivities: true })
    const { body, status } = await post('/liveActivities/channels', { storagePolicy: 'mostRecent' })
    expect(status).toBe(201)
    const path = `/liveActivities/channels/${encodeURIComponent(body.channelId)}`
    expect((await get(path)).body).toEqual({ channelId: body.channelId, storagePolicy: 'mostRecent' })
    expect((await get('/liveActivities/channels')).body).toEqual({ channels: [body.channelId] })
    expect(await send('DELETE', path)).toMatchObject({ status: 204, text: '' })
    expect(await get(path)).toMatchObject(invalid('ChannelNotRegistered'))
    expect(await send('DELETE', path)).toMatchObject(invalid('ChannelNotRegistered'))
  })

  it('stores nothing where that is not asked for', async () => {
    const { post } = pushClient({ liveActivities: true })
    expect((await post('/liveActivities/channels', {})).body.storagePolicy).toBe('noStorage')
  })

  it.each([
    ['%20', 'secret must not be empty'],
    ['a%20b', 'channel ID has an invalid format'],
  ])('%s is none', async (id, error) => {
    const { get } = pushClient({ liveActivities: true })
    expect(await get(`/liveActivities/channels/${id}`)).toMatchObject(invalid(error))
  })

  it('does not exist where live activities are off', async () => {
    expect(await pushClient().get('/liveActivities/channels')).toMatchObject(
      refusal(422, 'feature_disabled', 'APNs Live Activity broadcast is not configured'),
    )
  })

  it.each([
    [
      { status: 429, reason: 'TooManyRequests', retryAfter: 7 },
      503,
      `APNs channel management is unavailable: TooManyRequests; retry after ${now * 1000 + 7000}ms epoch`,
    ],
    [
      { status: 500, reason: 'InternalServerError' },
      503,
      'APNs channel management is unavailable: InternalServerError',
    ],
    [{ status: 403, reason: 'InvalidProviderToken' }, 400, 'InvalidProviderToken'],
    [{ status: 400 }, 400, 'provider rejected channel request'],
  ])('is refused as Apple refuses it: %j', async (refused, status, error) => {
    const { get } = pushClient({ liveActivities: true, apple: () => refused })
    const code = status === 503 ? 'service_unavailable' : 'invalid_input'
    expect(await get('/liveActivities/channels/a')).toMatchObject(refusal(status, code, error))
  })

  it('cannot be managed while Apple is out of reach', async () => {
    const { post } = pushClient({
      liveActivities: true,
      apple() {
        throw new Error('unreachable')
      },
    })
    expect(await post('/liveActivities/channels', {})).toMatchObject(
      refusal(503, 'service_unavailable', 'APNs channel management transport failed'),
    )
  })
})

describe('a publish to a live activity', () => {
  it('becomes the payload that Apple wants', async () => {
    const client = pushClient({ liveActivities: true })
    await sent(client, [activity], {
      ...start,
      relevanceScore: 0.5,
      inputPushToken: true,
      priority: 'immediate',
    })
    expect(client.fake.pushes).toMatchObject([{ state: 'accepted' }])
    expect(client.fake.pushes[0]!.payload).toEqual({
      headers: { 'apns-push-type': 'liveactivity', 'apns-priority': '10' },
      aps: {
        timestamp: now,
        event: 'start',
        'content-state': { score: 1 },
        'attributes-type': 'Game',
        attributes: { home: 'A' },
        alert: { title: 'Starts' },
        'relevance-score': 0.5,
        'input-push-token': 1,
      },
    })
  })

  it('goes to a channel with low power', async () => {
    const client = pushClient({ liveActivities: true })
    await sent(client, [channel], { ...update, priority: 'lowPower', staleDate: now + 60 })
    expect(client.fake.pushes).toMatchObject([{ state: 'accepted' }])
  })

  it('is taken and not delivered where live activities are off', async () => {
    const client = pushClient()
    await sent(client, [activity], update)
    expect(client.fake.pushes).toMatchObject([
      { state: 'rejected', attempts: [{ error: 'feature_disabled' }] },
    ])
  })

  it.each([
    [activity, undefined, 'liveActivity is required for APNs Live Activity recipients'],
    [
      activity,
      { ...update, timestamp: 0 },
      'liveActivity.timestamp is invalid: must be a positive UNIX timestamp in seconds',
    ],
    [
      activity,
      { ...update, contentState: [] },
      'liveActivity.contentState is invalid: must be a JSON object matching Activity.ContentState',
    ],
    [
      activity,
      { ...update, relevanceScore: -1 },
      'liveActivity.relevanceScore is invalid: must be a finite nonnegative number',
    ],
    [activity, { ...start, inputPushChannel: ' ' }, 'liveActivity.inputPushChannel must not be empty'],
    [
      activity,
      { ...start, inputPushChannel: 'a', inputPushToken: true },
      'liveActivity is invalid: inputPushToken and inputPushChannel are mutually exclusive',
    ],
    [
      activity,
      { ...update, priority: 'lowPower' },
      'liveActivity.priority is not allowed: lowPower priority is supported only for broadcast delivery',
    ],
    [
      channel,
      start,
      'liveActivity.event is not allowed: broadcast notifications cannot start a Live Activity',
    ],
    [activity, { ...start, attributesType: undefined }, 'liveActivity.attributesType must not be empty'],
    [
      activity,
      { ...start, attributes: [] },
      'liveActivity.attributes is invalid: must be a JSON object for start events',
    ],
    [
      activity,
      { ...start, alert: 'x' },
      'liveActivity.alert is invalid: must be a JSON object for start events',
    ],
    [
      activity,
      { ...start, staleDate: 1 },
      'liveActivity is not allowed: start events cannot set staleDate or dismissalDate',
    ],
    [
      activity,
      { ...update, dismissalDate: 1 },
      'liveActivity is not allowed: update events cannot set start or dismissal fields',
    ],
    [
      activity,
      { ...update, event: 'end', staleDate: 1 },
      'liveActivity is not allowed: end events cannot set start or stale fields',
    ],
  ])('is refused: case %#', async (target, liveActivity, error) => {
    const { publish } = pushClient({ liveActivities: true })
    const answer = await publish({ recipients: [target], payload: {}, liveActivity })
    expect(answer).toMatchObject(invalid(error))
  })

  it('has no override for Apple besides', async () => {
    const providerOverrides = [{ provider: 'apns', payload: {} }]
    const { publish } = pushClient({ liveActivities: true })
    expect(await publish({ recipients: [activity], liveActivity: update, providerOverrides })).toMatchObject(
      invalid('liveActivity cannot be combined with an APNs provider override'),
    )
  })
})
