// Which codes a fault may have, by the words of the server.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import { listed } from '../faults/check.ts'
import type { FaultAnswer } from '../faults/effects.ts'
import type { Words } from '../sockudo/faults/words.ts'

/** @throws ArgumentError */
export function checkWords(words: Words, { status, code }: FaultAnswer): void {
  if (code === undefined) return
  const codes = Object.keys(words[status] ?? {})
  if (codes.includes(code)) return
  const rule = codes.length === 0 ? 'cannot be' : `must be ${listed(codes)}`
  throw new ArgumentError('fault.code', `${rule} with status ${status}`)
}
