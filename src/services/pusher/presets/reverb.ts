// Laravel Reverb. Source: its controllers and its server, release 1.9.

import type { Preset } from '../preset.ts'
import { sharedOperations } from './operations.ts'

export const reverb: Preset = {
  title: 'Reverb',
  limits: {
    dataBytes: Infinity,
    batchEvents: Infinity,
    channels: Infinity,
    channelNameBytes: Infinity,
    eventNameBytes: Infinity,
    // `max_request_size`; the headers count.
    requestBytes: 10_000,
  },
  names: { colons: true, userLists: false, userChannels: false, serverEvents: [] },
  signature: { queryNames: 'as-sent' },
  operations: [...sharedOperations, 'getConnectionCount', 'checkHealth'],
  info: {
    publish: ['user_count', 'subscription_count'],
    listChannels: ['user_count', 'subscription_count'],
    getChannel: ['user_count', 'subscription_count', 'cache'],
  },
  webhooks: [],
  signIn: false,
  emptyData: false,
  phpArrays: true,
  errors: 'text-or-json',
  errorCodes: [],
}
