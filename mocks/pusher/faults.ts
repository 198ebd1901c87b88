// Answers in the place of the server's own, in its words.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import { listed } from '../faults/check.ts'
import type { FaultAnswer } from '../faults/effects.ts'
import { type Answer, bare, json, plain } from '../sockudo/http/answer.ts'
import type { Words } from './preset-server.ts'

/** @throws ArgumentError */
export function checkWords(words: Words, { status, code }: FaultAnswer): void {
  if (code === undefined) return
  const codes = Object.keys(words[status] ?? {})
  if (codes.includes(code)) return
  const rule = codes.length === 0 ? 'cannot be' : `must be ${listed(codes)}`
  throw new ArgumentError('fault.code', `${rule} with status ${status}`)
}

export function answerInWords(words: Words, fault: FaultAnswer): Answer {
  const { status, retryAfter, headers = {} } = fault
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const retry = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter / 1000) }
  const answer = bodyOf(words, fault)
  return { ...answer, status, headers: { ...answer.headers, ...retry, ...Object.fromEntries(own) } }
}

function bodyOf(words: Words, { status, code, body }: FaultAnswer): Answer {
  if (typeof body === 'string') return body === '' ? bare(status, '') : plain(status, body)
  if (body !== undefined) return json(status, body)
  const answers = words[status] ?? {}
  const [usual] = Object.values(answers)
  return (code === undefined ? usual : answers[code])?.() ?? bare(status, '')
}
