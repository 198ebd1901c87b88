// The answer to a page, where neither requests show cookies nor answers set them: MSW keeps them instead.

import { HttpResponse } from 'msw'
import { isDroppedConnection } from '../dropped-connection.ts'
import type { FakeServer } from '../fake-server.ts'
import { streamOf } from '../faults/stream.ts'
import { answer } from './handlers.ts'

/** @param cookies - those that MSW would send */
export async function answerPage(
  fake: Pick<FakeServer, 'fetch' | 'exchange'>,
  request: Request,
  cookies: Readonly<Record<string, string>>,
): Promise<Response> {
  if (fake.exchange === undefined) return answer(fake, request)
  const { pathname, search } = new URL(request.url)
  const cookie = Object.entries(cookies).map((pair) => pair.join('='))
  const header = (name: string): string | undefined =>
    name === 'cookie' ? cookie.join('; ') : (request.headers.get(name) ?? undefined)
  const sent = new Uint8Array(await request.arrayBuffer())
  try {
    const wire = { method: request.method, target: `${pathname}${search}`, header, body: sent }
    const { status, headers, body, pieces } = await fake.exchange(wire)
    const shown = request.method === 'HEAD' || body.byteLength === 0 ? null : body
    return new HttpResponse(pieces === undefined ? shown : streamOf(pieces, request.signal), {
      status,
      headers,
    })
  } catch (error) {
    if (isDroppedConnection(error) || request.signal.aborted) return HttpResponse.error()
    throw error
  }
}
