// Cursors of pages, as the server makes them: JSON in base64 for URLs, and not signed.

/** What a cursor looks like. */
export function anyCursor(channel: string): object {
  return {
    version: 1,
    app_id: 'app-id',
    channel,
    stream_id: '4f8d1a5e-04ba-4f0e-9d56-1c7c1d0f2e3a',
    serial: 7,
    direction: 'newest_first',
    bounds: { start_serial: null, end_serial: null, start_time_ms: null, end_time_ms: null },
  }
}

export function encoded(cursor: object): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}
