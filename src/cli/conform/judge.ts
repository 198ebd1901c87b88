// Compares an answer with what is expected.

import type { Answer, Expectation, Expected } from './check.ts'
import { meantStatus } from './refusal.ts'

export type Verdict = 'as expected' | 'differs' | 'lacks' | 'observed' | 'skipped' | 'failed'

/** What an answer is for a server of which this is expected. */
export function judge(answer: Answer, expectation: Expectation): Verdict {
  if (expectation === 'unknown') return 'observed'
  if (meets(answer, expectation)) return expectation.lacks ? 'lacks' : 'as expected'
  return answer.silence === undefined ? 'differs' : 'failed'
}

/** Whether an answer that differs is a refusal all the same, with the same status, sent and meant. */
export function isWording(answer: Answer, expectation: Expectation): boolean {
  if (expectation === 'unknown') return false
  const { status: wanted = 0 } = expectation
  const meant = meantStatus(answer)
  return meant >= 400 && oneOf(wanted, meant) && oneOf(wanted, answer.status)
}

/** Whether an answer has all that is expected. */
export function meets(
  answer: Answer,
  { status, body, exactly, event, data, closed, heard, silence }: Expected,
): boolean {
  if (silence !== (answer.silence === undefined ? undefined : true)) return false
  return (
    oneOf(status, answer.status) &&
    oneOf(closed, answer.closed) &&
    oneOf(event, answer.event) &&
    (body === undefined || fits(body, answer.body)) &&
    (exactly === undefined || equals(exactly, answer.body)) &&
    (data === undefined || fits(data, answer.data)) &&
    (heard === undefined || equals(heard, answer.heard))
  )
}

function oneOf<Value>(wanted: Value | readonly Value[] | undefined, found: Value | undefined): boolean {
  return wanted === undefined || (Array.isArray(wanted) ? wanted.includes(found) : wanted === found)
}

/** Whether all that is wanted is there; more may be there. */
function fits(wanted: unknown, found: unknown): boolean {
  if (wanted instanceof RegExp) return wanted.test(String(found))
  if (typeof wanted === 'string') return typeof found === 'string' && found.includes(wanted)
  if (typeof wanted !== 'object' || wanted === null) return wanted === found
  if (typeof found !== 'object' || found === null) return false
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      wanted.length === found.length &&
      wanted.every((item, index) => fits(item, found[index]))
    )
  }
  return Object.entries(wanted).every(
    ([name, value]) => Object.hasOwn(found, name) && fits(value, (found as Record<string, unknown>)[name]),
  )
}

function equals(wanted: unknown, found: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === found
  if (typeof found !== 'object' || found === null || Array.isArray(wanted) !== Array.isArray(found))
    return false
  const names = Object.keys(wanted)
  const rest = found as Record<string, unknown>
  return (
    names.length === Object.keys(found).length &&
    names.every(
      (name) => Object.hasOwn(found, name) && equals((wanted as Record<string, unknown>)[name], rest[name]),
    )
  )
}
