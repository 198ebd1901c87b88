// Whether what a check says is true of a server that gave this answer.

import type { Answer, Check } from './check.ts'
import { meets, type Verdict } from './judge.ts'
import { isRefusal } from './refusal.ts'

export function holds(
  { steps, proof, refuses }: Pick<Check, 'steps' | 'proof' | 'refuses'>,
  answer: Answer,
  verdict: Verdict,
): boolean {
  if (verdict === 'lacks' || answer.silence !== undefined) return false
  if (proof !== undefined) return meets(answer, proof)
  if (answer.closed !== undefined && 'closing' in steps.at(-1)!) return true
  return (refuses === true) === isRefusal(answer)
}
