// Push notifications with our own client, on a server of its own that has Apple.

import type { PushDevice } from '../../../src/services/sockudo/index.ts'
import type { ClientCase } from '../case.ts'
import { type Traced, traced } from './traced.ts'

const phone = (id: string, clientId: string): PushDevice => ({
  id,
  clientId,
  formFactor: 'phone',
  platform: 'ios',
  timezone: 'Europe/Berlin',
  locale: 'de',
  push: { state: 'ACTIVE', recipient: { transportType: 'apns', deviceToken: `token-${id}` } },
})

const apple = (name: string, run: (trace: Traced) => Promise<unknown>): ClientCase => ({
  name,
  server: 'apns',
  async run(world) {
    const trace = traced(world)
    await run(trace)
    return trace.seen
  },
})

/** Resolves when a publish is as told; the polling is not in the trace. */
async function reaches(trace: Traced, publishId: string, state: string): Promise<void> {
  const { calls, answers } = trace.seen
  const before = [calls.length, answers.length] as const
  const until = Date.now() + 8000
  while ((await trace.sockudo.push.status(publishId)).state !== state) {
    if (Date.now() > until) throw new Error(`${publishId} is not ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  trace.forget(...before)
}

export const pushCases: readonly ClientCase[] = [
  apple('push.devices and push.subscriptions', async ({ sockudo, settled }) => {
    const { devices, subscriptions } = sockudo.push
    const { device, deviceIdentityToken } = await devices.register(phone('phone-1', 'ann'))
    await devices.register(phone('phone-1', 'ann'))
    await devices.register(phone('phone-2', 'ann'))
    await devices.get('phone-1')
    await devices.get('phone-1', { capability: 'push-subscribe', deviceIdentityToken: deviceIdentityToken! })
    await settled(
      devices.get('phone-2', { capability: 'push-subscribe', deviceIdentityToken: deviceIdentityToken! }),
    )
    await settled(devices.get('none'))
    await devices.list({ pageSize: 1 }).page()
    const { provider, tokenHash } = device.recipient
    await subscriptions.save({ channel: 'orders', deviceId: 'phone-1', provider, tokenHash })
    await settled(subscriptions.save({ channel: 'orders', deviceId: 'none', provider, tokenHash }))
    await subscriptions.list({ channel: 'orders' }).page()
    await subscriptions.list({ deviceId: 'phone-1' }).page()
    await subscriptions.channels().page()
    await subscriptions.delete({ deviceId: 'phone-1' })
    await subscriptions.delete({ channel: 'orders' })
    await devices.delete('phone-1')
    await settled(devices.delete('none'))
    await devices.deleteByClient('ann')
    await devices.list().page()
  }),
  apple('push.templates and push.credentials', async ({ sockudo, settled }) => {
    const { templates, credentials } = sockudo.push
    const locales = { en: { title: 'Order {{data.order}}', body: 'Sent' } }
    await templates.save({ templateId: 'sent', defaultLocale: 'en', locales })
    await templates.get('sent')
    await templates.list().page()
    await templates.delete('sent')
    await settled(templates.get('sent'))
    await credentials.save('fcm', { credentialId: 'c-1', serviceAccountJson: { private_key: 'hidden' } })
    await credentials.save('apns', { credentialId: 'c-2', teamId: 't', keyId: 'k', privateKey: 'hidden' })
    await credentials.save('webPush', { credentialId: 'c-3', publicKey: 'BB', privateKey: 'hidden' })
    await credentials.save('hms', { credentialId: 'c-4', hmsAppId: '1', clientSecret: 'hidden' })
    await credentials.save('wns', { credentialId: 'c-5', packageSid: 'ms-app://1', clientSecret: 'hidden' })
    await settled(credentials.save('hms', { credentialId: ' ', hmsAppId: '1', clientSecret: 'hidden' }))
    await credentials.list().page()
  }),
  apple('push.publish, publishBatch and status', async (trace) => {
    const { push } = trace.sockudo
    await push.devices.register(phone('phone-1', 'ann'))
    await push.publish(
      { type: 'device', device_id: 'phone-1' },
      { title: 'Order {{data.order}}', templateData: { order: 17 } },
      { publishId: 'p-1' },
    )
    await reaches(trace, 'p-1', 'succeeded')
    await push.status('p-1')
    await push.publish({ type: 'device', device_id: 'phone-1' }, { title: 'again' }, { publishId: 'p-1' })
    await push.publishBatch([
      { recipients: { type: 'client', client_id: 'ann' }, payload: { title: 'b' }, publishId: 'p-2' },
      { recipients: { type: 'channel', channel: 'orders' }, payload: { title: 'c' }, publishId: 'p-3' },
    ])
    await reaches(trace, 'p-2', 'succeeded')
    await push.publish(
      { type: 'client', client_id: 'ann' },
      { title: 'later' },
      { publishId: 'p-4', notBefore: Date.now() + 3_600_000 },
    )
    await push.scheduled.cancel('p-4')
    await trace.settled(push.status('none'))
    await trace.settled(
      push.publish(
        { type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'x' } },
        { title: 'x' },
      ),
    )
    await trace.settled(
      push.publish({ type: 'client', client_id: 'ann' }, { title: 'x', body: 'x'.repeat(4096) }),
    )
  }),
  apple('push.deadLetters and push.deliveryStatus', async ({ sockudo, settled }) => {
    const { push } = sockudo
    await push.deadLetters.list().page()
    await settled(push.deadLetters.replay('none'))
    const result = { provider: 'apns', batchId: 'b', deviceId: 'd', outcome: 'accepted', attempt: 1 } as const
    await push.deliveryStatus.report({
      publishId: 'p',
      eventId: 'e',
      occurredAtMs: 1_700_000_000_000,
      result,
    })
  }),
  {
    name: 'push.liveActivities',
    server: 'apns',
    async run(world) {
      const { sockudo, settled, seen } = traced(world)
      const { liveActivities } = sockudo.push
      const { channelId } = await liveActivities.createChannel({ storagePolicy: 'mostRecent' })
      await liveActivities.listChannels()
      await liveActivities.getChannel(channelId)
      await liveActivities.deleteChannel(channelId)
      await settled(liveActivities.getChannel('bm9uZQ=='))
      await settled(liveActivities.deleteChannel('bm9uZQ=='))
      await liveActivities.listChannels()
      // Apple makes the id.
      return JSON.parse(JSON.stringify(seen).replaceAll(channelId, '<channel>')) as object
    },
  },
]
