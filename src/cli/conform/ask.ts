// Sends one request of a check, each on a connection of its own, and reads whatever comes back.

import { exchange, type Outgoing, type Server } from '../../core/http.ts'
import { redactor } from '../../core/redact.ts'
import { createTransport } from '../../runtime/transport.node.ts'
import type { Answer, Ask } from './check.ts'
import { signedSearch } from './sign.ts'
import type { Target } from './target.ts'

export interface Asker {
  /** @throws ConnectionError, TimeoutError */
  ask(request: Ask): Promise<Answer>
  /** How many requests were sent. */
  readonly requests: number
  close(): void
}

export interface AskerOptions {
  /** Milliseconds for each request. */
  readonly timeout: number
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** Seconds of a rate limit that are waited for; a longer one is an answer. */
const patience = 65

export function createAsker(target: Target, { timeout, clock, sleep }: AskerOptions): Asker {
  const server: Server = {
    origin: target.origin,
    transport: createTransport({}),
    timeout,
    // Reverb hangs up after every answer without saying so before.
    headers: { connection: 'close' },
    redact: redactor([target.key, target.secret]),
    calls: new Set(),
    closed: false,
  }
  let requests = 0
  const send = async (request: Ask): Promise<Answer & { readonly retryAfter: number }> => {
    requests++
    const { status, headers, body } = await exchange(server, outgoing(request, target, clock()))
    return { status, body: readBody(body), retryAfter: Number(headers['retry-after']) }
  }
  return {
    async ask(request) {
      const first = await send(request)
      const limited = first.status === 429 && first.retryAfter <= patience
      if (limited) await sleep(first.retryAfter * 1000)
      const { status, body } = limited ? await send(request) : first
      return { status: status!, body }
    },
    get requests() {
      return requests
    },
    close: () => server.transport.close(),
  }
}

function outgoing(
  { method, path, root, query = {}, body, signed }: Ask,
  target: Target,
  now: number,
): Outgoing {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const verb = method ?? (body === undefined ? 'GET' : 'POST')
  const app = signed === 'for an unknown app' ? 'conform-unknown' : encodeURIComponent(target.appId)
  const below = root ? path : `/apps/${app}${path}`
  return {
    operation: 'conform',
    method: verb,
    path: `${target.basePath}${below}`,
    query,
    body: text,
    headers: text === undefined ? {} : { 'content-type': 'application/json' },
    sign: ({ query: asked }) =>
      root ? '' : signedSearch({ method: verb, path: below, query: asked, body: text }, target, now, signed),
  }
}

function readBody(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
