// A comparison for people.

import { legible } from '../conform/describe.ts'
import type { Difference } from './differences.ts'
import type { PointResult } from './point.ts'
import type { DocumentResult, Report } from './report.ts'
import { wrap } from './wrap.ts'

/** As far as the sentences are. */
const indent = ' '.repeat(13)

const verdicts = ['otherwise', 'as read', 'unseen'] as const satisfies readonly PointResult['verdict'][]

/** @param width - columns of the terminal */
export function linesOf(report: Report, width: number): string[] {
  const { endpoint, against, points, documents } = report
  const others = othersOf(report)
  return [
    endpoint,
    `compared with ${against}`,
    '',
    'What the document leaves open',
    ...verdicts.flatMap((verdict) => points.filter((point) => point.verdict === verdict).flatMap(pointLines)),
    '',
    'Documents of the client',
    ...documents.flatMap(documentLines),
    ...(others.length === 0 ? [] : ['', 'Other differences', ...others.map(differenceLine)]),
    '',
    summary(report),
  ].flatMap((line) => wrap(plain(line), width, indent))
}

/** What no point tells. */
function othersOf({ points, differences }: Report): Difference[] {
  const decided = points.filter(({ verdict }) => verdict !== 'unseen')
  const told = new Set(decided.flatMap(({ found }) => found.map(({ where }) => where)))
  return differences.filter(({ where }) => !told.has(where))
}

function pointLines({ verdict, point, reading, found, switch: words }: PointResult): readonly string[] {
  const head = [`  ${verdict.padEnd(11)}${point}`, `${indent}read as: ${reading}`]
  if (verdict === 'as read') return head
  // Of what no type decides, the words of the service may tell something.
  const shown = verdict === 'otherwise' ? found : found.filter(({ says }) => says !== undefined)
  return [
    ...head,
    ...shown.map(({ where, is, says }) => `${indent}here: ${where} is ${is}${says ? `: "${says}"` : ''}`),
    `${indent}switch: ${words}`,
  ]
}

function documentLines({ operation, refusals }: DocumentResult): readonly string[] {
  if (refusals.length === 0) return [`  ${'accepted'.padEnd(11)}${operation}`]
  return [
    `  ${'refused'.padEnd(11)}${operation}`,
    ...refusals.map((reason) => `${indent}${reason}`),
    `${indent}switch: documents: { ${operation}: '…' } of createWebSocketsService`,
  ]
}

function differenceLine({ kind, where, ours, theirs, breaks }: Difference): string {
  const told =
    kind === 'differs' ? `is ${theirs}, expected ${ours}` : kind === 'extra' ? `is ${theirs}` : `was ${ours}`
  return `  ${kind.padEnd(11)}${where} ${told}${breaks ? ' (breaks)' : ''}`
}

function summary({ points, documents, differences, same }: Report): string {
  const count = (verdict: PointResult['verdict']): number =>
    points.filter((point) => point.verdict === verdict).length
  const refused = documents.filter(({ refusals }) => refusals.length > 0).length
  const breaking = differences.filter(({ breaks }) => breaks).length
  const different = `${counted(differences.length, 'difference')}, ${breaking} of them breaking`
  return `${counted(count('as read'), 'point')} as read, ${count('otherwise')} otherwise, ${count('unseen')} that no schema shows; ${counted(refused, 'document')} refused; ${same ? 'no difference' : different}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Names in a schema are plain by its rules; what a service says otherwise may be anything. */
function plain(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${legible(line.trimStart())}`
}
