// soketi, by its source of March 2024, which is the last.

import { fromUtf8 } from '../../../../src/core/bytes.ts'
import { type Answer, bare } from '../../../sockudo/http/answer.ts'
import { socketPath } from '../../../sockudo/http/routes.ts'
import { pusherRules } from '../../../sockudo/strict/pusher.ts'
import { type Asked, type Call, type Operations, paramOf } from '../../http/call.ts'
import { wantsSocket } from '../../http/respond.ts'
import { common } from '../../operations.ts'
import type { PresetServer } from '../../preset-server.ts'
import { fieldsOf, parseFrame } from '../../socket.ts'
import { triggerBatch, triggerEvent } from './publish.ts'
import { corsHeaders, serverError, tooManyRequests } from './refusals.ts'
import { accept } from './sockets.ts'
import { getChannel, listChannels, listChannelUsers, terminateUserConnections } from './state.ts'
import { queryOf, verify } from './verify.ts'

const reading: Operations = { listChannels, getChannel, listChannelUsers }

export const soketi: PresetServer = {
  limits: {
    eventNameBytes: 200,
    dataBytes: 102_400,
    requestBytes: Infinity,
    channels: 100,
    batchEvents: 10,
    channelNameBytes: 200,
    connections: Infinity,
    clientEvents: Infinity,
    presenceMembers: 100,
    presenceMemberBytes: 2048,
  },
  activityTimeout: 30,
  rules: {
    ...pusherRules,
    tellsBeforeClosing: false,
    tellsCounts: false,
    tellsWatchlists: false,
    cachesByPrefix: false,
    channelName: /^#?[-a-zA-Z0-9_=@,.;]+$/,
    grace: 0,
    cacheLifetime: 3_600_000,
  },
  webhooks: [
    'channel_occupied',
    'channel_vacated',
    'member_added',
    'member_removed',
    'client_event',
    'cache_miss',
  ],
  operations: common,
  answer(asked) {
    const { match, operation } = asked
    if (match?.route.path === socketPath && wantsSocket(asked)) return bare(426, '')
    // Of a wrong method it says no more than of a wrong path.
    if (operation === undefined) return bare(404, '', corsHeaders)
    const perform = reading[operation]
    return perform === undefined ? answerPost(asked) : perform(callOf(asked, undefined))
  },
  accept,
  words: {
    429: { rate_limited: () => tooManyRequests().answer },
    500: { server_error: () => serverError().answer },
  },
}

function answerPost(asked: Asked): Answer {
  const { body, text } = bodyOf(asked.request.body)
  const call = callOf(asked, text)
  if (asked.operation === 'triggerEvent') return triggerEvent(call, body)
  if (asked.operation === 'triggerBatch') return triggerBatch(call, body)
  return terminateUserConnections(call)
}

function callOf(asked: Asked, body: string | undefined): Call {
  const { world, request } = asked
  const app = verify(asked, body)
  // Names in a path are taken as they are on the wire.
  return { world, app, request, param: (name) => paramOf(asked, name, false), query: queryOf(request.query) }
}

/** What is not JSON is taken for an empty object, in the signature, too. */
function bodyOf(bytes: Uint8Array): {
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
} {
  try {
    const text = fromUtf8(bytes)
    JSON.parse(text)
    return { body: fieldsOf(parseFrame(text)), text }
  } catch {
    return { body: {}, text: '{}' }
  }
}
