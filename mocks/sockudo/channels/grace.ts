// What is told by a webhook when nobody came back.

import type { World } from '../world.ts'

/** At once on a server that does not wait. */
export function afterGrace(world: World, tell: () => void): void {
  const { grace } = world.settings.rules
  if (grace === 0) tell()
  else world.later(tell, grace)
}
