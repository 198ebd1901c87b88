// The two ways to ask a fake, out of one.

import { DroppedConnection } from '../../dropped-connection.ts'
import type { FakeServer, WireAnswer } from '../../fake-server.ts'
import { fetchOf } from '../../faults/fetch-of.ts'
import { type ApiRequest, readRequest, readWire } from './request.ts'

export function talking(
  answer: (request: ApiRequest) => Promise<WireAnswer>,
): Required<Pick<FakeServer, 'fetch' | 'exchange'>> {
  return {
    fetch: fetchOf(readRequest, answer),
    async exchange(request) {
      // What broke off is never whole on the server, and so never answered.
      if (request.cut === true) throw new DroppedConnection()
      return answer(readWire(request))
    },
  }
}
