// The options of a client: what they mean, and everything that is wrong with them said at construction.

import { checkFunction, checkHeaders, checkText } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import type { AnswerInfo, Server } from '../core/http.ts'
import { type HttpOptions, httpOptionNames, resolveHttpOptions } from '../core/http-options.ts'
import { isLoopback } from '../core/loopback.ts'
import { checkKnown, type Dialect, refuseHeaders } from './dialect.ts'
import { type Limits, resolveLimits } from '../protocol/limits.ts'
import type { KeyDerivation, MasterKey } from '../protocol/shared-secret.ts'
import type { Credentials } from '../protocol/sign-request.ts'

/** Everything that can be set when a client is made. Only the app and the host are required. */
export interface ClientOptions extends HttpOptions {
  readonly appId: string
  readonly key: string
  readonly secret: string
  /** Name or address, without scheme, port and path. */
  readonly host: string
  /** Default: 443 with TLS, 80 without. */
  readonly port?: number | undefined
  /** Default: true, except on loopback hosts. */
  readonly useTLS?: boolean | undefined
  /** What a proxy puts before `/apps`: `/realtime`. */
  readonly basePath?: string | undefined
  /** Whether the server sees, and so signs, the base path. Default: false. */
  readonly signBasePath?: boolean | undefined
  /** What the server takes, where it was configured differently. `Infinity` turns a check off. */
  readonly limits?: { readonly [Name in keyof Limits]?: number | undefined } | undefined
  /** For `private-encrypted-` channels: 32 bytes, or their base64. Never sent anywhere. */
  readonly encryptionMasterKey?: MasterKey | undefined
  /** Another way to make secrets from the master key, for company with .NET or Swift backends. */
  readonly encryptionKeyDerivation?: KeyDerivation | undefined
  /** Further keys that may sign webhooks, while keys are rotated. */
  readonly webhookKeys?: readonly Credentials[] | undefined
  /** Milliseconds since the epoch, for the timestamps that are signed. Default: `Date.now`. */
  readonly clock?: (() => number) | undefined
  /**
   * Called with the JSON of each success of a named method or `request()`, before it is read: to check it against the
   * contract. What it throws is the cause of the ProtocolError that the call rejects with. It cannot be asynchronous.
   */
  readonly validate?: ((answer: AnswerInfo) => void) | undefined
  /** Allows a client with a secret in a browser, where everybody can read it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined
}

/** What a service may know besides. */
interface OwnOptions {
  readonly autoIdempotency?: boolean | undefined
}

const names = [
  'appId',
  'key',
  'secret',
  'host',
  'port',
  'useTLS',
  'basePath',
  'signBasePath',
  'limits',
  'encryptionMasterKey',
  'encryptionKeyDerivation',
  'webhookKeys',
  'clock',
  ...httpOptionNames,
  'validate',
  'dangerouslyAllowBrowser',
]

/** The options with every default filled in. */
export interface Settings extends Pick<Server, 'timeout' | 'onRequest' | 'onResponse'> {
  readonly appId: string
  readonly key: string
  readonly secret: string
  readonly origin: string
  readonly basePath: string
  readonly signBasePath: boolean
  readonly headers: Readonly<Record<string, string>>
  readonly limits: Limits
  readonly autoIdempotency: boolean
  readonly clock: () => number
}

/**
 * Checks the options and fills in the defaults.
 *
 * @throws ArgumentError that names the option and the rule
 */
export function resolveOptions(
  options: ClientOptions & OwnOptions,
  limits: Limits,
  dialect: Dialect,
): Settings {
  const own = dialect.idempotency === undefined ? [] : ['autoIdempotency']
  checkKnown(options, [...names, ...own], 'options', dialect)
  const host = checkHost(options.host)
  const useTLS = checkBoolean(options.useTLS, 'useTLS') ?? !isLoopback(host)
  checkFunction(options.clock, 'options.clock')
  checkFunction(options.validate, 'options.validate')
  return {
    appId: checkText(options.appId, 'options.appId'),
    key: checkText(options.key, 'options.key'),
    secret: checkText(options.secret, 'options.secret'),
    origin: originOf(host, checkPort(options.port), useTLS),
    basePath: checkBasePath(options.basePath),
    signBasePath: checkBoolean(options.signBasePath, 'signBasePath') ?? false,
    ...resolveHttpOptions(options),
    headers: checkClientHeaders(options.headers ?? {}, dialect),
    limits: resolveLimits(limits, options.limits),
    autoIdempotency: checkBoolean(options.autoIdempotency, 'autoIdempotency') ?? false,
    clock: options.clock ?? Date.now,
  }
}

function checkClientHeaders(
  headers: Readonly<Record<string, string>>,
  dialect: Dialect,
): Record<string, string> {
  refuseHeaders(headers, 'options.headers', dialect)
  return checkHeaders(headers, 'options.headers')
}

function checkHost(host: unknown): string {
  const text = checkText(host, 'options.host')
  if (text.includes('://')) throw new ArgumentError('options.host', 'must be a host without a scheme ("://")')
  const bare = /^[^[\]]*:[^[\]]*:/.test(text) ? `[${text}]` : text
  if (/[/?#@\\\s]/.test(bare))
    throw new ArgumentError('options.host', 'must be a host only, without path or user')
  if (/:\d*$/.test(bare.replace(/^\[.*\]/, ''))) {
    throw new ArgumentError('options.host', 'must not hold a port; pass it as options.port')
  }
  if (!URL.canParse(`http://${bare}/`))
    throw new ArgumentError('options.host', 'is not a host name or address')
  return bare
}

function checkPort(port: unknown): number | undefined {
  if (port === undefined) return undefined
  if (Number.isInteger(port) && (port as number) > 0 && (port as number) < 65_536) return port as number
  throw new ArgumentError('options.port', `must be a whole number from 1 to 65535, received ${shapeOf(port)}`)
}

function originOf(host: string, port: number | undefined, useTLS: boolean): string {
  return new URL(`${useTLS ? 'https' : 'http'}://${host}${port === undefined ? '' : `:${port}`}`).origin
}

function checkBasePath(basePath: unknown): string {
  if (basePath === undefined || basePath === '' || basePath === '/') return ''
  if (
    typeof basePath !== 'string' ||
    !/^(?:\/[A-Za-z0-9\-_.~]+)+\/?$/.test(basePath) ||
    /\/\.\.?(?:\/|$)/.test(basePath)
  ) {
    throw new ArgumentError('options.basePath', `must look like "/realtime", received ${shapeOf(basePath)}`)
  }
  return basePath.replace(/\/$/, '')
}

function checkBoolean(value: unknown, name: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  throw new ArgumentError(`options.${name}`, `must be true or false, received ${shapeOf(value)}`)
}
