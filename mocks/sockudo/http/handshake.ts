// The HTTP half of a WebSocket: everything that is refused before there is a socket.

import type { World } from '../world.ts'
import { type Answer, bare, plain } from './answer.ts'
import { decodeParams } from './call.ts'
import { unreadable } from './failure.ts'
import { formPairs } from './percent.ts'
import type { ApiRequest } from './request.ts'
import type { Match } from './routes.ts'

/** 426 where the request may become a WebSocket: a function from request to response cannot say 101. */
export function answerHandshake(world: World, request: ApiRequest, match: Match): Answer {
  if (request.method === 'HEAD') return bare(405, 'Method not allowed')
  if (request.method !== 'GET') return bare(405, '', { allow: 'GET,HEAD' })
  decodeParams(match)
  if (world.settings.rules.readsVersionEarly) checkQuery(request.query ?? '')
  const problem = problemOf(request)
  if (problem !== undefined) return bare(400, problem)
  if (world.draining) return bare(503, '')
  return world.settings.memoryPressure ? shortOfMemory : bare(426, '')
}

const shortOfMemory = plain(503, 'MEMORY_PRESSURE', { 'retry-after': '1' })

function problemOf(request: ApiRequest): string | undefined {
  const upgrade = request.header('upgrade')
  if (upgrade === undefined) return 'Missing Upgrade header'
  if (upgrade.toLowerCase() !== 'websocket') return 'Invalid Upgrade header'
  const connection = request.header('connection')
  if (connection === undefined) return 'Missing Connection header'
  if (!connection.toLowerCase().includes('upgrade')) return 'Invalid Connection header'
  if (request.header('sec-websocket-key') === undefined) return 'Missing Sec-WebSocket-Key'
  if (request.header('sec-websocket-version') === undefined) return 'Missing Sec-WebSocket-Version'
  return request.header('sec-websocket-version') === '13' ? undefined : 'Unsupported WebSocket version'
}

const known = new Set([
  'protocol',
  'client',
  'version',
  'format',
  'echo_messages',
  'append_rollup_window',
  'append_mode',
  'token',
])

function checkQuery(query: string): void {
  const seen = new Set<string>()
  for (const [name, value] of formPairs(query)) {
    if (!known.has(name)) continue
    if (seen.has(name)) throw badQuery(`duplicate field \`${name}\``)
    seen.add(name)
    if (name === 'protocol') checkProtocol(value)
    if (name === 'echo_messages' && value !== 'true' && value !== 'false') {
      throw badQuery('echo_messages: provided string was not `true` or `false`')
    }
  }
}

function checkProtocol(value: string): void {
  if (value === '') throw badQuery('protocol: cannot parse integer from empty string')
  if (!/^\+?\d+$/.test(value)) throw badQuery('protocol: invalid digit found in string')
  if (Number(value) > 255) throw badQuery('protocol: number too large to fit in target type')
}

function badQuery(problem: string): Error {
  return unreadable(400, `Failed to deserialize query string: ${problem}`)
}
