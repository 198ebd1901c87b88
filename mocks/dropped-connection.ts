// A connection that a fake breaks on purpose.

/**
 * What `fetch` rejects with when the server ends the connection instead of answering. Whoever puts a fake on a port ends
 * the connection when it meets this.
 */
export class DroppedConnection extends TypeError {
  constructor(message: string = 'fetch failed') {
    super(message, { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
  }
}
