// The probes of a server that is well, or about to stop.

import { type Answer, bare } from '../http/answer.ts'
import type { OpenOperation } from '../http/call.ts'
import { count } from '../world.ts'

export const checkHealth: OpenOperation = ({ world }) => {
  count(world.counters.calls, 'system')
  return world.draining ? health(503, 'DRAINING') : health(200, 'OK')
}

export const checkAppHealth: OpenOperation = ({ world, param }) => {
  const id = param('appId')
  count(world.counters.calls, id)
  if (world.draining) return health(503, 'DRAINING')
  const state = world.byId.get(id)
  if (state === undefined) return health(404, 'NOT_FOUND')
  return state.app.enabled ? health(200, 'OK') : health(503, 'ERROR')
}

export const checkLiveness: OpenOperation = () => bare(200, '')

export const checkTrafficAcceptance: OpenOperation = ({ world }) =>
  world.draining ? traffic(503, 'DRAINING') : traffic(200, 'ACCEPTING')

function traffic(status: number, word: string): Answer {
  return bare(status, word, {
    'x-accept-traffic': word,
    'x-memory-pressure-monitor': 'DISABLED',
    'x-memory-limit-source': 'unavailable',
  })
}

function health(status: number, word: string): Answer {
  return bare(status, word, { 'x-health-check': word })
}
