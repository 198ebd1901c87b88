// The two ways to ask a fake, out of one.

import { DroppedConnection } from '../../dropped-connection.ts'
import type { FakeServer, WireAnswer } from '../../fake-server.ts'
import { abortable } from '../../faults/abortable.ts'
import { toResponse } from '../../faults/to-response.ts'
import { type ApiRequest, readRequest, readWire } from './request.ts'

export function talking(
  answer: (request: ApiRequest) => Promise<WireAnswer>,
): Required<Pick<FakeServer, 'fetch' | 'exchange'>> {
  return {
    async fetch(input, init) {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      const received = await readRequest(request)
      return toResponse(await abortable(answer(received), request.signal), request)
    },
    async exchange(request) {
      // What broke off is never whole on the server, and so never answered.
      if (request.cut === true) throw new DroppedConnection()
      return answer(readWire(request))
    },
  }
}
