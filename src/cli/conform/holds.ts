// Whether what a check says is true of a server that gave this answer.

import type { Answer, Check } from './check.ts'
import { meets, type Verdict } from './judge.ts'

export function holds(
  { name, steps, proof }: Pick<Check, 'name' | 'steps' | 'proof'>,
  answer: Answer,
  verdict: Verdict,
): boolean {
  if (verdict === 'lacks' || answer.silence !== undefined) return false
  if (proof !== undefined) return meets(answer, proof)
  if (answer.closed !== undefined && 'closing' in steps.at(-1)!) return true
  return name.startsWith('refuses ') === isRefusal(answer)
}

export function isRefusal({ status = 0, body, event = '', closed }: Answer): boolean {
  const { error } = Object(body) as { error?: unknown }
  // soketi's refusals have the status 200.
  return status >= 300 || typeof error === 'string' || closed !== undefined || event.endsWith('error')
}
