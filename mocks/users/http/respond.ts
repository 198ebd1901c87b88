// From request to answer: prefix, route, body, rights, operation, headers.

import type { WireAnswer } from '../../fake-server.ts'
import { Told } from '../accounts/told.ts'
import { perform } from '../operations/perform.ts'
import type { Settings } from '../options.ts'
import type { World } from '../world.ts'
import { bare } from './answer.ts'
import { bodyOf, decodedParam } from './body.ts'
import { type Call, queryOf } from './call.ts'
import { corsHeaders } from './cors.ts'
import { failed, nothingHere, Refusal, Unreadable, unreadable } from './failure.ts'
import type { ApiRequest } from './request.ts'
import { requireRight } from './rights.ts'
import { type Match, matchRoute } from './routes.ts'
import { shownPath } from './shown-path.ts'

/** @param instead - what is answered instead of processing it */
export function respond(world: World, request: ApiRequest, instead?: WireAnswer): WireAnswer {
  const { settings } = world
  const { method, header } = request
  const match = routeOf(settings, request)
  const given = instead ?? attempt(world, request, match)
  const { status, body } = given
  const at = settings.clock()
  const operation = match?.operation
  const path = shownPath(request.path, operation)
  world.requests.add(Object.freeze({ method, path, status, operation, error: errorOf(given), at }))
  const headers = {
    'x-powered-by': 'Express',
    ...corsHeaders(settings, header('origin')),
    ...given.headers,
    'content-length': String(body.byteLength),
  }
  return { ...given, headers }
}

/** What stands below the prefix. */
export function routeOf({ dialect, apiPrefix }: Settings, { method, path }: ApiRequest): Match | undefined {
  if (!path.toLowerCase().startsWith(apiPrefix.toLowerCase())) return undefined
  return matchRoute(dialect, method, path.slice(apiPrefix.length))
}

function attempt(world: World, request: ApiRequest, match: Match | undefined): WireAnswer {
  const { dialect } = world.settings
  const { method, path, query } = request
  // Before everything else, and whether the path exists or not.
  if (method === 'OPTIONS') return bare(200, '')
  try {
    const body = bodyOf(request) as Call['body']
    if (match === undefined) {
      return nothingHere(dialect, method, query === undefined ? path : `${path}?${query}`)
    }
    return operate(world, request, match, body)
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    if (error instanceof Unreadable) return unreadable(dialect, error)
    throw error
  }
}

function operate(world: World, request: ApiRequest, match: Match, body: Call['body']): WireAnswer {
  const { operation } = match
  const decoded = Object.entries(match.params).map(([name, value]) => [name, decodedParam(value)] as const)
  const params = Object.fromEntries(decoded)
  const query = queryOf(request.query)
  const call: Call = { world, request, params, query, body, cookie: undefined, account: undefined }
  const answer = answerTo(call, operation)
  return call.cookie === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'set-cookie': call.cookie } }
}

function answerTo(call: Call, operation: Match['operation']): WireAnswer {
  try {
    requireRight(call, operation)
    return perform(call, operation)
  } catch (error) {
    // With the cookie that was meant for it.
    if (error instanceof Refusal) return error.answer
    if (error instanceof Told) return failed(error.message)
    throw error
  }
}

/** What the answer says about a failure, whatever its status. */
function errorOf({ body, headers }: WireAnswer): string | undefined {
  if (body.byteLength === 0 || !/json|^$/.test(headers['content-type'] ?? '')) return undefined
  try {
    const { error, message } = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>
    return error === true ? String(message) : undefined
  } catch {
    return undefined
  }
}
