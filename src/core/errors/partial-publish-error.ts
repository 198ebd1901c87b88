import { KitError } from './kit-error.ts'

/** Channel names for `trigger`, positions in the list that was handed in for `triggerBatch`. */
export type PublishTarget = string | number

export interface PublishOutcome {
  readonly published: readonly PublishTarget[]
  readonly failed: readonly PublishTarget[]
  readonly unknown: readonly PublishTarget[]
}

/**
 * A call that had to be sent as several requests failed after it had begun.
 *
 * Every channel or event of the call is in exactly one of the three lists: `published` (the server confirmed it),
 * `failed` (it did not go out), `unknown` (it may have gone out). `cause` is the error of the request that failed; the
 * requests after it were not sent. Retry with the same idempotency key, or retry only `failed`.
 */
export class PartialPublishError extends KitError {
  override readonly name: string = 'PartialPublishError'
  readonly published: readonly PublishTarget[]
  readonly failed: readonly PublishTarget[]
  readonly unknown: readonly PublishTarget[]

  constructor(operation: string, outcome: PublishOutcome, cause: unknown) {
    const { published, failed, unknown } = outcome
    const counts = `${published.length} published, ${failed.length} failed, ${unknown.length} unknown`
    super(
      'partial_publish',
      `only a part of the call went out: ${counts}; ${cause instanceof Error ? cause.message : 'it was aborted'}`,
      { operation, cause },
    )
    this.published = published
    this.failed = failed
    this.unknown = unknown
  }
}
