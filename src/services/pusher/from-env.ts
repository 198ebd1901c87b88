// pusherFromEnv(): the client from environment variables, which the caller hands over.

import { fromVariables, partsOf, wholeNumber } from '../../core/env.ts'
import { joinUrl, parseConnectionUrl } from '../../channels/connection-url.ts'
import type { AnyEvents, EventMap } from '../../channels/event-map.ts'
import { checkText } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { createPusher, type Pusher, type PusherUrlOptions } from './client.ts'
import type { PresetName } from './presets.ts'

/** What is read: `PUSHER_URL`, or else the others. An empty variable is like one that is not set. */
export type PusherEnv = Readonly<Record<string, string | undefined>>

/**
 * Makes a client from environment variables: `PUSHER_URL` (a connection URL), or `PUSHER_APP_ID`, `PUSHER_KEY`,
 * `PUSHER_SECRET`, and `PUSHER_CLUSTER` or `PUSHER_HOST`, with `PUSHER_PORT` and `PUSHER_SCHEME` (`http` or `https`).
 * Key, secret and cluster may also have the names that Laravel gives them, `PUSHER_APP_KEY` and so on. `PUSHER_PRESET`
 * names the server.
 *
 * @example
 * ```ts
 * import { pusherFromEnv } from 'channelkit/pusher'
 *
 * const pusher = pusherFromEnv({
 *   PUSHER_URL: 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id',
 *   PUSHER_PRESET: 'sockudo',
 * })
 * console.log(await pusher.channels())
 * ```
 *
 * @param env - `process.env`, `Deno.env.toObject()`, the `env` of a Worker
 * @param options - everything that is not in the environment
 * @throws ArgumentError that names the variable, or the option that does not come from one
 */
export function pusherFromEnv<Events extends EventMap = AnyEvents>(
  env: PusherEnv,
  options: PusherUrlOptions = {},
): Pusher<Events> {
  if (typeof env !== 'object' || env === null) {
    throw new ArgumentError('env', `must be an object of variables, received ${shapeOf(env)}`)
  }
  const said = [...given, 'preset'].find(
    (name) => isSaid(options, name) && (name !== 'preset' || env['PUSHER_PRESET']),
  )
  if (said !== undefined)
    throw new ArgumentError(`options.${said}`, 'comes from the environment; leave it out')
  const preset = env['PUSHER_PRESET']
  const more = { ...options, ...(preset && { preset: preset as PresetName }) }
  const url = env['PUSHER_URL']
  const fromPreset = preset ? { preset: 'PUSHER_PRESET' } : {}
  if (url) {
    const parts = parseConnectionUrl(url, 'env.PUSHER_URL')
    const all = joinUrl(parts, more)
    return fromVariables({ ...partsOf(parts, 'PUSHER_URL'), ...fromPreset }, () => createPusher<Events>(all))
  }
  const cluster = either(env, 'PUSHER_CLUSTER', 'PUSHER_APP_CLUSTER')
  const { PUSHER_HOST: host, PUSHER_PORT: port, PUSHER_SCHEME: scheme } = env
  if (!host && !cluster)
    throw new ArgumentError('env.PUSHER_CLUSTER', 'is not set, and neither is PUSHER_HOST or PUSHER_URL')
  const all = {
    ...more,
    appId: required(env, 'PUSHER_APP_ID'),
    key: required(env, 'PUSHER_KEY', 'PUSHER_APP_KEY'),
    secret: required(env, 'PUSHER_SECRET', 'PUSHER_APP_SECRET'),
    ...(cluster && { cluster }),
    ...(host && { host }),
    ...(port && { port: wholeNumber(port, 'env.PUSHER_PORT') }),
    ...(scheme && { useTLS: isHttps(scheme) }),
  }
  const variables = {
    appId: 'PUSHER_APP_ID',
    key: env['PUSHER_KEY'] ? 'PUSHER_KEY' : 'PUSHER_APP_KEY',
    secret: env['PUSHER_SECRET'] ? 'PUSHER_SECRET' : 'PUSHER_APP_SECRET',
    cluster: env['PUSHER_CLUSTER'] ? 'PUSHER_CLUSTER' : 'PUSHER_APP_CLUSTER',
    host: 'PUSHER_HOST',
    port: 'PUSHER_PORT',
    useTLS: 'PUSHER_SCHEME',
    ...fromPreset,
  }
  return fromVariables(variables, () => createPusher<Events>(all))
}

const given = ['appId', 'key', 'secret', 'host', 'port', 'useTLS', 'cluster']

function isSaid(options: object, name: string): boolean {
  return (options as Readonly<Record<string, unknown>>)[name] !== undefined
}

/** A variable with two names, which do not contradict each other. */
function either(env: PusherEnv, name: string, other: string): string | undefined {
  const [first, second] = [env[name], env[other]]
  if (first && second && first !== second)
    throw new ArgumentError(`env.${other}`, `says something else than ${name}; set one of them`)
  return first || second
}

function required(env: PusherEnv, name: string, other: string = name): string {
  const value = either(env, name, other)
  if (value) return checkText(value, `env.${env[name] ? name : other}`)
  throw new ArgumentError(`env.${name}`, 'is not set, and neither is PUSHER_URL')
}

function isHttps(scheme: string): boolean {
  if (scheme === 'http' || scheme === 'https') return scheme === 'https'
  throw new ArgumentError('env.PUSHER_SCHEME', `must be http or https, received ${shapeOf(scheme)}`)
}
