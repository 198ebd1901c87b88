import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../../../src/services/sockudo/index.ts'
import { bodiesOf, queriesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { asDevice, device } from './requests.ts'

const largest32 = 4_294_967_295
/** Metadata of 4096 bytes as JSON. */
const metadata = { a: 'x'.repeat(4096 - '{"a":""}'.length) }

describe('push.devices.register', () => {
  it('sends the device with the app of the client and the secret that the server wants and ignores', async () => {
    const answer = { change: 'inserted', deviceIdentityToken: 'identity-token-1' }
    const { client, fetch } = testClient({}, Response.json(answer, { status: 201 }))
    await expect(client.push.devices.register(device)).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: '/apps/app-id/push/deviceRegistrations' }])
    expect(bodiesOf(fetch)).toEqual([{ ...device, appId: 'app-id', deviceSecret: '' }])
    expectSigned(fetch.requests[0])
  })

  it('is done by the device itself with its identity token', async () => {
    const { client, fetch } = testClient()
    await client.push.devices.register(device, { ...asDevice, headers: { 'x-tenant': 'a' } })
    expect(fetch.requests[0]!.headers).toMatchObject({
      'content-type': 'application/json',
      'x-tenant': 'a',
      'x-sockudo-push-capability': 'push-subscribe',
      'x-sockudo-device-identity-token': 'identity-token-1',
    })
  })

  it.each([
    ['its app', { appId: 'app-id' }],
    ['a secret', { deviceSecret: 'device-secret-1' }],
    ['no client', { clientId: undefined }],
    ['metadata of 4096 bytes', { metadata }],
    ['metadata that is a list', { metadata: [1, null] }],
    ['the time it was seen', { lastActiveAtMs: 1_767_225_600_000 }],
    ['a limit of 1', { pushRatePolicy: { capacity: 1, refillPerSecond: 1 } }],
    ['the largest limit', { pushRatePolicy: { capacity: largest32, refillPerSecond: largest32 } }],
    ['failures', { push: { ...device.push, state: 'FAILED', failureCount: largest32, errorReason: 'gone' } }],
  ] as const)('takes a device with %s', async (_, more) => {
    const { client, fetch } = testClient()
    await client.push.devices.register({ ...device, ...more } as never)
    const sent = JSON.parse(JSON.stringify({ deviceSecret: '', ...device, ...more, appId: 'app-id' }))
    expect(bodiesOf(fetch)).toEqual([sent])
  })

  it.each([
    ['another app', 'device.appId', { appId: 'other' }],
    ['no id', 'device.id', { id: undefined }],
    ['a blank id', 'device.id', { id: ' ' }],
    ['an id that URLs resolve', 'device.id', { id: '..' }],
    ['an id of the server itself', 'device.id', { id: '__sockudo_client_scope__:a' }],
    ['a client that is a number', 'device.clientId', { clientId: 5 }],
    ['a client cut inside a character', 'device.clientId', { clientId: '\ud83d' }],
    ['an unknown form', 'device.formFactor', { formFactor: 'fridge' }],
    ['no platform', 'device.platform', { platform: undefined }],
    ['a platform in capitals', 'device.platform', { platform: 'iOS' }],
    ['a secret that is a number', 'device.deviceSecret', { deviceSecret: 5 }],
    ['no time zone', 'device.timezone', { timezone: undefined }],
    ['a blank language', 'device.locale', { locale: ' ' }],
    ['a time before 1970', 'device.lastActiveAtMs', { lastActiveAtMs: -1 }],
    ['metadata of 4097 bytes', 'device.metadata', { metadata: { a: `${metadata.a}x` } }],
    ['metadata that is no JSON', 'device.metadata.a', { metadata: { a: 1n } }],
    [
      'a limit of 0',
      'device.pushRatePolicy.capacity',
      { pushRatePolicy: { capacity: 0, refillPerSecond: 1 } },
    ],
    ['half a limit', 'device.pushRatePolicy.refillPerSecond', { pushRatePolicy: { capacity: 1 } }],
    [
      'a limit above 32 bits',
      'device.pushRatePolicy.capacity',
      { pushRatePolicy: { capacity: largest32 + 1, refillPerSecond: 1 } },
    ],
    ['no way to reach it', 'device.push', { push: undefined }],
    ['no recipient', 'device.push.recipient', { push: { state: 'ACTIVE' } }],
    ['an unknown state', 'device.push.state', { push: { ...device.push, state: 'active' } }],
    ['failures below 0', 'device.push.failureCount', { push: { ...device.push, failureCount: -1 } }],
    ['an unknown part', 'device.push.token', { push: { ...device.push, token: 'a' } }],
    ['a misspelt part', 'device.form_factor', { form_factor: 'phone' }],
  ])('refuses a device with %s before anything is sent', async (_, argument, more) => {
    const error = await refusalOf(({ push }) => push.devices.register({ ...device, ...more } as never))
    expect(error).toMatchObject({ argument, operation: 'registerPushDevice' })
  })
})

describe('a registered device', () => {
  const calls: Record<string, (client: Sockudo, id: string) => Promise<unknown>> = {
    getPushDevice: ({ push }, id) => push.devices.get(id),
    deletePushDevice: ({ push }, id) => push.devices.delete(id),
  }

  it('is read by its id', async () => {
    const { client, fetch } = testClient({}, Response.json({ id: 'phone/1' }))
    await expect(client.push.devices.get('phone/1')).resolves.toEqual({ id: 'phone/1' })
    expect(fetch.requests).toMatchObject([
      { method: 'GET', path: '/apps/app-id/push/deviceRegistrations/phone%2F1' },
    ])
    expectSigned(fetch.requests[0])
  })

  it('is deleted by its id', async () => {
    const { client, fetch } = testClient({}, new Response(null, { status: 204 }))
    await expect(client.push.devices.delete('phone-1', asDevice)).resolves.toBeUndefined()
    expect(fetch.requests).toMatchObject([
      { method: 'DELETE', path: '/apps/app-id/push/deviceRegistrations/phone-1', body: '' },
    ])
  })

  it.each(Object.entries(calls))('has an id that can stand in a path: %s', async (operation, call) => {
    for (const id of ['', ' ', '.', '..', '\ud83d', undefined as never]) {
      const error = await refusalOf((client) => call(client, id))
      expect(error).toMatchObject({ argument: 'deviceId', operation })
    }
  })

  it('goes with all devices of its client', async () => {
    const answer = { deleted: 2, consistency: 'eventual' }
    const { client, fetch } = testClient({}, Response.json(answer))
    await expect(client.push.devices.deleteByClient('user 1')).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([
      { method: 'DELETE', path: '/apps/app-id/push/deviceRegistrations' },
    ])
    expect(queriesOf(fetch)).toEqual([{ clientId: 'user 1' }])
    expectSigned(fetch.requests[0])
  })

  it.each([undefined, '', 5, '\ud83d'])('does not go with the client %j', async (clientId) => {
    const error = await refusalOf(({ push }) => push.devices.deleteByClient(clientId as string))
    expect(error).toMatchObject({ argument: 'clientId', operation: 'deletePushDevices' })
  })
})
