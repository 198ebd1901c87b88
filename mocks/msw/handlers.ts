// The HTTP half of a fake, as handlers.

import { http, type HttpHandler, HttpResponse } from 'msw'
import type { FakeServer } from '../fake-server.ts'
import { type InterceptOptions, interceptedUrls, requireFake } from './intercepted.ts'

/**
 * MSW handlers that answer every request to the server as the fake does: its operations, wrong methods, preflights and
 * what does not exist.
 *
 * For code that cannot be given a `fetch`. They fit `setupServer`, `setupWorker` and `getResponse`. Requests to others
 * are not touched, so `onUnhandledRequest` goes on telling about them. A fake that is closed, or that drops a
 * connection, is a network error.
 *
 * A socket of the `ws` package or of `pusher-js` in Node is not carried by MSW: its request is answered with 426. Use
 * `listen` of `channelkit/mocks/node` for those, and `channelkit/mocks/msw/ws` for the `WebSocket` of browsers.
 *
 * @example
 * ```ts
 * import { sockudoHandlers } from 'channelkit/mocks/msw'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 * import { createSockudo } from 'channelkit/sockudo'
 * import { setupServer } from 'msw/node'
 *
 * const fake = createFakeSockudo()
 * const server = setupServer(...sockudoHandlers(fake))
 * server.listen({ onUnhandledRequest: 'error' })
 *
 * const sockudo = createSockudo('https://app-key:app-secret@sockudo.example.com/apps/app-id')
 * await sockudo.trigger('orders', 'order.created', { id: 1 })
 * console.log(fake.events[0]?.name)
 *
 * server.close()
 * ```
 *
 * @param fake - what answers
 * @param options - which hosts are the fake's (default: every host, for paths below `/apps/`)
 * @returns the handlers, to be spread into `setupServer`, `setupWorker` or `use`
 * @throws ArgumentError for something that is no fake, or no origin
 */
export function sockudoHandlers(
  fake: Pick<FakeServer, 'fetch'>,
  options: InterceptOptions = {},
): HttpHandler[] {
  requireFake(fake)
  return [http.all(interceptedUrls(options, 'apps'), ({ request }) => answer(fake, request))]
}

/** What a fetch of this request would bring, with failures as MSW wants them. */
export async function answer(fake: Pick<FakeServer, 'fetch'>, request: Request): Promise<Response> {
  try {
    return await fake.fetch(request)
  } catch (error) {
    // What fetch says when there is no connection, and when its caller went away. Anything else is a mistake: MSW
    // shows it and answers 500.
    if (error instanceof TypeError || request.signal.aborted) return HttpResponse.error()
    throw error
  }
}
