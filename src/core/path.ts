// Paths as they go on the wire: what is signed here is what the server sees.

import { halfPair } from './check.ts'
import { ArgumentError, shapeOf } from './errors/argument-error.ts'

// RFC 3986 allows these in a path segment, and every Pusher-protocol client sends them as they are; a server that
// looks a channel up without decoding would not find `%40`.
const literal = /%(?:2C|3A|3B|3D|40)/g

/**
 * Encodes one value for a path segment. Keeps `A-Za-z0-9-_.~!'()*,:;=@`, escapes the rest.
 *
 * @param value - the channel name, user id, …
 * @param argument - how the caller calls it, for the error
 */
export function encodePathValue(value: unknown, argument: string): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new ArgumentError(argument, `must be a string, received ${shapeOf(value)}`)
  }
  const text = String(value)
  if (text === '') throw new ArgumentError(argument, 'must not be empty')
  // A URL parser resolves these, so that the request would go to another resource than the one that was signed.
  if (text === '.' || text === '..') throw new ArgumentError(argument, 'must not be "." or ".."')
  try {
    return encodeURIComponent(text).replace(literal, (escape) => decodeURIComponent(escape))
  } catch {
    throw new ArgumentError(argument, halfPair)
  }
}

/**
 * Fills the `{name}` placeholders of a path template.
 *
 * @param template - `/channels/{channelName}/users`
 * @param values - a value for each placeholder
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodePathValue(values[name], name))
}

/**
 * Checks a path that a caller wrote by hand and returns it as the server will see it.
 *
 * @param path - begins with `/`; no query, no fragment, no `.` or `..` segment
 */
export function checkPath(path: unknown): string {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new ArgumentError('path', `must begin with "/", received ${shapeOf(path)}`)
  }
  if (/[?#]/.test(path))
    throw new ArgumentError('path', 'must not hold "?" or "#"; pass the query as an option')
  // A URL parser drops some of these, and with them the difference between two resources.
  if (/[\s\p{Cc}]/u.test(path))
    throw new ArgumentError('path', 'must not hold white space; percent-encode it')
  if (path.includes('//')) throw new ArgumentError('path', 'must not hold an empty segment ("//")')
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path) || path.includes('\\')) {
    throw new ArgumentError('path', 'must not hold a backslash or "." and ".." segments, encoded or not')
  }
  const { pathname } = new URL(path, 'http://path.invalid')
  // Servers route without the last slash, and Sockudo takes it away before it verifies the signature.
  return pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
}
