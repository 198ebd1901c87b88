// A report for people: a line for each check, below its subject.

import { pusherPresets } from '../../services/pusher/presets.ts'
import { type Check, sources } from './check.ts'
import type { ConformOptions } from './conform.ts'
import { checks as table } from './checks/index.ts'
import { extentOf } from './extent.ts'
import type { CheckResult, Report } from './report.ts'

const titles = {
  signing: 'Signed requests',
  publish: 'Publishing',
  batch: 'Batches',
  state: 'Channels and their users',
  users: 'Signed-in users',
  sockets: 'Sockets',
  beyond: 'Beyond the protocol',
} as const

/** As far as the sentences are. */
const indent = 20

/** What stands above the results. */
export function heading(server: string, { preset, write }: Pick<ConformOptions, 'preset' | 'write'>): string {
  const { checks, requests, connections } = extentOf(table, write)
  return [
    server,
    `compared with ${pusherPresets[preset].title}: ${sources[preset]}`,
    `${checks} checks with ${requests} requests and ${connections} connections`,
  ].join('\n')
}

/** The lines of one result; `before` is the one that was printed last. */
export function linesOf(
  result: CheckResult,
  before: Pick<Check, 'subject'> | undefined,
  width: number,
): string[] {
  const { subject, verdict, holds, wording, name, expected, answered, why, needs } = result
  const truth = holds === undefined ? '?' : holds ? 'yes' : 'no'
  const title = before?.subject === subject ? [] : ['', titles[subject]]
  const told =
    verdict === 'differs'
      ? [`expected ${expected}`, `answered ${answered}`, ...(needs === undefined ? [] : [`needs ${needs}`])]
      : verdict === 'failed'
        ? [`expected ${expected}`, why ?? answered ?? 'no answer']
        : verdict === 'observed'
          ? [answered ?? '']
          : []
  return [
    ...title,
    `  ${(wording ? 'in words' : verdict).padEnd(11)}  ${truth.padEnd(3)}  ${name}`,
    ...told.map((line) => `${' '.repeat(indent)}${line}`),
  ].map((line) => cut(line, width))
}

/** What stands below the results. */
export function summary({ counts, checks, likeness, duration, write }: Report): string {
  const worded = checks.filter(({ wording }) => wording).length
  const counted = Object.entries(counts).filter(([, count]) => count > 0)
  const alike = Object.entries(likeness).map(([name, { fits, of }]) => `${name} ${fits} of ${of}`)
  return [
    '',
    `${counted.map(([verdict, count]) => `${count} ${verdict}${verdict === 'differs' && worded > 0 ? ` (${worded} in words alone)` : ''}`).join(', ')}, in ${(duration / 1000).toFixed(1)} s`,
    `answers like ${alike.join(', ')}`,
    ...(write ? [] : ['Nothing was published: --write adds the checks that publish and end connections.']),
  ].join('\n')
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`
}
