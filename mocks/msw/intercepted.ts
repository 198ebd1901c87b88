// Which requests belong to the fake.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import type { FakeServer } from '../fake-server.ts'
import { requireSettings } from '../sockudo/check-settings.ts'

export interface InterceptOptions {
  /**
   * `https://sockudo.example.com`, or a list: everything there is the fake's, HTTP and WebSocket.
   *
   * Default: what only such a server has, on every host: `/apps/…` for HTTP, `/app/…` for WebSocket. Paths that
   * anybody's server may have, like `/up` and `/metrics`, need an origin.
   */
  readonly origin?: string | readonly string[] | undefined
}

/**
 * The addresses that are taken, without their query.
 *
 * @param folder - what is taken on every host if no origin is told
 * @throws ArgumentError
 */
export function interceptedUrls(options: InterceptOptions, folder: 'app' | 'apps'): RegExp {
  const origins = originsOf(options)
  if (origins === undefined) return new RegExp(`^(?:http|ws)s?://[^/]+/${folder}/`)
  const places = origins.map(({ protocol, host }) => {
    const schemes = /^(?:https|wss):$/.test(protocol) ? 'https|wss' : 'http|ws'
    return `(?:${schemes})://${host.replace(/[^\w-]/g, '\\$&')}`
  })
  return new RegExp(`^(?:${places.join('|')})(?:/|$)`)
}

/** @throws ArgumentError */
export function requireFake(fake: Pick<FakeServer, 'fetch'>): void {
  if (typeof fake?.fetch === 'function') return
  throw new ArgumentError('fake', `must be what createFakeSockudo() gives, received ${shapeOf(fake)}`)
}

/** @throws ArgumentError */
export function originsOf(options: InterceptOptions): readonly URL[] | undefined {
  requireSettings('options', options, ['origin'])
  const { origin } = options
  if (origin === undefined) return undefined
  if (typeof origin === 'string') return [requireOrigin('options.origin', origin)]
  if (!Array.isArray(origin) || origin.length === 0) {
    throw new ArgumentError(
      'options.origin',
      `must be an origin or a list of them, received ${shapeOf(origin)}`,
    )
  }
  return origin.map((one: string, index) => requireOrigin(`options.origin[${index}]`, one))
}

/** The value is not repeated: who takes the URL of a client for an origin hands over a secret. */
function requireOrigin(argument: string, origin: string): URL {
  const url = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin) : undefined
  const isOrigin =
    url !== undefined && /^(?:http|ws)s?:$/.test(url.protocol) && url.href === `${url.protocol}//${url.host}/`
  if (isOrigin) return url
  throw new ArgumentError(
    argument,
    `must be an origin like https://sockudo.example.com, without credentials and path, received ${shapeOf(origin)}`,
  )
}
