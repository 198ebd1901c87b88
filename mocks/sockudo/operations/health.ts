// The probes of a server that is well, or about to stop.

import { type Answer, bare, plain } from '../http/answer.ts'
import type { OpenOperation } from '../http/call.ts'
import { hasRoom } from '../socket/crowd.ts'
import { count, type World } from '../world.ts'

export const checkHealth: OpenOperation = ({ world }) => {
  count(world.counters.calls, 'system')
  return world.draining ? health(503, 'DRAINING') : partsOf(world)
}

export const checkReadiness: OpenOperation = (call) => {
  const { world } = call
  if (world.draining || hasRoom(world)) return checkHealth(call)
  return plain(503, 'CAPACITY', { 'x-health-check': 'CAPACITY' })
}

export const checkAppHealth: OpenOperation = ({ world, param }) => {
  const id = param('appId')
  count(world.counters.calls, id)
  if (world.draining) return health(503, 'DRAINING')
  const state = world.byId.get(id)
  if (state === undefined) return health(404, 'NOT_FOUND')
  return state.app.enabled ? partsOf(world) : health(503, 'ERROR')
}

export const checkLiveness: OpenOperation = () => bare(200, '')

export const checkTrafficAcceptance: OpenOperation = ({ world }) => {
  const { memoryPressure } = world.settings
  const [status, word] = world.draining
    ? [503, 'DRAINING']
    : memoryPressure
      ? [503, 'MEMORY_PRESSURE']
      : [200, 'ACCEPTING']
  return bare(status, word, {
    'x-accept-traffic': word,
    'x-memory-pressure-monitor': memoryPressure ? 'SHEDDING' : 'DISABLED',
    'x-memory-limit-source': memoryPressure ? 'configured' : 'unavailable',
  })
}

function partsOf({ settings }: World): Answer {
  return settings.unreachable.has('cache') ? health(503, 'ERROR') : health(200, 'OK')
}

function health(status: number, word: string): Answer {
  return bare(status, word, { 'x-health-check': word })
}
