// A body that comes slowly, or not to its end.

import { DroppedConnection } from '../dropped-connection.ts'
import type { FaultEffects } from './effects.ts'
import type { Pauses } from './pauses.ts'
import type { Rule } from './rule.ts'

export type BodyPieces = () => AsyncGenerator<Uint8Array<ArrayBuffer>, void>

/** Undefined for a body that comes as it should. */
export function damagedBody(
  body: Uint8Array<ArrayBuffer>,
  slow: Rule | undefined,
  truncated: Rule | undefined,
  pauses: Pauses,
): BodyPieces | undefined {
  if (slow === undefined && truncated === undefined) return undefined
  const end =
    truncated === undefined ? body.byteLength : endOf(body.byteLength, truncated.fault.truncateBody!)
  const { pause, bytes = end } = slow === undefined ? { pause: 0 } : paceOf(slow.fault.slowBody!)
  return async function* () {
    for (let start = 0; start < end; start += bytes) {
      if (slow !== undefined) await pauses.wait(slow.draw(pause))
      yield body.slice(start, Math.min(start + bytes, end))
    }
    if (end < body.byteLength) throw new DroppedConnection('terminated')
  }
}

function endOf(length: number, truncate: number | true): number {
  return Math.max(0, Math.min(truncate === true ? Math.floor(length / 2) : truncate, length - 1))
}

function paceOf(slow: FaultEffects['slowBody']): {
  readonly pause: number | readonly [number, number]
  readonly bytes: number
} {
  if (typeof slow === 'object' && 'pause' in slow) return { pause: slow.pause, bytes: slow.bytes ?? 1 }
  return { pause: slow, bytes: 1 }
}
