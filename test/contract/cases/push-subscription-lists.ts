// GET and DELETE /apps/{appId}/push/channelSubscriptions, and the list of channels

import type { Before, ContractCase, Own } from '../case.ts'
import { deviceOf } from './push-devices.ts'

const subscribe = { 'x-sockudo-push-capability': 'push-subscribe' }
const token = 'x-sockudo-device-identity-token'

export function pushSubscriptionListCases(own: Own): ContractCase[] {
  const operation = 'savePushSubscription'
  const of = (device: string, channel: string): Readonly<Record<string, unknown>> => ({
    appId: 'app-id',
    channel: own(channel),
    deviceId: own(device),
    provider: 'apns',
    tokenHash: 'h',
  })
  const saved = (device: string, channel: string): Before => ({ operation, body: of(device, channel) })
  const registered = (device: string): Before => ({
    operation: 'registerPushDevice',
    body: deviceOf(own(device)),
    keep: { token: { at: ['deviceIdentityToken'], example: 'VX72lfCdYGVN5b3t5IsxOZWhkeVQxc2vWPPnfyMQ5Hk' } },
  })
  return [
    {
      name: 'lists the subscriptions to a channel',
      operation: 'listPushSubscriptions',
      before: [saved('b', 'listed'), saved('a', 'listed')],
      query: { channel: own('listed') },
      expect: {
        status: 200,
        exactly: { items: [of('a', 'listed'), of('b', 'listed')], next_cursor: null, has_more: false },
      },
      prism: 'accepts',
    },
    {
      name: 'lists the subscriptions of a device',
      operation: 'listPushSubscriptions',
      before: [saved('c', 'y'), saved('c', 'x')],
      query: { deviceId: own('c') },
      expect: { status: 200, body: { items: [of('c', 'x'), of('c', 'y')] } },
      prism: 'accepts',
    },
    {
      name: 'forgets the device when a channel is given, too, even before a device that asks for its own',
      operation: 'listPushSubscriptions',
      before: [registered('asks'), saved('d', 'both')],
      query: { deviceId: own('asks'), channel: own('both') },
      headers: { ...subscribe, [token]: '{token}' },
      expect: { status: 200, body: { items: [of('d', 'both')] } },
      prism: 'accepts',
    },
    {
      name: 'does not let a device list those of others',
      operation: 'listPushSubscriptions',
      headers: subscribe,
      expect: {
        status: 403,
        code: 'forbidden',
        message: 'push-subscribe can only list its own device subscriptions',
      },
      prism: { prompted: 'subscriptionsOfOthersListed' },
    },
    {
      name: 'does not find the device that lists its own',
      operation: 'listPushSubscriptions',
      query: { deviceId: own('nobody') },
      headers: { ...subscribe, [token]: 'x' },
      expect: { status: 404, code: 'not_found', message: 'device not found' },
      prism: { prompted: 'pushDeviceNotFound' },
    },
    {
      name: 'refuses a device with the token of another',
      operation: 'listPushSubscriptions',
      before: [registered('victim')],
      query: { deviceId: own('victim') },
      headers: { ...subscribe, [token]: 'x' },
      expect: { status: 401, code: 'auth_failed', message: 'invalid deviceIdentityToken' },
      prism: { prompted: 'deviceTokenInvalid' },
    },
    {
      name: 'removes all subscriptions to a channel, also when a device is named',
      operation: 'deletePushSubscriptions',
      before: [saved('e', 'removed'), saved('f', 'removed')],
      query: { channel: own('removed'), deviceId: own('e') },
      expect: { status: 200, exactly: { deleted: 2 } },
      prism: 'accepts',
    },
    {
      name: 'removes the subscriptions of a device',
      operation: 'deletePushSubscriptions',
      before: [saved('g', 'x')],
      query: { deviceId: own('g') },
      expect: { status: 200, exactly: { deleted: 1 } },
      prism: 'accepts',
    },
    {
      name: 'refuses to remove without a channel or a device',
      operation: 'deletePushSubscriptions',
      expect: { status: 400, code: 'invalid_input', message: 'delete requires channel or deviceId' },
      prism: { prompted: 'subscriptionsUnnamed' },
    },
    {
      name: 'does not let a device remove those of others',
      operation: 'deletePushSubscriptions',
      headers: subscribe,
      expect: {
        status: 403,
        code: 'forbidden',
        message: 'push-subscribe can only remove its own device subscriptions',
      },
      prism: { prompted: 'subscriptionsOfOthersRemoved' },
    },
    {
      name: 'refuses a device that removes without a token',
      operation: 'deletePushSubscriptions',
      before: [registered('removes')],
      query: { deviceId: own('removes') },
      headers: subscribe,
      expect: { status: 401, code: 'auth_failed', message: 'deviceIdentityToken is required' },
      prism: { prompted: 'deviceTokenMissing' },
    },
    {
      name: 'does not find the device that removes its own',
      operation: 'deletePushSubscriptions',
      query: { deviceId: own('nobody') },
      headers: { ...subscribe, [token]: 'x' },
      expect: { status: 404, code: 'not_found', message: 'device not found' },
      prism: { prompted: 'pushDeviceNotFound' },
    },
    {
      name: 'lists channels',
      operation: 'listPushChannels',
      before: [{ operation, body: { ...of('nobody', 'x'), channel: '!' } }],
      query: { limit: '1' },
      expect: { status: 200, body: { items: ['!'] } },
      prism: 'accepts',
    },
  ]
}
