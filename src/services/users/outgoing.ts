// From the Request that openapi-fetch makes to what goes out.

import { ArgumentError } from '../../core/errors/argument-error.ts'
import type { Outgoing } from '../../core/http.ts'
import { checkSentHeaders } from './options.ts'

/** Texts of a body that no error may repeat. */
const secret = /^(?:password|key|captcha)$/

/** The word itself hides nothing, but it is in many sentences of the server. */
export function hides(value: string): boolean {
  return value.toLowerCase() !== 'password'
}

export async function outgoingOf(operation: string, request: Request): Promise<Outgoing> {
  const url = new URL(request.url)
  const unfilled = /%7B(\w+)%7D/i.exec(url.pathname)
  if (unfilled !== null) throw new ArgumentError(`params.path.${unfilled[1]}`, 'is missing')
  const headers = checkSentHeaders(Object.fromEntries(request.headers), 'init.headers')
  const parts = {
    operation,
    method: request.method,
    origin: url.origin,
    path: url.pathname,
    query: queryOf(url.searchParams),
    headers,
  }
  if (headers['content-type']?.startsWith('multipart/form-data')) {
    return { ...parts, bytes: new Uint8Array(await request.arrayBuffer()) }
  }
  const body = await request.text()
  return body === '' ? parts : { ...parts, body, secrets: secretsIn(body) }
}

/** The server takes any text for a yes, also `verbose=false`: what is no yes does not go out. */
function queryOf(parameters: URLSearchParams): Record<string, string> {
  const { verbose, ...rest } = Object.fromEntries(parameters)
  if (verbose === undefined || verbose === 'false') return rest
  if (verbose === 'true') return { ...rest, verbose }
  throw new ArgumentError('params.query.verbose', 'must be true, or left out')
}

function secretsIn(body: string): string[] {
  try {
    const fields = Object.entries(JSON.parse(body) as object)
    return fields.flatMap(([name, value]) =>
      secret.test(name) && typeof value === 'string' && hides(value) ? [value] : [],
    )
  } catch {
    return []
  }
}
