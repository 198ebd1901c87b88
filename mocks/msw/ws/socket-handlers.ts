// Handlers for the sockets at some addresses, of whatever service.

import { http, type HttpHandler, WebSocketHandler } from 'msw'
import { requireFake } from '../../check-settings.ts'
import type { FakeServer } from '../../fake-server.ts'
import { connect, headersGiven } from '../connect.ts'
import { answer } from '../handlers.ts'

/** @throws ArgumentError for something that is no fake */
export function socketHandlers(fake: FakeServer, urls: RegExp): (HttpHandler | WebSocketHandler)[] {
  requireFake(fake)
  // Of a library with connections of its own. It hears that this is no way, instead of nothing.
  const isHandshake = ({ request }: { readonly request: Request }): boolean =>
    urls.test(request.url) && request.headers.get('upgrade')?.toLowerCase() === 'websocket'
  return [http.get(isHandshake, ({ request }) => answer(fake, request)), new SocketHandler(urls, fake)]
}

type Run = WebSocketHandler['run']

const taken = new WeakSet<object>()

/** Not made by `ws.link`: that opens the socket at once, and answers handshakes of libraries without carrying anything. */
class SocketHandler extends WebSocketHandler {
  readonly #fake: FakeServer

  constructor(urls: RegExp, fake: FakeServer) {
    super(urls)
    this.#fake = fake
  }

  /** MSW opens the socket when this is done. */
  override async run(connection: Parameters<Run>[0], context?: Parameters<Run>[1]): ReturnType<Run> {
    const { client } = connection
    // MSW asks every handler; as with requests, the first one is enough.
    if (taken.has(client)) return null
    const found = await super.run(connection, context)
    if (found === null) return null
    taken.add(client)
    await connect(this.#fake, client, headersGiven(connection.info))
    return found
  }
}
