// POST /apps/{appId}/push/channelSubscriptions

import type { Before, ContractCase, Own } from '../case.ts'
import { deviceOf } from './push-devices.ts'

const subscribe = { 'x-sockudo-push-capability': 'push-subscribe' }
const token = 'x-sockudo-device-identity-token'

export function pushSubscriptionCases(own: Own): ContractCase[] {
  const operation = 'savePushSubscription'
  const of = (device: string, channel: string): Readonly<Record<string, unknown>> => ({
    appId: 'app-id',
    channel: own(channel),
    deviceId: own(device),
    provider: 'apns',
    tokenHash: 'h',
  })
  const registered = (device: string): Before => ({
    operation: 'registerPushDevice',
    body: deviceOf(own(device)),
    keep: { token: { at: ['deviceIdentityToken'], example: 'VX72lfCdYGVN5b3t5IsxOZWhkeVQxc2vWPPnfyMQ5Hk' } },
  })
  return [
    {
      name: 'stores a subscription of a device that it does not know',
      operation,
      body: of('nobody', 'news'),
      expect: { status: 201, exactly: of('nobody', 'news') },
      prism: 'accepts',
    },
    {
      name: 'takes a channel that no event could be published to',
      operation,
      body: { ...of('nobody', 'news'), channel: own('a b'), clientId: 'c', credentialVersion: 2 },
      expect: { status: 201, body: { channel: own('a b'), clientId: 'c', credentialVersion: 2 } },
      prism: 'accepts',
    },
    {
      name: 'lets a device subscribe itself',
      operation,
      before: [registered('subscribes')],
      body: of('subscribes', 'own'),
      headers: { ...subscribe, [token]: '{token}' },
      expect: { status: 201, body: { deviceId: own('subscribes') } },
      prism: 'accepts',
    },
    {
      name: 'refuses a device that does not prove who it is',
      operation,
      before: [registered('unproved')],
      body: of('unproved', 'own'),
      headers: subscribe,
      expect: { status: 401, code: 'auth_failed', message: 'deviceIdentityToken is required' },
      prism: { prompted: 'deviceTokenMissing' },
    },
    {
      name: 'does not find the device that subscribes itself',
      operation,
      body: of('nobody', 'own'),
      headers: { ...subscribe, [token]: 'x' },
      expect: { status: 404, code: 'not_found', message: 'device not found' },
      prism: { prompted: 'pushDeviceNotFound' },
    },
    {
      name: 'refuses a subscription without the hash of the token',
      operation,
      body: { ...of('nobody', 'news'), tokenHash: undefined },
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: missing field `tokenHash`' },
      prism: 'refuses',
    },
    {
      name: 'does not say that the channel is blank',
      operation,
      body: { ...of('nobody', 'news'), channel: ' ' },
      expect: { status: 500, code: 'internal_error' },
      prism: 'refuses',
    },
  ]
}
