// A connection that a fake breaks on purpose.

const code = 'ECONNRESET'

/**
 * What `fetch` rejects with when the server ends the connection instead of answering. Whoever puts a fake on a port ends
 * the connection when it meets this.
 */
export class DroppedConnection extends TypeError {
  constructor(message: string = 'fetch failed') {
    super(message, { cause: Object.assign(new Error('socket hang up'), { code }) })
  }
}

/** Whether an error is one. By its content, so that a fake of another copy of this package, or of its user, fits. */
export function isDroppedConnection(error: unknown): boolean {
  return error instanceof TypeError && (error.cause as { readonly code?: unknown } | undefined)?.code === code
}
