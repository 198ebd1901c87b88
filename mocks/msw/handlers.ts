// The HTTP half of a fake, as handlers.

import { http, type HttpHandler, HttpResponse } from 'msw'
import { isDroppedConnection } from '../dropped-connection.ts'
import { requireFake } from '../check-settings.ts'
import type { FakeServer } from '../fake-server.ts'
import { type InterceptOptions, interceptedUrls } from './intercepted.ts'

/**
 * MSW handlers that answer every request to the server as the fake does: its operations, wrong methods, preflights and
 * what does not exist.
 *
 * For code that cannot be given a `fetch`. They fit `setupServer`, `setupWorker` and `getResponse`. Requests to others
 * are not touched, so `onUnhandledRequest` goes on telling about them. A fake that is closed, or that drops a
 * connection, is a network error.
 *
 * This module needs both of MSW's packages, whatever of it is used: `npm install --save-dev msw@2 openapi-msw`.
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

/**
 * The same for a fake of `createFakePusher`: MSW handlers that answer every request to the server as the fake does.
 *
 * On every host that is what stands below `/apps/`; Reverb's probe `/up` needs an origin. Sockets go through
 * `pusherSocketHandlers` of `channelkit/mocks/msw/ws`, or `listen` of `channelkit/mocks/node`.
 *
 * @example
 * ```ts
 * import { pusherHandlers } from 'channelkit/mocks/msw'
 * import { createFakePusher } from 'channelkit/mocks/pusher'
 * import { createPusher } from 'channelkit/pusher'
 * import { setupServer } from 'msw/node'
 *
 * const fake = createFakePusher()
 * const server = setupServer(...pusherHandlers(fake))
 * server.listen({ onUnhandledRequest: 'error' })
 *
 * const pusher = createPusher({ appId: '1234', key: 'app-key', secret: 'app-secret', cluster: 'eu' })
 * await pusher.trigger('orders', 'order.created', { id: 1 })
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
export function pusherHandlers(
  fake: Pick<FakeServer, 'fetch'>,
  options: InterceptOptions = {},
): HttpHandler[] {
  return sockudoHandlers(fake, options)
}

/** What a fetch of this request would bring, with failures as MSW wants them. */
export async function answer(fake: Pick<FakeServer, 'fetch'>, request: Request): Promise<Response> {
  try {
    return await fake.fetch(request)
  } catch (error) {
    // There is no connection, or its caller went away. Anything else is a mistake: MSW shows it and answers 500.
    if (isDroppedConnection(error) || request.signal.aborted) return HttpResponse.error()
    throw error
  }
}
