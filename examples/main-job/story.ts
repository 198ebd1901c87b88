// A story is a list of steps that are told one after the other, each with its time and what the receiver saw.

import { parseArgs, type ParseArgsConfig, styleText } from 'node:util'
import { ApiError, PartialPublishError } from 'channelkit/errors'

export type OptionsConfig = NonNullable<ParseArgsConfig['options']>

/** The story of one service: one folder each, and one line in stories.ts. */
export interface Story<Job extends Stage, Options extends OptionsConfig> {
  /** What its options look like in a call. */
  readonly usage: string
  readonly options: Options
  /**
   * Starts what is needed.
   *
   * @throws ArgumentError for options that make no sense
   */
  readonly open: (values: ReturnType<typeof parseArgs<{ options: Options }>>['values']) => Promise<Job>
  readonly steps: readonly Step<Job>[]
}

/** What the steps of a story share. */
export interface Stage {
  /** Which server it plays on. */
  readonly where: string
  readonly close: () => Promise<void>
}

export interface Step<Job> {
  readonly title: string
  /** Does it, waits until the receiver has seen it, and says what was seen. */
  readonly run: (job: Job) => Promise<string>
}

/** The server cannot do this; the story goes on without it. */
export class Lacking extends Error {
  override readonly name = 'Lacking'
}

/** Statuses and codes by which a server says that it has no such operation or takes less at once. */
const lackingStatuses = [404, 405, 501]
const lackingCodes = ['feature_disabled', 'limit_exceeded', 'not_implemented']

function isLacking(error: unknown): boolean {
  if (error instanceof Lacking) return true
  const reason = error instanceof PartialPublishError ? error.cause : error
  if (!(reason instanceof ApiError)) return false
  return (
    lackingCodes.includes(reason.code) ||
    (lackingStatuses.includes(reason.status) && reason.code !== 'app_not_found')
  )
}

/** Opens a story, tells it and closes it; resolves to whether every step that the server can do was observed. */
export async function play<Job extends Stage, Options extends OptionsConfig>(
  { options, open, steps }: Story<Job, Options>,
  args: readonly string[],
): Promise<boolean> {
  const job = await open(parseArgs({ args: [...args], options }).values)
  try {
    console.log(`The main job of channelkit, on ${job.where}\n`)
    return await tell(steps, job)
  } finally {
    await job.close()
  }
}

async function tell<Job>(steps: readonly Step<Job>[], job: Job): Promise<boolean> {
  const told = { seen: 0, lacking: 0, failed: 0 }
  for (const { title, run } of steps) {
    const started = performance.now()
    const [outcome, text] = await run(job).then(
      (saw) => ['seen', saw] as const,
      (error: unknown) => [isLacking(error) ? 'lacking' : 'failed', messageOf(error)] as const,
    )
    told[outcome]++
    const time = `${(performance.now() - started).toFixed(1)} ms`
    console.log(`${mark(outcome)} ${title.padEnd(34)} ${time.padStart(9)}  ${text}`)
  }
  const lacking = told.lacking > 0 ? `, ${told.lacking} not available on this server` : ''
  console.log(
    `\n${told.seen} of ${steps.length} steps observed by the receiver${lacking}, ${told.failed} failed`,
  )
  return told.failed === 0
}

function mark(outcome: 'seen' | 'lacking' | 'failed'): string {
  if (outcome === 'seen') return styleText('green', 'seen   ')
  return outcome === 'lacking' ? styleText('yellow', 'lacking') : styleText('red', 'FAILED ')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
