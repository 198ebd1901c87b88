// What the real server sends to Apple, and what it makes of the answers, through the named methods.

import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { bundle } from './server/config.ts'
import { findSockudo } from './server/find.ts'
import { broadcastPath, channelsPath, devicePath } from './support/fake-apns.ts'
import { phone, startPushServer } from './support/push-server.ts'

const missing = await findSockudo().then(
  () => undefined,
  ({ message }: Error) => message,
)
if (missing !== undefined) console.warn(missing)

const title = 'Order 17'
const to = (deviceToken: string) =>
  ({ type: 'recipient', recipient: { transportType: 'apns', deviceToken } }) as const
const activity = (activityToken: string) =>
  ({ type: 'recipient', recipient: { transportType: 'apnsLiveActivity', activityToken } }) as const
const broadcast = (channelId: string) =>
  ({ type: 'recipient', recipient: { transportType: 'apnsLiveActivityBroadcast', channelId } }) as const
const update = { event: 'update', timestamp: 1_800_000_000, contentState: { home: 1 } } as const
const done = { planned: 1, dispatched: 1, succeeded: 1, failed: 0, retryScheduled: 0, deadLettered: 0 }

describe.skipIf(missing !== undefined)('the real server', () => {
  test('delivers to a registered device what its answer rendered', async () => {
    const { apns, push, reaches } = await startPushServer()
    await push.devices.register(phone('phone-1', 'token-1'))
    const accepted = await push.publish(
      { type: 'device', device_id: 'phone-1' },
      {
        title: 'Order {{data.order}}',
        body: 'On its way.',
        templateData: { order: 17 },
        collapseKey: 'order-17',
      },
    )
    expect(accepted).toMatchObject({ status: 'accepted', expectedRecipients: 1 })
    const { method, headers, body } = await apns.request(devicePath('token-1'))
    expect(method).toBe('POST')
    expect(headers).toMatchObject({
      authorization: 'Bearer only-for-tests',
      'apns-topic': bundle,
      'apns-push-type': 'alert',
      'apns-collapse-id': 'order-17',
    })
    expect(body.aps.alert).toEqual({ title, body: 'On its way.' })
    const rendered = accepted.renderedPayloads.find(({ provider }) => provider === 'apns')
    const { headers: _, ...promised } = rendered!.payload as Record<string, unknown>
    expect(body).toEqual(promised)
    const status = await reaches(accepted.publishId, { state: 'succeeded' })
    expect(status.counters).toMatchObject(done)
  })

  test('delivers to the devices of a client, and to those that a channel has', async () => {
    const { apns, push, reaches } = await startPushServer()
    for (const id of ['a', 'b', 'c']) {
      const { device } = await push.devices.register(phone(id, `token-${id}`, { clientId: `user-${id}` }))
      const { provider, tokenHash } = device.recipient
      if (id !== 'c') await push.subscriptions.save({ channel: 'orders', deviceId: id, provider, tokenHash })
    }
    const subscribed = await push.publish({ type: 'channel', channel: 'orders' }, { title })
    const client = await push.publish({ type: 'client', client_id: 'user-c' }, { title })
    await reaches(subscribed.publishId, { state: 'succeeded', counters: { planned: 2, succeeded: 2 } })
    await reaches(client.publishId, { state: 'succeeded', counters: { planned: 1, succeeded: 1 } })
    expect(apns.requests.map(({ path }) => path).toSorted()).toEqual(
      ['token-a', 'token-b', 'token-c'].map(devicePath),
    )
  })

  test('delivers a template in the language that the publish asks for', async () => {
    const { apns, push } = await startPushServer()
    const locales = {
      en: { title: 'Order {{data.order}}', body: 'Sent' },
      de: { title: 'Bestellung {{data.order}}', body: 'Verschickt' },
    }
    await push.templates.save({ templateId: 'sent', defaultLocale: 'en', locales })
    for (const [token, locale] of [
      ['austrian', 'de-AT'],
      ['french', 'fr'],
    ] as const) {
      await push.publish(to(token), { templateId: 'sent', templateData: { order: 17, locale } })
    }
    const alertOf = async (token: string) => (await apns.request(devicePath(token))).body.aps.alert
    expect(await alertOf('austrian')).toEqual({ title: 'Bestellung 17', body: 'Verschickt' })
    expect(await alertOf('french')).toEqual({ title: 'Order 17', body: 'Sent' })
  })

  test('delivers an override as it is, with its headers', async () => {
    const { apns, push } = await startPushServer()
    const payload = {
      headers: { 'apns-priority': '5', 'apns-push-type': 'background' },
      aps: { 'content-available': 1 },
    } as const
    await push.publish(to('token-1'), { title }, { providerOverrides: [{ provider: 'apns', payload }] })
    const { headers, body } = await apns.request(devicePath('token-1'))
    expect(headers).toMatchObject(payload.headers)
    expect(body.aps).toEqual(payload.aps)
  })

  test('delivers each notification of a batch, and repeats of none', async () => {
    const { apns, push, reaches } = await startPushServer()
    const batch = ['a', 'b'].map((id) => ({
      recipients: to(`token-${id}`),
      payload: { title: `Order ${id}` },
      publishId: `order-${id}`,
    }))
    const { items } = await push.publishBatch(batch)
    expect(items.map(({ publishId }) => publishId)).toEqual(['order-a', 'order-b'])
    for (const { publishId } of items) await reaches(publishId, { state: 'succeeded' })
    const again = await push.publishBatch(batch)
    expect(again.items.map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
    await push.publish(to('token-last'), { title })
    const { body } = await apns.request(devicePath('token-a'))
    expect(body.aps.alert.title).toBe('Order a')
    await apns.request(devicePath('token-last'))
    expect(apns.requests).toHaveLength(3)
  })

  test('delivers not before it is told to', async () => {
    const { apns, push } = await startPushServer()
    const notBefore = Date.now() + 1500
    await push.publish(to('token-1'), { title }, { notBefore })
    const { at } = await apns.request(devicePath('token-1'))
    expect(at).toBeGreaterThanOrEqual(notBefore)
  })

  test('fails and forgets the device when Apple does not know the token any more', async () => {
    const { apns, push, reaches } = await startPushServer()
    apns.answer(devicePath('token-1'), { status: 410, reason: 'Unregistered' })
    await push.devices.register(phone('phone-1', 'token-1'))
    const { publishId } = await push.publish({ type: 'device', device_id: 'phone-1' }, { title })
    const { counters } = await reaches(publishId, { state: 'failed' })
    expect(counters).toMatchObject({ ...done, succeeded: 0, failed: 1 })
    await expect.poll(async () => (await push.devices.list().page()).items).toEqual([])
    await expect(push.devices.get('phone-1')).rejects.toMatchObject({ code: 'not_found' })
    expect(apns.count(devicePath('token-1'))).toBe(1)
  })

  test('repeats when Apple is asked too often, and gives up; a replay sends nothing', async () => {
    const { apns, push, reaches } = await startPushServer()
    const path = devicePath('token-1')
    apns.answer(path, { status: 429, reason: 'TooManyRequests' })
    const { publishId } = await push.publish(to('token-1'), { title })
    const { counters, errorReason } = await reaches(publishId, { state: 'dead_lettered' })
    expect(counters).toMatchObject({ planned: 1, retryScheduled: 3, retryAttempted: 2, deadLettered: 1 })
    expect(errorReason).toBe('retry attempts exhausted: quota')
    expect(apns.count(path)).toBe(3)
    const letters = async () => (await push.deadLetters.list({ provider: 'apns' }).page()).items
    await expect.poll(letters).toMatchObject([{ publishId, stage: 'RetrySchedule', replayable: true }])
    const { deadLetterId } = (await letters())[0]!
    apns.answer(path, undefined)
    const replay = await push.deadLetters.replay(deadLetterId)
    expect(replay).toMatchObject({ deadLetterId, replayed: true, messageId: expect.any(String) })
    // The attempts of what is replayed are used up already, so that it is given up again at once.
    await sleep(1000)
    expect(apns.count(path)).toBe(3)
    expect((await push.status(publishId)).counters).toEqual(counters)
  })

  test('tries again a quarter of an hour later when Apple is in trouble', async () => {
    const { apns, push, reaches } = await startPushServer()
    apns.answer(devicePath('token-1'), { status: 500, reason: 'InternalServerError' })
    const before = Date.now()
    const { publishId } = await push.publish(to('token-1'), { title })
    const { counters, retryAfterMs } = await reaches(publishId, { counters: { retryScheduled: 1 } })
    expect(counters).toMatchObject({ planned: 1, succeeded: 0, failed: 0, retryAttempted: 0 })
    expect(retryAfterMs! - before).toBeGreaterThanOrEqual(900_000)
    expect(retryAfterMs! - Date.now()).toBeLessThanOrEqual(900_000)
  })

  test('updates a live activity', async () => {
    const { apns, push, reaches } = await startPushServer()
    const { publishId } = await push.publish(activity('activity-1'), {}, { liveActivity: update })
    const { headers, body } = await apns.request(devicePath('activity-1'))
    expect(headers).toMatchObject({
      'apns-topic': `${bundle}.push-type.liveactivity`,
      'apns-push-type': 'liveactivity',
      'apns-priority': '5',
    })
    expect(body).toEqual({
      aps: { event: 'update', timestamp: update.timestamp, 'content-state': { home: 1 } },
    })
    await reaches(publishId, { state: 'succeeded' })
  })
})

describe.skipIf(missing !== undefined)('the channels of live activities on the real server', () => {
  test('are created, listed, read and deleted at Apple', async () => {
    const { apns, push } = await startPushServer()
    const { liveActivities } = push
    const plain = await liveActivities.createChannel()
    const recent = await liveActivities.createChannel({ storagePolicy: 'mostRecent' })
    expect(plain.channelId).toMatch(/[+/]/)
    expect([plain.storagePolicy, recent.storagePolicy]).toEqual(['noStorage', 'mostRecent'])
    expect(await liveActivities.listChannels()).toEqual({ channels: [plain.channelId, recent.channelId] })
    expect(await liveActivities.getChannel(recent.channelId)).toEqual(recent)
    await liveActivities.deleteChannel(recent.channelId)
    expect(await liveActivities.listChannels()).toEqual({ channels: [plain.channelId] })
    const posts = apns.requests.filter(({ method, path }) => method === 'POST' && path === channelsPath)
    expect(posts.map(({ body }) => body)).toEqual(
      [0, 1].map((policy) => ({ 'message-storage-policy': policy, 'push-type': 'LiveActivity' })),
    )
  })

  test('that Apple does not know are an error with its reason', async () => {
    const { push } = await startPushServer()
    const refused = { code: 'invalid_input', status: 400, message: expect.stringContaining('ChannelNotReg') }
    await expect(push.liveActivities.getChannel('bm9uZQ==')).rejects.toMatchObject(refused)
    await expect(push.liveActivities.deleteChannel('bm9uZQ==')).rejects.toMatchObject(refused)
  })

  test('cannot be created while Apple is asked too often', async () => {
    const { apns, push } = await startPushServer()
    apns.answer(channelsPath, { status: 429, reason: 'TooManyRequests', headers: { 'retry-after': '7' } })
    const created = push.liveActivities.createChannel()
    await expect(created).rejects.toMatchObject({ code: 'service_unavailable', status: 503 })
  })

  test('carry one update to all who listen', async () => {
    const { apns, push, reaches } = await startPushServer()
    const { channelId } = await push.liveActivities.createChannel()
    const liveActivity = { ...update, priority: 'lowPower' } as const
    const { publishId } = await push.publish(broadcast(channelId), {}, { liveActivity })
    const { headers, body } = await apns.request(broadcastPath)
    expect(headers).toMatchObject({
      'apns-channel-id': channelId,
      'apns-push-type': 'liveactivity',
      'apns-priority': '1',
      'apns-expiration': '0',
    })
    expect(body.aps).toMatchObject({ event: 'update', 'content-state': { home: 1 } })
    await reaches(publishId, { state: 'succeeded' })
  })
})
