// Runs the table against a server, one check after the other, and reports what each answer is worth.

import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isKitError, KitError } from '../../core/errors/kit-error.ts'
import { redactor } from '../../core/redact.ts'
import { version } from '../../core/version.ts'
import type { PresetName } from '../../services/pusher/presets.ts'
import { type Asker, createAsker } from './ask.ts'
import { type Answer, type Ask, type Check, sources } from './check.ts'
import { checks as table } from './checks/index.ts'
import { describeAnswer, describeExpectation, legible } from './describe.ts'
import { fill } from './fill.ts'
import { holds } from './holds.ts'
import { isWording, judge } from './judge.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import { isRefusal } from './refusal.ts'
import { type CheckResult, countsOf, type Report } from './report.ts'
import type { World } from './hand.ts'
import { runSteps } from './run-steps.ts'
import { type Target, targetOf } from './target.ts'

export interface ConformOptions {
  readonly preset: PresetName
  /** Also what publishes or ends connections. */
  readonly write: boolean
  /** Milliseconds for each step of a check. */
  readonly timeout: number
  /** Default: all. */
  readonly checks?: readonly Check[] | undefined
  /** Called with each result as it comes. */
  readonly onResult?: ((result: CheckResult) => void) | undefined
  /** Milliseconds since the epoch (default `Date.now`). */
  readonly clock?: (() => number) | undefined
  /** Waits where the server asks for it (default: a timer). */
  readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined
}

/**
 * @param url - `http(s)://key:secret@host[:port][/base]/apps/app-id`
 * @throws ArgumentError for a URL that is not one
 * @throws KitError `no_answer` when the server does not answer the first request, `not_authorized` when it refuses it
 */
export async function conform(url: string, options: ConformOptions): Promise<Report> {
  const target = targetOf(url)
  const { preset, write, timeout, checks = table, onResult, clock = Date.now, sleep = wait } = options
  const asker = createAsker(target, { timeout, clock, sleep })
  const started = clock()
  try {
    await greet(asker, target)
    const run = `conform-${randomBytes(4).toString('hex')}`
    const world: World = { target, asker, timeout, run }
    const answers: (readonly [Check, Answer])[] = []
    const results: CheckResult[] = []
    for (const check of checks) {
      const { result, answer } = await runCheck(check, world, preset, write)
      if (answer !== undefined) answers.push([fill(check, { run }), answer])
      results.push(result)
      onResult?.(result)
    }
    const likeness: Likeness = likenessOf(answers)
    return {
      server: target.shown,
      preset,
      source: sources[preset],
      channelkit: version,
      write,
      run,
      started: new Date(started).toISOString(),
      duration: clock() - started,
      requests: asker.requests,
      counts: countsOf(results),
      likeness,
      checks: results,
    }
  } finally {
    asker.close()
  }
}

/** Where this fails every check would, for one reason. */
async function greet(asker: Asker, { shown, key, secret }: Target): Promise<void> {
  const first: Ask = { path: '/channels', query: { filter_by_prefix: 'conform-' } }
  const answer = await asker.ask(first).catch((cause: unknown) => {
    if (!isKitError(cause)) throw cause
    throw new KitError('no_answer', `${shown} does not answer: ${cause.message}`, { cause })
  })
  if (!isRefusal(answer)) return
  const said = legible(redactor([key, secret])(describeAnswer(answer)))
  throw new KitError('not_authorized', `${shown} does not list channels for this key and secret: ${said}`)
}

interface Ran {
  readonly result: CheckResult
  readonly answer?: Answer
}

async function runCheck(unfilled: Check, world: World, preset: PresetName, write: boolean): Promise<Ran> {
  const check = fill(unfilled, { run: world.run })
  const { id, subject, name, steps, needs } = check
  const { target, run } = world
  const expectation = check.expect[preset]
  const clean = redactor([target.key, target.secret])
  // Without what is different in each run, so that two reports can be compared.
  const shown = (words: string): string => clean(words.replaceAll(run, 'conform'))
  const about = {
    id,
    subject,
    name,
    expected: shown(describeExpectation(expectation)),
    ...(needs !== undefined && { needs }),
  }
  if (check.write && !write)
    return { result: { ...about, verdict: 'skipped', why: 'it writes: needs --write' } }
  try {
    const answer = await runSteps(steps, world)
    const answered = legible(shown(describeAnswer(answer)))
    const verdict = judge(answer, expectation)
    const wording = verdict === 'differs' && isWording(answer, expectation) && { wording: true as const }
    return {
      answer,
      result: { ...about, verdict, holds: holds(check, answer, verdict), ...wording, answered },
    }
  } catch (error) {
    if (!isKitError(error) || error.code === 'conform_table') throw error
    const why = legible(error.message)
    // Where nobody knows the answer, that there is none is one, too.
    if (expectation === 'unknown') return { result: { ...about, verdict: 'observed', answered: why } }
    return { result: { ...about, verdict: 'failed', why } }
  }
}
