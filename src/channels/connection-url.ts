// `http://key:secret@host:port/apps/app-id`: a whole configuration in one line.

import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

export interface ConnectionParts {
  readonly appId: string
  readonly key: string
  readonly secret: string
  readonly host: string
  readonly port?: number
  readonly useTLS: boolean
  readonly basePath?: string
}

/**
 * Takes a connection URL apart. What stands before `/apps/` becomes the base path.
 *
 * @param url - `http(s)://key:secret@host[:port][/base]/apps/app-id`; percent-encode `:`, `@` and `/` in key and secret
 * @param argument - how the caller calls it, for the error
 * @throws ArgumentError that names the part, never the URL
 */
export function parseConnectionUrl(url: string, argument = 'url'): ConnectionParts {
  const refuse = (rule: string): ArgumentError => new ArgumentError(argument, rule)
  if (!URL.canParse(url)) throw refuse(faultOf(url))
  const { protocol, hostname, port, pathname, username, password, search, hash } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') throw refuse('must begin with http:// or https://')
  if (hostname === '') throw refuse('has no host')
  if (username === '') throw refuse('has no key: put it before the host, as in http://key:secret@host')
  if (password === '') throw refuse('has no secret: put it behind the key, as in http://key:secret@host')
  if (search !== '' || hash !== '') throw refuse('must not have a query or a fragment')
  const path = /^(?<base>(?:\/[^/]+)*?)\/apps\/(?<appId>[^/]+)\/?$/.exec(pathname)?.groups
  if (path === undefined) throw refuse('has no app id: its path must end with /apps/app-id')
  return {
    appId: decode(path['appId']!, 'app id', refuse),
    key: decode(username, 'key', refuse),
    secret: decode(password, 'secret', refuse),
    host: hostname,
    useTLS: protocol === 'https:',
    ...(port !== '' && { port: Number(port) }),
    ...(path['base'] !== '' && { basePath: path['base']! }),
  }
}

/**
 * The options of a client from the parts of its URL and the options behind it.
 *
 * @throws ArgumentError for an option that the URL says already
 */
export function joinUrl<More extends object>(parts: ConnectionParts, more: More): More & ConnectionParts {
  const twice = Object.keys(parts).find(
    (name) => (Object(more) as Record<string, unknown>)[name] !== undefined,
  )
  if (twice !== undefined)
    throw new ArgumentError(`options.${twice}`, 'is said by the URL already; leave it out')
  return { ...more, ...parts }
}

/** What is wrong with a URL that does not parse. */
function faultOf(url: string): string {
  const [, host, port] = /^https?:\/\/(?:[^/?#]*@)?(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?/i.exec(url) ?? []
  if (host === undefined)
    return `must look like http://key:secret@host:port/apps/app-id, received ${shapeOf(url)}`
  if (host === '') return 'has no host'
  if (port !== undefined && !(/^\d*$/.test(port) && Number(port) < 65_536)) {
    return 'has a port that is not a number up to 65535 (or a "/", "?" or "#" in key or secret: percent-encode it)'
  }
  return 'has a host that is not a host name or address'
}

function decode(text: string, part: string, refuse: (rule: string) => ArgumentError): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw refuse(`has a broken percent-encoding in its ${part}`)
  }
}
