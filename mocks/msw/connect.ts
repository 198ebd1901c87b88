// From a socket that MSW intercepted to one that the fake knows.

import type { WebSocketHandler } from 'msw'
import { isDroppedConnection } from '../dropped-connection.ts'
import type { FakeServer, FakeSocket } from '../fake-server.ts'

type Client = Parameters<WebSocketHandler['run']>[0]['client']

/**
 * Shakes hands; the fake gets the socket once it is open, for what is sent or closed before would be lost.
 *
 * @param given - headers of its maker
 */
export async function connect(
  fake: FakeServer,
  client: Client,
  given: Headers = new Headers(),
): Promise<void> {
  const { socket, url } = client
  const headers = handshakeHeaders(url)
  for (const [name, value] of given) headers.set(name, value)
  if (await refuses(fake, url, headers)) {
    socket.dispatchEvent(new Event('error'))
    return client.close(1006)
  }
  const request = new Request(url.href.replace(/^ws/, 'http'))
  // A page cannot make a request that says its origin.
  Object.defineProperty(request, 'headers', { value: headers })
  socket.addEventListener('open', () => fake.upgrade(fakeSocketOf(client), request), { once: true })
}

async function refuses(fake: FakeServer, { pathname, search }: URL, headers: Headers): Promise<boolean> {
  // Nor could its fetch send these headers.
  if (fake.exchange === undefined) return false
  const header = (name: string): string | undefined => headers.get(name) ?? undefined
  try {
    const request = { method: 'GET', target: `${pathname}${search}`, header, body: new Uint8Array() }
    return (await fake.exchange(request)).status !== 426
  } catch (error) {
    if (isDroppedConnection(error)) return true
    throw error
  }
}

type Info = Parameters<WebSocketHandler['run']>[0]['info']

/** Those that Node takes in the place of protocols. Browsers take none, and say the origin of the page. */
export function headersGiven({ protocols }: Info): Headers {
  const { headers } = Object(protocols) as { readonly headers?: Record<string, string> }
  try {
    return new Headers(headers)
  } catch {
    return new Headers()
  }
}

/** What browsers send. */
function handshakeHeaders({ host }: URL): Headers {
  const headers = new Headers({
    host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
  })
  const { location } = globalThis as { readonly location?: Location }
  if (location !== undefined) headers.set('origin', location.origin)
  return headers
}

function fakeSocketOf(client: Client): FakeSocket {
  // MSW delivers in a microtask, and drops what is not delivered when a socket closes.
  const close = (code?: number, reason?: string): void => queueMicrotask(() => client.close(code, reason))
  return {
    send: (text) => client.send(text),
    close,
    terminate: () => close(1006),
    addEventListener: (type: 'message' | 'close', listener: (event: never) => void) =>
      client.addEventListener(type, (event: Event) => listener(event as never)),
  }
}
