// How many sockets there are, of all apps.

import type { World } from '../world.ts'

/** From so much of what it may have on, a server says that it is not ready for more, until it has so little again. */
const upper = 0.95
const lower = 0.85

/** No socket more. */
export function isCrowded(world: World): boolean {
  return connectionCount(world) >= world.settings.limits.serverConnections
}

/** Whether load balancers may send more. */
export function hasRoom(world: World): boolean {
  const load = connectionCount(world) / world.settings.limits.serverConnections
  if (load >= upper) world.full = true
  else if (load <= lower) world.full = false
  return !world.full
}

function connectionCount({ byId }: World): number {
  return [...byId.values()].reduce((sum, { connections }) => sum + connections.size, 0)
}
