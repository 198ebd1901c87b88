// Devices that notifications can be sent to.

import { call, perform } from '../../../channels/call.ts'
import type { Context } from '../../../channels/context.ts'
import { checkWords } from '../../../core/check.ts'
import { type CallOptions, runCall } from '../../../core/http.ts'
import type { Schemas } from '../contract.ts'
import {
  adminAccess,
  type AdminAccess,
  deviceAccess,
  type DeviceAccess,
  type PushCallOptions,
  type PushDeviceOptions,
} from './access.ts'
import { deviceBody, deviceSecrets, type PushDevice } from './device-body.ts'
import { plainList, type PushList, type PushListOptions } from './lists.ts'
import { checkId } from './values.ts'

/** Only your server can have an identity token replaced; a device that asks keeps its own. */
export type RegisterDeviceOptions = CallOptions &
  (
    | (AdminAccess & {
        /** Gives a known device a new identity token, and makes the old one invalid. */
        readonly rotateIdentityToken?: boolean | undefined
      })
    | (DeviceAccess & { readonly rotateIdentityToken?: false | undefined })
  )

export interface PushDevices {
  /**
   * Registers a device, or replaces a registered one as a whole.
   *
   * @param device - `id` is of your choice; `push.recipient` is how the provider reaches it. `metadata` has at most 4096
   * bytes of JSON
   * @returns what changed, and for a new device its `deviceIdentityToken`, which is given once and belongs on the device
   * @throws ArgumentError for what the server would refuse; tokens and secrets appear in no error
   */
  register(device: PushDevice, options?: RegisterDeviceOptions): Promise<Schemas['PushDeviceRegistration']>

  /** One device, without its token and its secrets. ApiError `not_found` where there is none. */
  get(deviceId: string, options?: PushDeviceOptions): Promise<Schemas['PushDevice']>

  /** All devices, by id. */
  list(options?: PushListOptions): PushList<Schemas['PushDevicePage']>

  /** Removes a device with its subscriptions. Removing one that is not there is no error. */
  delete(deviceId: string, options?: PushDeviceOptions): Promise<void>

  /**
   * Removes all devices of a client, with their subscriptions.
   *
   * @returns how many; one that is registered at the same time may stay
   */
  deleteByClient(clientId: string, options?: PushCallOptions): Promise<Schemas['PushDevicesDeleted']>
}

export function createDevices(context: Context): PushDevices {
  return {
    register: (device, options = {}) =>
      runCall(context.server, 'registerPushDevice', async () => {
        const { headers, secrets = [] } = deviceAccess(options, ['rotateIdentityToken'])
        const body = deviceBody(context, device)
        const parts = { body, headers, secrets: [...secrets, ...deviceSecrets(device)] }
        return call(context, 'registerPushDevice', parts, options)
      }),
    get: (deviceId, options = {}) =>
      runCall(context.server, 'getPushDevice', async () => {
        const path = { deviceId: checkId(deviceId, 'deviceId') }
        return call(context, 'getPushDevice', { path, ...deviceAccess(options) }, options)
      }),
    list: (options) => plainList(context, 'listPushDevices', options),
    delete: (deviceId, options = {}) =>
      runCall(context.server, 'deletePushDevice', async () => {
        const path = { deviceId: checkId(deviceId, 'deviceId') }
        return perform(context, 'deletePushDevice', { path, ...deviceAccess(options) }, options)
      }),
    deleteByClient: (clientId, options = {}) =>
      runCall(context.server, 'deletePushDevices', async () => {
        const query = { clientId: checkWords(clientId, 'clientId') }
        return call(context, 'deletePushDevices', { query, ...adminAccess(options) }, options)
      }),
  }
}
