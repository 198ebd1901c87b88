// `fetch` of a fake server, out of the function that answers.

import type { WireAnswer } from '../fake-server.ts'
import { abortable } from './abortable.ts'
import { toResponse } from './to-response.ts'

/**
 * @param read - as the service sees a request
 * @param answer - `asked` is what the caller asked with, which becomes another object in between
 */
export function fetchOf<Received>(
  read: (request: Request) => Promise<Received>,
  answer: (received: Received, asked: RequestInfo | URL) => WireAnswer | Promise<WireAnswer>,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const received = await read(request)
    request.signal.throwIfAborted()
    const given = answer(received, input)
    return toResponse(given instanceof Promise ? await abortable(given, request.signal) : given, request)
  }
}
