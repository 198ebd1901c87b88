// Pusher Channels. Source: its "HTTP API reference" and "Webhooks"; the limits are those of shared clusters.

import type { Preset } from '../preset.ts'
import { sharedOperations } from './operations.ts'

export const pusher: Preset = {
  title: 'Pusher Channels',
  clusterHost: 'api-{cluster}.pusher.com',
  limits: {
    dataBytes: 10_240,
    batchEvents: 10,
    channels: 100,
    channelNameBytes: 164,
    eventNameBytes: 200,
  },
  names: { colons: false, userLists: false, serverEvents: [] },
  signature: { toleranceSeconds: 600, queryNames: 'lower-case' },
  operations: sharedOperations,
  info: {
    publish: ['user_count', 'subscription_count'],
    listChannels: ['user_count'],
    getChannel: ['user_count', 'subscription_count', 'cache'],
  },
  webhooks: [
    'channel_occupied',
    'channel_vacated',
    'member_added',
    'member_removed',
    'client_event',
    'cache_miss',
    'subscription_count',
  ],
  signIn: true,
  emptyData: true,
  phpArrays: false,
  errors: 'text',
  errorCodes: [
    { status: 401, text: /timestamp expired/i, code: 'timestamp_expired' },
    { status: 403, text: /exceeded/i, code: 'over_quota' },
    { status: 403, text: /disabled/i, code: 'app_disabled' },
  ],
}
