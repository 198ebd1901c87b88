// Which app a request is about, before anything of it is checked.

import type { World } from '../world.ts'
import { decodeSegment } from './percent.ts'
import type { Match } from './routes.ts'

/** The id of the app that a path names. */
export function appOf(world: World, match: Match<string> | undefined): string | undefined {
  const [name, segment = ''] = match?.params[0] ?? []
  const value = decodeSegment(segment)
  return name === 'appKey' ? world.byKey.get(value ?? '')?.app.id : name === 'appId' ? value : undefined
}
