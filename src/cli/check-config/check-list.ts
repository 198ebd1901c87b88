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
  const expressions: Matching[] = []
  for (const [index, item] of items.entries()) {
    const subject = `${rules.subject}[${index}]`
    const place = config.at(item)
    const add = (remark: Remark): void => void findings.push({ ...remark, ...place, subject })
    if (item.kind !== 'scalar' || typeof item.value !== 'string') {
      add({ level: 'error', message: 'must be a text, which is read as a regular expression' })
      continue
    }
    const { approves, remarks, matching } = checkPattern(item.value, rules.broken)
    const pattern = { subject, pattern: item.value, ...place, approves }
    for (const remark of remarks) add(remark)
    patterns.push(pattern)
    expressions.push({ ...pattern, matching })
  }
  const overlaps = rules.several === undefined ? [] : overlapsIn(expressions, rules.several)
  return { patterns, findings: [...findings, ...overlaps] }
}

interface Matching extends CheckedPattern {
  readonly matching: (origins: readonly string[]) => readonly string[]
}

/** Origins that an earlier expression approves, too. */
function overlapsIn(expressions: readonly Matching[], consequence: string): readonly Finding[] {
  const examples = expressions.flatMap(({ approves }) => approves ?? [])
  const approved = expressions.map(({ matching }) => new Set(matching(examples)))
  return expressions.flatMap(({ subject, line, column, approves }, index) => {
    for (const [before, other] of expressions.slice(0, index).entries()) {
      const shared = [approves, other.approves].find(
        (origin) => origin !== null && approved[index]!.has(origin) && approved[before]!.has(origin),
      )
      if (!shared) continue
      const message = `${other.subject} approves ${shared} as well: ${consequence}`
      return [{ level: 'warning', line, column, subject, message }]
    }
    return []
  })
}
