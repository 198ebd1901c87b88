// The presets by their names.

import type { Preset } from './preset.ts'
import { pusher } from './presets/pusher.ts'
import { reverb } from './presets/reverb.ts'
import { sockudo } from './presets/sockudo.ts'
import { soketi } from './presets/soketi.ts'

export type PresetName = 'pusher' | 'soketi' | 'reverb' | 'sockudo'

/**
 * What is known of each kind of server: limits, operations, attributes, webhooks, signatures, errors.
 *
 * @example
 * ```ts
 * import { pusherPresets } from 'channelkit/pusher'
 *
 * console.log(pusherPresets.pusher.limits.dataBytes) // 10240
 * ```
 */
export const pusherPresets: Readonly<Record<PresetName, Preset>> = { pusher, soketi, reverb, sockudo }
