// /apps/{appId}/push/deviceRegistrations and below

import type { ContractCase, Own } from '../case.ts'

/** A registration of the device. */
export function deviceOf(
  id: string,
  recipient: object = { transportType: 'apns', deviceToken: 'tok1' },
): object {
  return {
    appId: 'app-id',
    id,
    formFactor: 'phone',
    platform: 'ios',
    deviceSecret: '',
    timezone: 'Europe/Berlin',
    locale: 'de',
    push: { recipient, state: 'ACTIVE' },
  }
}

export function pushDeviceCases(own: Own): ContractCase[] {
  const deviceId = own('device')
  const device = deviceOf(deviceId)
  const operation = 'registerPushDevice'
  return [
    {
      name: 'registers a new device',
      operation,
      body: deviceOf(own('new')),
      expect: {
        status: 201,
        body: {
          change: 'inserted',
          device: { id: own('new'), clientId: null, pushFailureCount: 0, recipient: { provider: 'apns' } },
        },
      },
      prism: 'accepts',
    },
    ...recipients.map(([recipient, provider]): ContractCase => ({
      name: `registers the recipient ${recipient.transportType}`,
      operation,
      body: deviceOf(own(recipient.transportType), recipient),
      expect: {
        status: 201,
        body: { device: { recipient: { transportType: recipient.transportType, provider } } },
      },
      prism: 'accepts',
    })),
    {
      name: 'says that nothing changed, without the token',
      operation,
      before: [{ operation, body: device }],
      body: device,
      expect: { status: 201, body: { change: 'unchanged' } },
      prism: 'accepts',
    },
    {
      name: 'refuses a recipient of a kind that does not exist',
      operation,
      body: deviceOf(deviceId, { transportType: 'fcm', registrationToken: 'x' }),
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: unknown variant `fcm`' },
      prism: 'refuses',
    },
    {
      name: 'refuses a device without its recipient',
      operation,
      body: { ...device, push: undefined },
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: missing field `push`' },
      prism: 'refuses',
    },
    {
      name: 'does not say that a token is blank',
      operation,
      body: deviceOf(deviceId, { transportType: 'gcm', registrationToken: '' }),
      expect: { status: 500, code: 'internal_error' },
      prism: 'refuses',
    },
    {
      name: 'does not find a device',
      operation: 'getPushDevice',
      path: { deviceId: own('nothing') },
      expect: { status: 404, code: 'not_found', message: 'device not found' },
      prism: { prompted: 'pushDeviceNotFound' },
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'deletePushDevice',
      encodedPath: { deviceId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `id`' },
      prism: { prompted: 'pushIdNotUtf8' },
    },
    {
      name: 'removes a device that is not there',
      operation: 'deletePushDevice',
      path: { deviceId: own('nothing') },
      expect: { status: 204, exactly: '' },
      prism: 'accepts',
    },
    {
      name: 'lists devices',
      operation: 'listPushDevices',
      before: [{ operation, body: device }],
      query: { limit: '1000' },
      expect: { status: 200, body: { has_more: false } },
      prism: 'accepts',
    },
    {
      name: 'removes the devices of a client',
      operation: 'deletePushDevices',
      before: ['a', 'b'].map((name) => ({
        operation,
        body: { ...deviceOf(own(name)), clientId: own('client') },
      })),
      query: { clientId: own('client') },
      expect: { status: 200, exactly: { deleted: 2, consistency: 'eventual' } },
      prism: 'accepts',
    },
    {
      name: 'does not remove the devices of nobody',
      operation: 'deletePushDevices',
      expect: { status: 400, code: 'invalid_input', message: 'removeWhere requires clientId' },
      prism: 'refuses',
    },
  ]
}

const recipients = [
  [{ transportType: 'gcm', registrationToken: 'r' }, 'fcm'],
  [{ transportType: 'apnsLiveActivity', activityToken: 'r' }, 'apns'],
  [{ transportType: 'apnsLiveActivityBroadcast', channelId: 'r', storagePolicy: 'mostRecent' }, 'apns'],
  [{ transportType: 'web', endpoint: 'https://push.example.com/1', p256dh: 'p', auth: 'a' }, 'webPush'],
  [{ transportType: 'hms', registrationToken: 'r' }, 'hms'],
  [{ transportType: 'wns', channelUri: 'https://wns.example.com/1' }, 'wns'],
  [{ transportType: 'realtime', channel: 'orders' }, 'realtime'],
] as const
