// Pages of a history, as far as the client looks at them.

/** What a test wants to be different. */
export interface PageParts {
  readonly next_cursor?: string | null
  readonly continuity?: object
  readonly stream_state?: object
  readonly [extra: string]: unknown
}

/** The answer with items of these serials. Without more it is the last page of a stream in good health. */
export function historyAnswer(serials: readonly number[], parts: PageParts = {}): Response {
  return Response.json(historyBody(serials, parts))
}

/** The JSON of such an answer. */
export function historyBody(serials: readonly number[], parts: PageParts = {}): object {
  const { continuity, stream_state: state, ...rest } = parts
  const whole = { stream_id: 'stream-1', oldest_available_serial: 1, truncated_by_retention: false }
  return {
    items: serials.map((serial) => ({ stream_id: 'stream-1', serial })),
    has_more: typeof parts.next_cursor === 'string',
    next_cursor: null,
    continuity: { ...whole, ...continuity },
    stream_state: { durable_state: 'healthy', reset_required: false, ...state },
    ...rest,
  }
}
