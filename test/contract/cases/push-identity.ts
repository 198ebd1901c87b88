// /apps/{appId}/push/deviceRegistrations and below: how a device proves who it is

import type { Before, ContractCase, Own } from '../case.ts'
import { deviceOf } from './push-devices.ts'

const subscribe = { 'x-sockudo-push-capability': 'push-subscribe' }
const token = 'x-sockudo-device-identity-token'
const kept = {
  token: { at: ['deviceIdentityToken'], example: 'VX72lfCdYGVN5b3t5IsxOZWhkeVQxc2vWPPnfyMQ5Hk' },
}

export function pushIdentityCases(own: Own): ContractCase[] {
  const deviceId = own('device')
  const device = deviceOf(deviceId)
  const operation = 'registerPushDevice'
  const registered = (name: string): Before => ({ operation, body: deviceOf(own(name)), keep: kept })
  return [
    {
      name: 'makes the old identity token invalid when it rotates',
      operation: 'getPushDevice',
      before: [
        registered('rotated'),
        {
          operation,
          body: deviceOf(own('rotated')),
          headers: { 'x-sockudo-rotate-device-identity-token': 'true' },
        },
      ],
      path: { deviceId: own('rotated') },
      headers: { ...subscribe, [token]: '{token}' },
      expect: { status: 401, code: 'auth_failed', message: 'invalid deviceIdentityToken' },
      prism: { prompted: 'deviceTokenInvalid' },
    },
    {
      name: 'lets a device replace itself',
      operation,
      before: [registered('self')],
      body: { ...deviceOf(own('self')), locale: 'fr' },
      headers: { ...subscribe, [token]: '{token}' },
      expect: { status: 201, body: { change: 'updated', device: { locale: 'fr' } } },
      prism: 'accepts',
    },
    {
      name: 'takes the identity token as a bearer token',
      operation: 'getPushDevice',
      before: [registered('bearer')],
      path: { deviceId: own('bearer') },
      headers: { ...subscribe, authorization: 'Bearer {token}' },
      expect: { status: 200, body: { id: own('bearer') } },
      prism: 'accepts',
    },
    {
      name: 'refuses a new device that registers itself',
      operation,
      body: deviceOf(own('unknown')),
      headers: { ...subscribe, [token]: 'x' },
      expect: {
        status: 403,
        code: 'forbidden',
        message: 'device token registration requires an existing device',
      },
      prism: { prompted: 'deviceNotRegistered' },
    },
    {
      name: 'refuses a device that does not prove who it is',
      operation,
      before: [{ operation, body: device }],
      body: device,
      headers: subscribe,
      expect: { status: 401, code: 'auth_failed', message: 'deviceIdentityToken is required' },
      prism: { prompted: 'deviceTokenMissing' },
    },
    {
      name: 'refuses authorization of another kind',
      operation: 'getPushDevice',
      before: [registered('basic')],
      path: { deviceId: own('basic') },
      headers: { ...subscribe, authorization: 'Basic eA==' },
      expect: { status: 401, code: 'auth_failed', message: 'deviceIdentityToken bearer auth is required' },
      prism: { prompted: 'deviceTokenNotBearer' },
    },
    {
      name: 'does not let a device that is not there remove itself',
      operation: 'deletePushDevice',
      path: { deviceId: own('nothing') },
      headers: subscribe,
      expect: { status: 404, code: 'not_found', message: 'device not found' },
      prism: { prompted: 'pushDeviceNotFound' },
    },
  ]
}
