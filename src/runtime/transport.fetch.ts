// `#transport` where fetch is the fast way (Bun) or the only one (Deno, workerd, browsers), and for a fetch passed in.

import type { CreateTransport, Transport } from './transport.ts'

/** A transport over any function with the shape of `fetch`. */
export function fetchTransport(fetch: typeof globalThis.fetch): Transport {
  return {
    async send({ method, origin, target, headers, body, stop }) {
      const controller = new AbortController()
      stop.onStop(() => controller.abort())
      const init: RequestInit = { method, headers, signal: controller.signal, redirect: 'manual' }
      const response = await fetch(`${origin}${target}`, body === undefined ? init : { ...init, body })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      }
    },
    close() {},
  }
}

export const supportsAgent = false

export const createTransport: CreateTransport = () =>
  // Looked up at call time, so that a test can replace the global.
  fetchTransport((input, init) => globalThis.fetch(input, init))
