// What a run found out. `--json` prints it as it is: the names of its members are part of the interface.

import type { PresetName } from '../../services/pusher/presets.ts'
import type { Subject } from './check.ts'
import type { Verdict } from './judge.ts'
import type { Likeness } from './likeness.ts'

export interface CheckResult {
  readonly id: string
  readonly subject: Subject
  readonly name: string
  readonly verdict: Verdict
  /** Whether the sentence is true of this server; absent when that is not known. */
  readonly holds?: boolean
  /** It differs, but only in how it says no: the status is the expected one. */
  readonly wording?: true
  /** What the preset says, in words; `unknown` where no source does. */
  readonly expected: string
  /** What the server said, in words; absent when it was not asked or did not answer. */
  readonly answered?: string
  /** Why it was skipped, or what failed. */
  readonly why?: string
  /** What has to be switched on in the server for this. */
  readonly needs?: string
}

export interface Report {
  /** Without key and secret. */
  readonly server: string
  readonly preset: PresetName
  /** Where the expectations come from. */
  readonly source: string
  /** Version of the package. */
  readonly channelkit: string
  readonly write: boolean
  /** The prefix of every name that was used. */
  readonly run: string
  /** ISO 8601. */
  readonly started: string
  /** Milliseconds. */
  readonly duration: number
  /** HTTP requests that were sent. */
  readonly requests: number
  readonly counts: Readonly<Record<Verdict, number>>
  readonly likeness: Likeness
  readonly checks: readonly CheckResult[]
}

export function countsOf(results: readonly CheckResult[]): Report['counts'] {
  const counts = { 'as expected': 0, differs: 0, lacks: 0, observed: 0, skipped: 0, failed: 0 }
  for (const { verdict } of results) counts[verdict]++
  return counts
}

/** Whether somebody has to look: an answer differs, or there was none. */
export function isAlarming({ counts }: Report): boolean {
  return counts.differs > 0 || counts.failed > 0
}
