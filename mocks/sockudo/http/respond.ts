// From request to answer: route, method, signature, operation, headers.

import type { Conditions } from '../../faults/exchange.ts'
import { seenWithout } from '../faults/cluster.ts'
import { appOf } from '../faults/subject.ts'
import { openOperations, signedOperations } from '../operations/index.ts'
import { count, type World } from '../world.ts'
import { type Answer, bare } from './answer.ts'
import { callOf } from './call.ts'
import { corsHeaders, preflightHeaders } from './cors.ts'
import { Failure, notPlayed } from './failure.ts'
import { limited, uncountable } from './limited.ts'
import type { ApiRequest } from './request.ts'
import { type Match, type OperationId, socketPath } from './routes.ts'
import { servedRoute } from './served.ts'
import { verifySignature } from './signature.ts'
import { answerHandshake } from './handshake.ts'

/** What is different for one request. */
export interface Circumstances extends Conditions {
  /** What is answered instead of processing it. */
  readonly instead?: Answer | undefined
  /** It is what the limiter says, which stands in front of everything else. */
  readonly isLimited?: boolean | undefined
}

export function respond(world: World, request: ApiRequest, circumstances?: Circumstances): Answer {
  const { method, path } = request
  const match = servedRoute(world.settings, path)
  const operation = match?.route.operations.get(method === 'HEAD' ? 'GET' : method)
  const signed = match?.route.api === true && method !== 'OPTIONS'
  // Outside of everything else, wrong methods and the closing of the connection included.
  const allowance = signed ? world.limiter?.take(request) : undefined
  const uncounted = signed && world.settings.unreachable.has('rateLimit')
  const refused = uncounted || allowance?.allowed === false
  const given =
    match === undefined
      ? nothingHere
      : refused
        ? (uncounted ? uncountable : limited)(operation === undefined ? { allow: allowed(match) } : {})
        : (circumstances?.instead ?? answerRoute(world, request, match, operation, circumstances))
  const answer = world.settings.rules.answer(given)
  const at = world.settings.clock()
  const app = appOf(world, match)
  world.requests.add(Object.freeze({ app, method, path, status: answer.status, operation, at }))
  const headers = {
    ...answer.headers,
    ...allowance?.headers,
    ...commonHeaders(match),
    ...(signed && !refused && circumstances?.isLimited !== true ? closing : undefined),
    'content-length': String(answer.body.byteLength),
  }
  return { ...answer, headers }
}

const closing = { connection: 'close' }

/** On the server a listener of its own, without CORS; here one port has to do. */
const metricsPath = '/metrics'

const nothingHere = bare(404, '404 NOT FOUND', { 'content-type': 'text/plain' })

function answerRoute(
  world: World,
  request: ApiRequest,
  match: Match,
  operation: OperationId | undefined,
  conditions: Conditions = {},
): Answer {
  if (request.method === 'OPTIONS' && match.route.path !== metricsPath)
    return bare(200, '', { ...preflightHeaders, allow: allowed(match) })
  try {
    if (match.route.path === socketPath) return answerHandshake(world, request, match)
    if (operation === undefined) return bare(405, '', { allow: allowed(match) })
    return match.route.api
      ? answerSigned(world, request, match, operation, conditions)
      : answerOpen(world, request, match, operation)
  } catch (error) {
    if (error instanceof Failure) return error.answer
    throw error
  }
}

function answerSigned(
  world: World,
  request: ApiRequest,
  match: Match,
  operation: OperationId,
  { clockSkew, unreachableNode: node }: Conditions,
): Answer {
  const app = verifySignature(world, request, clockSkew)
  const seen = node === undefined ? { app } : { app: seenWithout(world, app, node, operation), partial: true }
  const call = { ...callOf(world, request, match), ...seen }
  const perform = signedOperations[operation]
  if (perform === undefined) throw notPlayed(operation)
  const answer = perform(call)
  const { id } = app.app
  count(world.counters.calls, id)
  count(world.counters.received, id, request.body.byteLength)
  count(world.counters.sent, id, answer.body.byteLength)
  return answer
}

function answerOpen(world: World, request: ApiRequest, match: Match, operation: OperationId): Answer {
  const perform = openOperations[operation]
  if (perform === undefined) throw notPlayed(operation)
  return perform(callOf(world, request, match))
}

/** A 404 has no CORS headers on the server, either. */
function commonHeaders(match: Match | undefined): Readonly<Record<string, string>> {
  return match === undefined || match.route.path === metricsPath ? {} : corsHeaders
}

function allowed({ route }: Match): string {
  const methods = route.path === socketPath ? ['GET'] : [...route.operations.keys()]
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(',')
}
