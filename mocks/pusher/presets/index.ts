// The servers by name. Sockudo is not among them: its fake is a whole one.

import type { PresetServer } from '../preset-server.ts'
import { pusher } from './pusher/server.ts'
import { reverb } from './reverb/server.ts'
import { soketi } from './soketi/server.ts'

export const servers: Readonly<Record<'pusher' | 'soketi' | 'reverb', PresetServer>> = {
  pusher,
  soketi,
  reverb,
}
