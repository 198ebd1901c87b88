// What the class is set up with: the options of the `pusher` package, its defaults and its messages.

import { strictBase64 } from '../../../core/base64.ts'
import { utf8 } from '../../../core/bytes.ts'
import { Token } from './token.ts'

export interface PusherOptions {
  readonly appId?: string | number | undefined
  readonly key?: string | undefined
  readonly secret?: string | undefined
  /** `eu` stands for `api-eu.pusher.com`; `host` wins. */
  readonly cluster?: string | undefined
  /** Default: `api.pusherapp.com`. */
  readonly host?: string | undefined
  readonly port?: string | number | undefined
  /** Default: false, as in the `pusher` package. */
  readonly useTLS?: boolean | undefined
  /** @deprecated Use useTLS. */
  readonly encrypted?: boolean | undefined
  /** `http` or `https`; wins over `useTLS`. */
  readonly scheme?: string | undefined
  /** Milliseconds for each request. Default: as long as it takes. */
  readonly timeout?: number | undefined
  /** An `http.Agent` or `https.Agent` of Node. */
  readonly agent?: unknown
  /** False opens a connection for each request. Default: true. */
  readonly keepAlive?: boolean | undefined
  /** Base64 of 32 bytes. */
  readonly encryptionMasterKeyBase64?: string | undefined
  /** 32 characters. @deprecated Use encryptionMasterKeyBase64. */
  readonly encryptionMasterKey?: string | undefined
  /** Sends the requests in place of the runtime's own way: a fake's `fetch` in a test. */
  readonly fetch?: typeof fetch | undefined
  /** Milliseconds since the epoch, for signatures. Default: `Date.now`. */
  readonly clock?: (() => number) | undefined
}

/** The options with their defaults. */
export class Config {
  readonly appId: string | number | undefined
  readonly token: Token
  readonly scheme: string
  readonly host: string
  readonly port: string | number | undefined
  readonly timeout: number | undefined
  readonly agent: unknown
  readonly clock: () => number

  constructor(options: PusherOptions) {
    this.scheme = options.scheme ?? (usesTLS(options) ? 'https' : 'http')
    this.host = options.host || (options.cluster ? hostOf(options.cluster) : 'api.pusherapp.com')
    this.port = checkPort(options.port)
    this.appId = options.appId
    // Typed as there, where a client may be made without: it cannot sign.
    for (const name of ['key', 'secret'] as const) refusePadding(options[name], name)
    this.token = new Token(options.key!, options.secret!)
    this.timeout = options.timeout
    this.agent = options.agent
    // Looked up at call time, so that a replaced Date applies.
    this.clock = options.clock ?? (() => Date.now())
  }

  /** A path below the app. */
  prefixPath(path: string): string {
    return `/apps/${this.appId}${path}`
  }

  getBaseURL(): string {
    return `${this.scheme}://${this.host}${this.port ? `:${this.port}` : ''}`
  }
}

export function hostOf(cluster: string): string {
  return `api-${cluster}.pusher.com`
}

/**
 * The master key of encrypted channels, if there is one.
 *
 * @throws Error that never repeats the key
 */
export function masterKeyOf(options: PusherOptions): Uint8Array | undefined {
  const { encryptionMasterKey: raw, encryptionMasterKeyBase64: base64 } = options
  if (raw !== undefined) {
    if (base64 !== undefined) {
      throw new Error(
        'Do not specify both encryptionMasterKey and encryptionMasterKeyBase64. ' +
          'encryptionMasterKey is deprecated, please specify only encryptionMasterKeyBase64.',
      )
    }
    warn('`encryptionMasterKey` option is deprecated in favor of `encryptionMasterKeyBase64`')
    if (typeof raw !== 'string') throw new Error('encryptionMasterKey must be a string')
    const bytes = utf8(raw)
    if (bytes.length === 32) return bytes
    throw new Error(
      `encryptionMasterKey must be 32 bytes long, but the provided key is ${bytes.length} bytes long`,
    )
  }
  if (base64 === undefined) return undefined
  if (typeof base64 !== 'string') throw new Error('encryptionMasterKeyBase64 must be a string')
  const bytes = strictBase64(base64)
  if (bytes === undefined) throw new Error('encryptionMasterKeyBase64 must be valid base64')
  if (bytes.length === 32) return bytes
  throw new Error(
    `encryptionMasterKeyBase64 must decode to 32 bytes, but the provided key decodes to ${bytes.length} bytes`,
  )
}

function usesTLS({ useTLS, encrypted }: PusherOptions): boolean {
  if (useTLS !== undefined && encrypted !== undefined)
    throw new Error('Cannot set both `useTLS` and `encrypted` configuration options')
  if (encrypted !== undefined) warn('`encrypted` option is deprecated in favor of `useTLS`')
  return useTLS ?? encrypted ?? false
}

/** The value stays out of the message. */
function refusePadding(value: unknown, name: string): void {
  if (typeof value === 'string' && value.trim() !== value)
    throw new Error(`${name} must not begin or end with white space, which is often pasted along`)
}

function checkPort(port: string | number | undefined): string | number | undefined {
  if (port === undefined || port === '') return undefined
  if (/^\d+$/.test(String(port)) && Number(port) <= 65_535) return port
  throw new Error('port must be a whole number from 0 to 65535')
}

function warn(message: string): void {
  // oxlint-disable-next-line no-console -- where the package says it, too
  console.warn(message)
}
