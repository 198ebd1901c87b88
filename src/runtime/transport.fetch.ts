// `#transport` where fetch is the fast way (Bun) or the only one (Deno, workerd, browsers), and for a fetch passed in.

import type { CreateTransport, Transport, TransportRequest, TransportResponse } from './transport.ts'

/** A transport over any function with the shape of `fetch`. */
export function fetchTransport(fetch: typeof globalThis.fetch): Transport {
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController()
        request.stop.onStop(() => {
          controller.abort()
          // A fetch that was passed in may not listen to its signal.
          reject(new Error('stopped'))
        })
        exchange(fetch, request, controller.signal).then(resolve, reject)
      }),
    close() {},
  }
}

async function exchange(
  fetch: typeof globalThis.fetch,
  { method, origin, target, headers, body }: TransportRequest,
  signal: AbortSignal,
): Promise<TransportResponse> {
  const init: RequestInit = { method, headers, signal, redirect: 'manual' }
  const response = await fetch(`${origin}${target}`, body === undefined ? init : { ...init, body })
  // How browsers show a redirect that they were told not to follow.
  if (response.status === 0) throw new Error('the server redirects, which is not followed')
  return {
    status: response.status,
    headers: headersOf(response),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

/** Several cookies are several headers, of which an object would keep the last one only. */
function headersOf({ headers }: Response): Record<string, string> {
  const flat = Object.fromEntries(headers)
  // A fetch that was passed in may bring older Headers.
  const cookies = (headers as Partial<Pick<Headers, 'getSetCookie'>>).getSetCookie?.call(headers) ?? []
  return cookies.length > 1 ? { ...flat, 'set-cookie': cookies.join(', ') } : flat
}

export const supportsAgent = false

export const createTransport: CreateTransport = () =>
  // Looked up at call time, so that a test can replace the global.
  fetchTransport((input, init) => globalThis.fetch(input, init))
