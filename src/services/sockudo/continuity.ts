// Whether a list leaves nothing out: what the server says of it, and what the serials show.

/** What can be missing from a page of history. */
export interface Continuity {
  /** This is the last page, and the server has removed nothing of what was asked for. */
  readonly complete: boolean
  /** What was asked for reaches back further than what the server keeps. */
  readonly truncated: boolean
  /** The server does not vouch for its records: a write failed, a node was lost, or a reset is due. */
  readonly degraded: boolean
  /** A serial is missing on this page, or between it and the page before it. */
  readonly gap: boolean
}

interface Numbered {
  readonly serial: number
}

/** What the answers of both histories have. */
export interface ContinuityAnswer {
  readonly items: readonly Numbered[]
  readonly continuity: {
    readonly complete: boolean
    readonly truncated_by_retention: boolean
    readonly degraded?: boolean
  }
  readonly stream_state: { readonly durable_state: string; readonly reset_required: boolean }
}

/** @param before - the items of the page before, where it is known */
export function continuityOf(answer: ContinuityAnswer, before: readonly Numbered[] = []): Continuity {
  const { continuity, stream_state: state, items } = answer
  const { complete, truncated_by_retention: truncated, degraded = false } = continuity
  return {
    complete,
    truncated,
    degraded: degraded || state.reset_required || state.durable_state !== 'healthy',
    gap: hasGap([...before.slice(-1), ...items]),
  }
}

function hasGap(items: readonly Numbered[]): boolean {
  return items.some(({ serial }, index) => index > 0 && Math.abs(serial - items[index - 1]!.serial) !== 1)
}
