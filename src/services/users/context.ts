// What the calls of one client share: where they go, and the session that goes with them.

import { isBrowser } from '../../core/browser.ts'
import type { ApiError } from '../../core/errors/api-error.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import { type CallOptions, exchange, type Outgoing, type Server } from '../../core/http.ts'
import { transportFor } from '../../core/own-transport.ts'
import { credentialsAmong, redactingAlso, redactor } from '../../core/redact.ts'
import { fetchTransport } from '../../runtime/transport.fetch.ts'
import type { Transport, TransportResponse } from '../../runtime/transport.ts'
import { errorIn, isActing } from './envelope.ts'
import { checkSentHeaders, resolveOptions, type UsersOptions } from './options.ts'
import { createSession, type Session } from './session.ts'

export interface Context {
  readonly server: Server
  readonly basePath: string
  readonly session: Session
}

/** @throws ArgumentError for options that cannot work */
export function createContext(options: UsersOptions): Context {
  const { origin, basePath, session, timeout, headers, onRequest, onResponse } = resolveOptions(options)
  const inBrowser = isBrowser()
  return {
    basePath,
    session: createSession(session, !inBrowser),
    server: {
      origin,
      transport: inBrowser ? browserTransport(options) : transportFor(options, origin),
      timeout,
      headers,
      redact: redactor(credentialsAmong(headers)),
      calls: new Set(),
      closed: false,
      onRequest,
      onResponse,
    },
  }
}

/** A browser sends its cookies to another origin only when it is told to. */
function browserTransport({ fetch, agent }: UsersOptions): Transport {
  if (agent !== undefined) throw new ArgumentError('options.agent', 'is for Node; this is a browser')
  return fetchTransport((input, init) => {
    const send = fetch ?? globalThis.fetch
    return send(input, { ...init, credentials: 'include' })
  })
}

export interface Answer {
  readonly response: TransportResponse
  readonly error: ApiError | undefined
}

/**
 * Sends a request with the session, and keeps what the answer says of it.
 *
 * @param path - of the contract, without the values
 * @throws what `exchange` throws
 */
export async function ask(
  { server, session }: Context,
  path: string,
  outgoing: Outgoing,
  options: CallOptions = {},
): Promise<Answer> {
  const { id } = session
  const secrets = [...(outgoing.secrets ?? []), ...(id === undefined ? [] : [id])]
  const request: Outgoing = {
    ...outgoing,
    headers: { ...outgoing.headers, ...session.header() },
    secrets,
    readOnly: !isActing(outgoing.method, path),
  }
  if (options.headers !== undefined) checkSentHeaders(options.headers, 'options.headers')
  const response = await exchange(server, request, options)
  const redact = secrets.length === 0 ? server.redact : redactingAlso(server.redact, secrets)
  const error = errorIn({ request, path, hadSession: id !== undefined, redact }, response)
  session.take(response.headers, id, path === '/auth/login' && error === undefined)
  if (path === '/auth/logout' && error === undefined) session.end(id)
  return { response, error }
}
