// Which devices get what is pushed to which channels.

import { call } from '../../../channels/call.ts'
import type { Context } from '../../../channels/context.ts'
import { checkCount, checkNotBlank, checkOptions, checkString, optional } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { type CallOptions, runCall } from '../../../core/http.ts'
import type { Schemas } from '../contract.ts'
import {
  type AdminAccess,
  deviceAccess,
  type DeviceAccess,
  type PushCallOptions,
  type PushDeviceOptions,
} from './access.ts'
import { plainList, type PushList, pushList, type PushListOptions } from './lists.ts'
import { appOf, checkProvider, type WithoutApp } from './values.ts'

/** A device that gets what is pushed to a channel; the client's app is filled in. */
export type PushSubscription = WithoutApp<Schemas['PushSubscription']>

/** The subscriptions to a channel. */
export interface SubscriptionsOfChannel {
  readonly channel: string
  readonly deviceId?: undefined
}

/** The subscriptions of a device, which may act on them itself. */
export interface SubscriptionsOfDevice {
  readonly deviceId: string
  readonly channel?: undefined
}

interface OfAll {
  readonly channel?: undefined
  readonly deviceId?: undefined
}

/** Those of a channel, those of a device, or all. */
export type SubscriptionListOptions = CallOptions & {
  /** Items per page, 1 to 1000. Default: 100. */
  readonly pageSize?: number | undefined
} & (
    | (AdminAccess & (SubscriptionsOfChannel | SubscriptionsOfDevice | OfAll))
    | (DeviceAccess & SubscriptionsOfDevice)
  )

export interface PushSubscriptions {
  /**
   * Subscribes a device to a channel, and replaces what is stored for the two. The server stores it as it is, and checks
   * neither that the device exists nor that the rest is true of it.
   *
   * @param subscription - `provider` and `tokenHash` are in the answer to the registration of the device
   */
  save(subscription: PushSubscription, options?: PushDeviceOptions): Promise<Schemas['PushSubscription']>

  /**
   * The subscriptions of a `channel`, those of a device (`deviceId`), or all.
   *
   * @throws ArgumentError for both: the server would list those of every device on the channel
   */
  list(options?: SubscriptionListOptions): PushList<Schemas['PushSubscriptionPage']>

  /** The names of the channels that devices are subscribed to. */
  channels(options?: PushListOptions): PushList<Schemas['PushChannelPage']>

  /**
   * Removes all subscriptions to a `channel`, or all of a device (`deviceId`).
   *
   * @returns how many
   * @throws ArgumentError for both, because the server would remove those of every device on the channel, and for neither
   */
  delete(of: SubscriptionsOfDevice, options?: PushDeviceOptions): Promise<Schemas['PushSubscriptionsDeleted']>
  delete(of: SubscriptionsOfChannel, options?: PushCallOptions): Promise<Schemas['PushSubscriptionsDeleted']>
}

const names = ['appId', 'channel', 'deviceId', 'clientId', 'provider', 'tokenHash', 'credentialVersion']

export function createSubscriptions(context: Context): PushSubscriptions {
  return {
    save: (subscription, options = {}) =>
      runCall(context.server, 'savePushSubscription', async () => {
        const access = deviceAccess(options)
        const body = subscriptionBody(context, subscription)
        return call(context, 'savePushSubscription', { body, ...access }, options)
      }),
    list: (options = {}) =>
      pushList(context, 'listPushSubscriptions', options, () => {
        const access = deviceAccess(options, ['pageSize', 'channel', 'deviceId'])
        return { query: whose(options, 'options', options.capability), ...access }
      }),
    channels: (options) => plainList(context, 'listPushChannels', options),
    delete: (of: SubscriptionsOfChannel | SubscriptionsOfDevice, options: PushDeviceOptions = {}) =>
      runCall(context.server, 'deletePushSubscriptions', async () => {
        const access = deviceAccess(options)
        checkOptions(of, ['channel', 'deviceId'], 'of')
        const query = whose(of, 'of', options.capability)
        if (query.channel === undefined && query.deviceId === undefined) {
          const rule = 'must name a channel or a deviceId: delete requires channel or deviceId'
          throw new ArgumentError('of', rule)
        }
        return call(context, 'deletePushSubscriptions', { query, ...access }, options)
      }),
  }
}

/** Channels of push follow no rules of channel names. */
function subscriptionBody(context: Context, subscription: PushSubscription): object {
  const at = (name: string): string => `subscription.${name}`
  checkOptions(subscription, names, 'subscription')
  const { appId, channel, deviceId, clientId, provider, tokenHash, credentialVersion } = subscription
  checkNotBlank(channel, at('channel'))
  checkNotBlank(deviceId, at('deviceId'))
  checkProvider(provider, at('provider'))
  checkNotBlank(tokenHash, at('tokenHash'))
  optional(checkString, clientId, at('clientId'))
  if (credentialVersion !== undefined) checkCount(credentialVersion, at('credentialVersion'))
  return { ...subscription, appId: appOf(context, appId, at('appId')) }
}

interface Whose {
  readonly channel?: unknown
  readonly deviceId?: unknown
}

/** The server takes the channel when it gets both, and then no longer looks at the device. */
function whose(
  { channel, deviceId }: Whose,
  argument: string,
  capability: unknown,
): { channel: string | undefined; deviceId: string | undefined } {
  if (channel !== undefined && deviceId !== undefined)
    throw new ArgumentError(
      `${argument}.channel`,
      `cannot be combined with ${argument}.deviceId; pass one of them`,
    )
  if (capability === 'push-subscribe' && deviceId === undefined)
    throw new ArgumentError(`${argument}.deviceId`, 'is required: push-subscribe is for a device of its own')
  return {
    channel: optional(checkNotBlank, channel, `${argument}.channel`),
    deviceId: optional(checkNotBlank, deviceId, `${argument}.deviceId`),
  }
}
