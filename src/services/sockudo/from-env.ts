// sockudoFromEnv(): the client from environment variables, which the caller hands over.

import type { AnyEvents, EventMap } from '../../channels/event-map.ts'
import { joinUrl, parseConnectionUrl } from '../../channels/connection-url.ts'
import { fromVariables, partsOf, wholeNumber } from '../../core/env.ts'
import { checkText } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { createSockudo, type Sockudo, type SockudoUrlOptions } from './client.ts'

/** What is read: `SOCKUDO_URL`, or else the five others. */
export type SockudoEnv = Readonly<Record<string, string | undefined>>

/**
 * Makes a client from environment variables: `SOCKUDO_URL` (a connection URL), or `SOCKUDO_APP_ID`, `SOCKUDO_KEY`,
 * `SOCKUDO_SECRET`, `SOCKUDO_HOST` and optionally `SOCKUDO_PORT`, `SOCKUDO_TLS` (`true` or `false`).
 *
 * @example
 * ```ts
 * import { sockudoFromEnv } from 'channelkit/sockudo'
 *
 * const sockudo = sockudoFromEnv({ SOCKUDO_URL: 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id' })
 * console.log(await sockudo.channels())
 * ```
 *
 * @param env - `process.env`, `Deno.env.toObject()`, the `env` of a Worker
 * @param options - everything that is not in the environment
 * @throws ArgumentError that names the variable, or the option that does not come from one
 */
export function sockudoFromEnv<Events extends EventMap = AnyEvents>(
  env: SockudoEnv,
  options: SockudoUrlOptions = {},
): Sockudo<Events> {
  if (typeof env !== 'object' || env === null) {
    throw new ArgumentError('env', `must be an object of variables, received ${shapeOf(env)}`)
  }
  const url = env['SOCKUDO_URL']
  if (url) {
    const parts = parseConnectionUrl(url, 'env.SOCKUDO_URL')
    const all = joinUrl(parts, options)
    return fromVariables(partsOf(parts, 'SOCKUDO_URL'), () => createSockudo<Events>(all))
  }
  const said = ['appId', 'key', 'secret', 'host', 'port', 'useTLS'].find((name) => name in options)
  if (said !== undefined)
    throw new ArgumentError(`options.${said}`, 'comes from the environment; leave it out')
  const port = env['SOCKUDO_PORT']
  const tls = env['SOCKUDO_TLS']
  const all = {
    ...options,
    appId: required(env, 'SOCKUDO_APP_ID'),
    key: required(env, 'SOCKUDO_KEY'),
    secret: required(env, 'SOCKUDO_SECRET'),
    host: required(env, 'SOCKUDO_HOST'),
    ...(port && { port: wholeNumber(port, 'env.SOCKUDO_PORT') }),
    ...(tls && { useTLS: trueOrFalse(tls) }),
  }
  const variables = {
    appId: 'SOCKUDO_APP_ID',
    key: 'SOCKUDO_KEY',
    secret: 'SOCKUDO_SECRET',
    host: 'SOCKUDO_HOST',
    port: 'SOCKUDO_PORT',
    useTLS: 'SOCKUDO_TLS',
  }
  return fromVariables(variables, () => createSockudo<Events>(all))
}

function required(env: SockudoEnv, name: string): string {
  const value = env[name]
  if (value) return checkText(value, `env.${name}`)
  throw new ArgumentError(`env.${name}`, 'is not set, and neither is SOCKUDO_URL')
}

function trueOrFalse(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw new ArgumentError('env.SOCKUDO_TLS', `must be true or false, received ${shapeOf(text)}`)
}
