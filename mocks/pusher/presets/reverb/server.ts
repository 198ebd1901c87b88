// Laravel Reverb, by its source of June 2026.

import { bare } from '../../../sockudo/http/answer.ts'
import { socketPath } from '../../../sockudo/http/routes.ts'
import { pusherRules } from '../../../sockudo/strict/pusher.ts'
import { paramOf } from '../../http/call.ts'
import { wantsSocket } from '../../http/respond.ts'
import { unlimited } from '../../limits.ts'
import { common } from '../../operations.ts'
import type { PresetServer } from '../../preset-server.ts'
import { refuse, serverError, told, tooLarge } from './answers.ts'
import { operations } from './operations.ts'
import { accept } from './sockets.ts'
import { queryOf, verify } from './verify.ts'

export const reverb: PresetServer = {
  limits: { ...unlimited, requestBytes: 10_000 },
  activityTimeout: 30,
  rules: {
    ...pusherRules,
    tellsBeforeClosing: false,
    pongFrame: '{"event":"pusher:pong"}',
    tellsCounts: false,
    tellsWatchlists: false,
    grace: 0,
  },
  webhooks: [],
  operations: [...common, 'getConnectionCount', 'checkHealth'],
  answer(asked) {
    const { match, operation, request, world } = asked
    if (request.size > world.settings.limits.bodyBytes) throw tooLarge()
    if (match === undefined) throw refuse(404, 'Not found.')
    if (match.route.path === socketPath && wantsSocket(asked)) return bare(426, '')
    if (match.route.path === socketPath && request.method === 'GET') throw serverError()
    if (operation === undefined) {
      const methods = [...match.route.operations.keys()]
      throw refuse(405, 'Method not allowed.', { allow: methods.length === 0 ? 'GET' : methods.join(', ') })
    }
    if (operation === 'checkHealth') return told({ health: 'OK' })
    const perform = operations[operation]
    if (perform === undefined) throw refuse(404, 'Not found.')
    const query = queryOf(request.query)
    return perform({ world, app: verify(asked), request, param: (name) => paramOf(asked, name), query })
  },
  accept,
  words: { 413: { too_large: () => tooLarge().answer }, 500: { server_error: () => serverError().answer } },
}
