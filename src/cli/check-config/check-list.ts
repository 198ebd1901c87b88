// A list of expressions: what it is made of, each of them, and which of them overlap.

import { checkPattern, type Remark } from './check-pattern.ts'
import type { CheckedPattern, Finding } from './finding.ts'
import type { JsonArray, JsonNode } from './json/node.ts'
import type { ReadConfig } from './read-config.ts'

/** What the server does with a list; each is the end of a sentence. */
export interface ListRules {
  /** `websocket.approvedSocketDomains` */
  readonly subject: string
  readonly missing: string
  /** Undefined where a list may be empty. */
  readonly empty: string | undefined
  /** With a text that is no expression. */
  readonly broken: string
  /** With an origin that several expressions match; undefined where nothing comes of it. */
  readonly several: string | undefined
}

export interface CheckedList {
  readonly patterns: readonly CheckedPattern[]
  readonly findings: readonly Finding[]
}

export function checkList(config: ReadConfig, node: JsonNode | undefined, rules: ListRules): CheckedList {
  const whole = (message: string): CheckedList => ({
    patterns: [],
    findings: [{ level: 'error', ...config.at(node), subject: rules.subject, message }],
  })
  if (node === undefined) return whole(`is missing: ${rules.missing}`)
  if (node.kind === 'object') return whole('must be an array of regular expressions')
  if (node.kind === 'scalar') {
    return typeof node.value === 'string'
      ? whole('must be an array: of a text, each single letter would be an expression')
      : whole('must be an array of regular expressions')
  }
  if (node.items.length === 0 && rules.empty !== undefined) return whole(rules.empty)
  return checkItems(config, node, rules)
}

function checkItems(config: ReadConfig, { items }: JsonArray, rules: ListRules): CheckedList {
  const patterns: CheckedPattern[] = []
  const findings: Finding[] = []
  const earlier: Matching[] = []
  for (const [index, item] of items.entries()) {
    const subject = `${rules.subject}[${index}]`
    const place = config.at(item)
    const add = (remark: Remark): void => void findings.push({ ...remark, ...place, subject })
    if (item.kind !== 'scalar' || typeof item.value !== 'string') {
      add({ level: 'error', message: 'must be a text, which is read as a regular expression' })
      continue
    }
    const { approves, remarks, matches } = checkPattern(item.value, rules.broken)
    const pattern = { subject, pattern: item.value, ...place, approves }
    for (const remark of remarks) add(remark)
    if (rules.several !== undefined) {
      const overlap = overlapOf({ ...pattern, matches }, earlier)
      if (overlap !== undefined) add({ level: 'warning', message: `${overlap}: ${rules.several}` })
    }
    earlier.push({ ...pattern, matches })
    patterns.push(pattern)
  }
  return { patterns, findings }
}

interface Matching extends CheckedPattern {
  readonly matches: (origin: string) => boolean
}

/** An origin that an earlier expression approves, too. */
function overlapOf(pattern: Matching, earlier: readonly Matching[]): string | undefined {
  for (const other of earlier) {
    const shared = [pattern.approves, other.approves].find(
      (origin) => origin !== null && pattern.matches(origin) && other.matches(origin),
    )
    if (shared) return `${other.subject} approves ${shared} as well`
  }
  return undefined
}
