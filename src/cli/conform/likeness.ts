// Which kind of server a server is most like, from the answers of a run.

import { type PresetName, pusherPresets } from '../../services/pusher/presets.ts'
import type { Answer, Check } from './check.ts'
import { judge } from './judge.ts'

/** For each preset, how many of the answers are what it expects, of those about which it expects something. */
export type Likeness = Readonly<Record<PresetName, { readonly fits: number; readonly of: number }>>

export function likenessOf(answers: readonly (readonly [Check, Answer])[]): Likeness {
  const entries = Object.keys(pusherPresets).map((name) => {
    const verdicts = answers.map(([{ expect }, answer]) => judge(answer, expect[name as PresetName]))
    const judged = verdicts.filter((verdict) => verdict !== 'observed')
    const fits = judged.filter((verdict) => verdict === 'as expected' || verdict === 'lacks')
    return [name, { fits: fits.length, of: judged.length }]
  })
  return Object.fromEntries(entries) as Likeness
}
