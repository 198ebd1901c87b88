// The name of what a request asks for.

import { createRoutes, matchRoute } from '../sockudo/http/routes.ts'
import { placesOf } from './operations.ts'
import type { FakePusherPreset } from './options.ts'
import { servers } from './presets/index.ts'

/** @returns undefined for what the preset does not have */
export function operationAt(preset: FakePusherPreset, method: string, path: string): string | undefined {
  const match = preset === 'sockudo' ? matchRoute(path) : routes[preset](path)
  return match?.route.operations.get(method === 'HEAD' ? 'GET' : method)
}

const routes = {
  pusher: createRoutes(placesOf(servers.pusher.operations)),
  soketi: createRoutes(placesOf(servers.soketi.operations)),
  reverb: createRoutes(placesOf(servers.reverb.operations)),
} as const
