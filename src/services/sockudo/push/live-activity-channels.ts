// Broadcast channels for live activities, which APNs keeps.

import { call, perform } from '../../../channels/call.ts'
import type { Context } from '../../../channels/context.ts'
import { runCall } from '../../../core/http.ts'
import type { Schemas } from '../contract.ts'
import { adminAccess, type PushCallOptions } from './access.ts'
import { checkBroadcastId, checkStoragePolicy } from './recipients.ts'

export interface CreateChannelOptions extends PushCallOptions {
  /** What a device gets that was offline: nothing, or the most recent notification. Default: `noStorage`. */
  readonly storagePolicy?: Schemas['LiveActivityStoragePolicy'] | undefined
}

/** Channels belong to the bundle that the server is configured with: all of its apps share them. */
export interface LiveActivities {
  /** Has APNs create a channel that live activities can listen to, so that one publish reaches all of them. */
  createChannel(options?: CreateChannelOptions): Promise<Schemas['LiveActivityChannel']>

  /** The ids of all channels, in one answer. */
  listChannels(options?: PushCallOptions): Promise<Schemas['LiveActivityChannelList']>

  /**
   * One channel. One that APNs does not know is an ApiError `invalid_input`, with the reason that APNs gave.
   *
   * @param channelId - as it is; it is encoded here
   */
  getChannel(channelId: string, options?: PushCallOptions): Promise<Schemas['LiveActivityChannel']>

  /** Has APNs remove a channel. One that APNs does not know is an ApiError `invalid_input`. */
  deleteChannel(channelId: string, options?: PushCallOptions): Promise<void>
}

export function createLiveActivities(context: Context): LiveActivities {
  return {
    createChannel: (options = {}) =>
      runCall(context.server, 'createLiveActivityChannel', async () => {
        const access = adminAccess(options, ['storagePolicy'])
        const { storagePolicy } = options
        if (storagePolicy !== undefined) checkStoragePolicy(storagePolicy, 'options.storagePolicy')
        return call(context, 'createLiveActivityChannel', { body: { storagePolicy }, ...access }, options)
      }),
    listChannels: (options = {}) =>
      runCall(context.server, 'listLiveActivityChannels', async () =>
        call(context, 'listLiveActivityChannels', adminAccess(options), options),
      ),
    getChannel: (channelId, options = {}) =>
      runCall(context.server, 'getLiveActivityChannel', async () => {
        const path = { channelId: checkBroadcastId(channelId, 'channelId') }
        return call(context, 'getLiveActivityChannel', { path, ...adminAccess(options) }, options)
      }),
    deleteChannel: (channelId, options = {}) =>
      runCall(context.server, 'deleteLiveActivityChannel', async () => {
        const path = { channelId: checkBroadcastId(channelId, 'channelId') }
        return perform(context, 'deleteLiveActivityChannel', { path, ...adminAccess(options) }, options)
      }),
  }
}
