// Whether a list leaves nothing out: what the server says of it, and what the serials show.

/** What can be missing from a page of history. */
export interface Continuity {
  /** This is the last page, and the server has removed nothing of what was asked for. */
  readonly complete: boolean
  /** Something that was asked for is no longer stored. Cannot be told of a channel from which everything was removed. */
  readonly truncated: boolean
  /** The server does not vouch for its records: a write failed, a node was lost, or a reset is due. */
  readonly degraded: boolean
  /** A serial is missing on this page, between it and the page before it, or from `startSerial` to the first item. */
  readonly gap: boolean
  /** What the serials belong to; a reset begins another stream with serial 1. Undefined where the server names none. */
  readonly streamId: string | undefined
}

interface Numbered {
  readonly serial: number
}

/** What the answers of both histories have. */
export interface ContinuityAnswer {
  readonly items: readonly Numbered[]
  readonly has_more: boolean
  readonly continuity: {
    readonly stream_id: string | null
    readonly oldest_available_serial: number | null
    readonly truncated_by_retention: boolean
    readonly degraded?: boolean
  }
  readonly stream_state: { readonly durable_state: string; readonly reset_required: boolean }
}

/** @param before - the serial before the first item, where it is known */
export function continuityOf(answer: ContinuityAnswer, before: number | undefined): Continuity {
  const { continuity, stream_state: state, items } = answer
  const { stream_id: streamId, oldest_available_serial: oldest, degraded = false } = continuity
  // The server also says so of bounds from before the first event, of which nothing was ever removed.
  const truncated = continuity.truncated_by_retention && oldest !== 1
  return {
    complete: !answer.has_more && !truncated,
    truncated,
    degraded: degraded || state.reset_required || state.durable_state !== 'healthy',
    gap: hasGap(items, before),
    streamId: streamId ?? undefined,
  }
}

// The order within a page is not looked at: the server may list two records of the same moment against their serials.
function hasGap(items: readonly Numbered[], before: number | undefined): boolean {
  const serials = items.map(({ serial }) => serial)
  if (before !== undefined) serials.push(before)
  const span = Math.max(...serials) - Math.min(...serials)
  return serials.length > 1 && span !== serials.length - 1
}
