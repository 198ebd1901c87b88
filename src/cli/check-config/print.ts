// A report for people: line and column, the expression, an example of whom it approves, and what is wrong with it.

import type { CheckedPattern, ConfigReport, Finding } from './finding.ts'
import type { Place } from './json/places.ts'

/** As far as the sentences are. */
const indent = 19

export function linesOf(file: string, report: ConfigReport): readonly string[] {
  const { findings, patterns, url } = report
  const known = new Set(patterns.map(({ subject }) => subject))
  const others = findings.filter(({ subject = '' }) => !known.has(subject))
  return [
    url === null ? file : `${file}: clients connect to ${url}`,
    '',
    ...others.map((finding) => {
      const { subject, message } = finding
      return line(finding, finding.level, subject === undefined ? message : `${subject} ${message}`)
    }),
    ...patterns.flatMap((pattern) =>
      linesOfPattern(
        pattern,
        findings.filter(({ subject }) => subject === pattern.subject),
      ),
    ),
    '',
    summaryOf(report),
  ]
}

function linesOfPattern(pattern: CheckedPattern, findings: readonly Finding[]): readonly string[] {
  const { approves, subject } = pattern
  const isError = findings.some(({ level }) => level === 'error')
  const level = isError ? 'error' : findings.length > 0 ? 'warning' : 'ok'
  const below = [...(approves === null ? [] : [`approves ${shown(approves)}`]), ...findings.flatMap(wordsOf)]
  return [
    line(pattern, level, `${subject} ${JSON.stringify(pattern.pattern)}`),
    ...below.map((text) => `${' '.repeat(indent)}${text}`),
  ]
}

function wordsOf({ approves, refuses, message, instead }: Finding): readonly string[] {
  const example =
    approves !== undefined
      ? `approves ${shown(approves)}: `
      : refuses !== undefined
        ? `refuses ${shown(refuses)}: `
        : ''
  return [`${example}${message}`, ...(instead === undefined ? [] : [`better: ${JSON.stringify(instead)}`])]
}

function line(place: Place, level: string, text: string): string {
  return `  ${`${place.line}:${place.column}`.padEnd(8)}${level.padEnd(indent - 10)}${text}`
}

/** What a terminal would not show as it is goes into quotes. */
function shown(origin: string): string {
  return /^[\x21-\x7e]+$/.test(origin) ? origin : JSON.stringify(origin)
}

function summaryOf({ findings, patterns }: ConfigReport): string {
  const count = (level: Finding['level']): number => findings.filter((each) => each.level === level).length
  const some = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`
  return [
    some(patterns.length, 'expression'),
    some(count('error'), 'error'),
    some(count('warning'), 'warning'),
  ].join(', ')
}
