// Answers of a fault: the tester's own, or the server's in its words.

import type { FaultAnswer } from '../../faults/effects.ts'
import { type Answer, bare, json, plain } from '../http/answer.ts'

/** By status, then by code; the first of a status is what it is without a code. */
export type Words = Readonly<
  Record<number, Readonly<Record<string, (seconds: number | undefined) => Answer>>>
>

export function answerInWords(words: Words, fault: FaultAnswer): Answer {
  const { status, retryAfter, headers = {} } = fault
  const seconds = retryAfter === undefined ? undefined : retryAfter / 1000
  const answer = bodyOf(words, fault, seconds)
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const retry = seconds === undefined ? undefined : { 'retry-after': String(seconds) }
  return { ...answer, status, headers: { ...answer.headers, ...retry, ...Object.fromEntries(own) } }
}

function bodyOf(words: Words, { status, code, body }: FaultAnswer, seconds: number | undefined): Answer {
  if (body === '') return bare(status, '')
  if (body !== undefined) return typeof body === 'string' ? plain(status, body) : json(status, body)
  const answers = words[status] ?? {}
  const [usual] = Object.values(answers)
  return (code === undefined ? usual : answers[code])?.(seconds) ?? bare(status, '')
}
