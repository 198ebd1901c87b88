// Pusher Channels, as it is documented. Limits are those of shared clusters.

import { bare, plain } from '../../../sockudo/http/answer.ts'
import { formPairs } from '../../../sockudo/http/percent.ts'
import { accept } from '../../../sockudo/socket/accept.ts'
import { errorFrame } from '../../../sockudo/socket/frames.ts'
import { pusherRules } from '../../../sockudo/strict/pusher.ts'
import { socketPath } from '../../../sockudo/http/routes.ts'
import { type Operations, paramOf } from '../../http/call.ts'
import { wantsSocket } from '../../http/respond.ts'
import { common } from '../../operations.ts'
import type { PresetServer } from '../../preset-server.ts'
import { triggerBatch, triggerChannelEvent, triggerEvent } from './publish.ts'
import { appDisabled, overQuota } from './refusals.ts'
import {
  getChannel,
  getChannelStats,
  listChannels,
  listChannelUsers,
  terminateUserConnections,
} from './state.ts'
import { verify } from './verify.ts'

const operations: Operations = {
  triggerEvent,
  triggerBatch,
  triggerChannelEvent,
  listChannels,
  getChannel,
  getChannelStats,
  listChannelUsers,
  terminateUserConnections,
}

export const pusher: PresetServer = {
  limits: {
    eventNameBytes: 200,
    dataBytes: 10_240,
    requestBytes: Infinity,
    channels: 100,
    batchEvents: 10,
    channelNameBytes: 164,
    connections: Infinity,
    clientEvents: 10,
    presenceMembers: 100,
    presenceMemberBytes: 1024,
  },
  activityTimeout: 120,
  rules: {
    ...pusherRules,
    // Clients of every version hear of it, by the frame or by the code.
    refuse(socket, code, reason) {
      socket.send(errorFrame(code, reason))
      socket.close(code, reason)
    },
    refusesRepeats: true,
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
  operations: [...common, 'triggerChannelEvent', 'getChannelStats'],
  answer(asked) {
    const { match, operation, request, world } = asked
    if (match?.route.path === socketPath && wantsSocket(asked)) return bare(426, '')
    const perform = operation && operations[operation]
    if (match === undefined || match.route.path === socketPath) return plain(404, 'Not found')
    if (perform === undefined) return plain(405, 'Method not allowed')
    const query = new Map(formPairs(request.query ?? ''))
    return perform({ world, app: verify(asked), request, param: (name) => paramOf(asked, name), query })
  },
  accept,
  words: { 403: { over_quota: () => overQuota().answer, app_disabled: () => appDisabled().answer } },
}
