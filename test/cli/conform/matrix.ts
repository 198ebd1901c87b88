// The table by what is true of each kind of server, as the guide shows it.

import type { Answer, Check, Expectation } from '../../../src/cli/conform/check.ts'
import { checks } from '../../../src/cli/conform/checks/index.ts'
import { holds } from '../../../src/cli/conform/holds.ts'
import { judge } from '../../../src/cli/conform/judge.ts'
import { type PresetName, pusherPresets } from '../../../src/services/pusher/presets.ts'

const names = Object.keys(pusherPresets) as PresetName[]

/** The rows of a Markdown table. */
export function matrix(): string[] {
  return [
    `| | ${names.map((name) => pusherPresets[name].title).join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    ...checks.map((check) => `| ${check.name} | ${names.map((name) => truth(check, name)).join(' | ')} |`),
  ]
}

function truth(check: Check, preset: PresetName): string {
  const expectation = check.expect[preset]
  if (expectation === 'unknown') return '?'
  const answer = answerOf(expectation)
  const verdict = judge(answer, expectation)
  if (verdict !== 'as expected' && verdict !== 'lacks')
    throw new Error(`no answer is ${check.id} of ${preset}`)
  return holds(check, answer, verdict) ? 'yes' : 'no'
}

/** An answer that is just what is expected. */
function answerOf(expectation: Exclude<Expectation, 'unknown'>): Answer {
  const { status, body, exactly, event, data, closed, heard, silence } = expectation
  const answer = {
    status: first(status),
    body: plain(exactly ?? body),
    event: first(event),
    data: plain(data),
    closed: first(closed),
    heard,
    silence: silence && 'nothing',
  }
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined))
}

function first<Value>(value: Value | readonly Value[] | undefined): Value | undefined {
  return Array.isArray(value) ? value[0] : (value as Value | undefined)
}

function plain(value: unknown): unknown {
  if (value instanceof RegExp) return ['7', '1.2', 'text'].find((text) => value.test(text))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]))
}
