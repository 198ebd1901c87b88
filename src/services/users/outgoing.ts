// From the Request that openapi-fetch makes to what goes out.

import { ArgumentError } from '../../core/errors/argument-error.ts'
import type { Outgoing } from '../../core/http.ts'
import { checkFilled } from '../../core/wrap-calls.ts'
import { checkSentHeaders } from './options.ts'
import { namesSession, secretsInBody, secretsInPath, secretsInQuery, withoutSecrets } from './secrets.ts'

/** What the caller asks for. */
interface Asked {
  readonly operation: string
  /** Of the contract, without the values. */
  readonly path: string
  /** The server's; the session is for nobody else. */
  readonly origin: string
}

/** @throws ArgumentError for a request that goes elsewhere, or has a part that the server would not take */
export async function outgoingOf({ operation, path, origin }: Asked, request: Request): Promise<Outgoing> {
  const url = new URL(request.url)
  if (url.origin !== origin) {
    const rule = `must lead to ${origin}, the server of this client; its session is for no other`
    throw new ArgumentError('init.baseUrl', rule)
  }
  checkFilled(url.pathname)
  const headers = checkSentHeaders(Object.fromEntries(request.headers), 'init.headers')
  const ofSession = namesSession(path)
  const query = queryOf(url.searchParams)
  const secrets = [...(ofSession ? secretsInPath(url.pathname) : []), ...secretsInQuery(query)]
  const parts = {
    operation,
    method: request.method,
    origin: url.origin,
    path: url.pathname,
    shownPath: ofSession ? withoutSecrets(url.pathname) : undefined,
    query,
    headers,
    secrets,
  }
  if (headers['content-type']?.startsWith('multipart/form-data')) {
    return { ...parts, bytes: new Uint8Array(await request.arrayBuffer()) }
  }
  const body = await request.text()
  return body === '' ? parts : { ...parts, body, secrets: [...secrets, ...secretsInBody(body)] }
}

/** The server takes any text for a yes, also `verbose=false`: what is no yes does not go out. */
function queryOf(parameters: URLSearchParams): Record<string, string> {
  const { verbose, ...rest } = Object.fromEntries(parameters)
  if (verbose === undefined || verbose === 'false') return rest
  if (verbose === 'true') return { ...rest, verbose }
  throw new ArgumentError('params.query.verbose', 'must be true, or left out')
}
