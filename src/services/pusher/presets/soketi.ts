// soketi. Source: its http-handler, app and server, of March 2024, which is the last.

import type { Preset } from '../preset.ts'
import { sharedOperations } from './operations.ts'

export const soketi: Preset = {
  title: 'soketi',
  limits: {
    dataBytes: 102_400,
    batchEvents: 10,
    channels: 100,
    channelNameBytes: 200,
    eventNameBytes: 200,
  },
  names: { colons: true, userLists: false, serverEvents: [] },
  signature: { queryNames: 'as-sent' },
  operations: sharedOperations,
  // Of what a call asks for it reads nothing: a channel always comes with its counts, a publish without any.
  info: {
    publish: [],
    listChannels: ['subscription_count'],
    getChannel: ['user_count', 'subscription_count'],
  },
  webhooks: [
    'channel_occupied',
    'channel_vacated',
    'member_added',
    'member_removed',
    'client_event',
    'cache_miss',
  ],
  signIn: true,
  emptyData: false,
  phpArrays: false,
  errors: 'json',
  // It writes its CORS headers first, and with them the status.
  refusesWith200: true,
  errorCodes: [],
}
