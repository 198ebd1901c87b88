// webSocketsServiceFromEnv(): the client from environment variables, which the caller hands over.

import { fromVariables } from '../../core/env.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { createWebSocketsService } from './client.ts'
import type { WebSocketsServiceOptions } from './options.ts'
import type { WebSocketsService } from './service.ts'

/** What is read. An empty variable is like one that is not set. */
export type WebSocketsServiceEnv = Readonly<Record<string, string | undefined>>

/**
 * Makes a client from environment variables: `WEBSOCKETS_SERVICE_ACCESS_KEY`, and optionally
 * `WEBSOCKETS_SERVICE_ENDPOINT`.
 *
 * @example
 * ```ts
 * import { webSocketsServiceFromEnv } from 'channelkit/websockets-service'
 *
 * const service = webSocketsServiceFromEnv({ WEBSOCKETS_SERVICE_ACCESS_KEY: 'access-key' })
 * await service.close()
 * ```
 *
 * @param env - `process.env`, `Deno.env.toObject()`, the `env` of a Worker
 * @param options - everything that is not in the environment
 * @returns the client
 * @throws ArgumentError that names the variable, or the option that does not come from one
 */
export function webSocketsServiceFromEnv(
  env: WebSocketsServiceEnv,
  options: Omit<WebSocketsServiceOptions, 'accessKey' | 'endpoint'> = {},
): WebSocketsService {
  if (typeof env !== 'object' || env === null) {
    throw new ArgumentError('env', `must be an object of variables, received ${shapeOf(env)}`)
  }
  const said = Object.keys(variables).find((name) => Object.hasOwn(Object(options), name))
  if (said !== undefined)
    throw new ArgumentError(`options.${said}`, 'comes from the environment; leave it out')
  const accessKey = env[variables.accessKey]
  if (!accessKey) throw new ArgumentError(`env.${variables.accessKey}`, 'is not set')
  const endpoint = env[variables.endpoint]
  return fromVariables(variables, () =>
    createWebSocketsService({ ...options, accessKey, ...(endpoint && { endpoint }) }),
  )
}

const variables = {
  accessKey: 'WEBSOCKETS_SERVICE_ACCESS_KEY',
  endpoint: 'WEBSOCKETS_SERVICE_ENDPOINT',
} as const
