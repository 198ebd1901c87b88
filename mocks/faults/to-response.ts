// An answer as `fetch` gives it.

import type { WireAnswer } from '../fake-server.ts'
import { streamOf } from './stream.ts'

export function toResponse(
  { status, headers, body, pieces }: WireAnswer,
  { method, signal }: Request,
): Response {
  // A HEAD only shows how long the body would be.
  const sent = method === 'HEAD' || body.byteLength === 0 ? null : body
  return new Response(pieces === undefined ? sent : streamOf(pieces, signal), { status, headers })
}
