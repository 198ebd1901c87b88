// A story is a list of steps that are told one after the other, each with its time and what the receiver saw.

import { styleText } from 'node:util'
import { ApiError, PartialPublishError } from 'channelkit/errors'

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

/** Tells the whole story and resolves to whether every step that the server can do was observed. */
export async function tell<Job>(steps: readonly Step<Job>[], job: Job): Promise<boolean> {
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
