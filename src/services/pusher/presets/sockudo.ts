// Sockudo, as far as it is a server like the others: createSockudo of channelkit/sockudo knows all of it.

import type { Preset } from '../preset.ts'
import { sharedOperations } from './operations.ts'

export const sockudo: Preset = {
  title: 'Sockudo',
  limits: {
    dataBytes: 102_400,
    batchEvents: 10,
    channels: 100,
    channelNameBytes: 200,
    eventNameBytes: 200,
  },
  names: { colons: true, userLists: true, serverEvents: ['sockudo:', 'sockudo_internal:'] },
  signature: { toleranceSeconds: 600, queryNames: 'lower-case' },
  operations: sharedOperations,
  info: {
    publish: ['user_count', 'subscription_count'],
    listChannels: ['user_count', 'subscription_count'],
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
  errors: 'json',
  errorCodes: [],
}
