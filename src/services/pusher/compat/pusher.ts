// The class of the `pusher` package, call by call, on every runtime.

import { toBase64 } from '#crypto'
import { encodePathValue } from '../../../core/path.ts'
import { isEncryptedChannel } from '../../../protocol/names.ts'
import { sharedSecret } from '../../../protocol/shared-secret.ts'
import { Config, hostOf, masterKeyOf, type PusherOptions } from './config.ts'
import { RequestError, WebHookError } from './errors.ts'
import { type BatchEvent, batchBody, triggerBody, type TriggerParams } from './events.ts'
import type { ChannelAuthResponse, PackageTypes, UserAuthResponse } from './package-types.ts'
import { createSend, type PostOptions, type RequestOptions, type Send } from './requests.ts'
import { signedQuery, type SignedQueryStringOptions } from './signed-query.ts'
import { type Credentials, Token } from './token.ts'
import {
  validateChannel,
  validateEvent,
  validateSocketId,
  validateUserData,
  validateUserId,
} from './validate.ts'
import { WebHook, type WebHookRequest } from './webhook.ts'

/**
 * A client for Pusher Channels and servers of its protocol, with the methods of the `pusher` package 5.3.4.
 *
 * Checks throw at once, as there; requests resolve to a `Response` and reject with a {@link RequestError}. New programs
 * have more of `createPusher`, whose calls resolve to the answer itself.
 *
 * @example
 * ```ts
 * import Pusher from 'channelkit/pusher/compat'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 *
 * const { fetch } = createFakeSockudo()
 * const pusher = new Pusher({ appId: 'app-id', key: 'app-key', secret: 'app-secret', cluster: 'eu', fetch })
 * const response = await pusher.trigger('orders', 'order.created', { id: 1 })
 * console.log(response.status)
 * ```
 */
export class Pusher {
  /** For `require()`: bundlers hand out the module, whose class is then `.Pusher` or `.default`. */
  static readonly Pusher: typeof Pusher = Pusher
  static readonly default: typeof Pusher = Pusher
  static readonly Token: typeof Token = Token
  static readonly WebHook: typeof WebHook = WebHook
  static readonly RequestError: typeof RequestError = RequestError
  static readonly WebHookError: typeof WebHookError = WebHookError

  readonly config: Config
  readonly #masterKey: Uint8Array | undefined
  readonly #send: Send

  /**
   * @param options - app, credentials and server
   * @throws Error for options that contradict each other
   */
  constructor(options: PusherOptions = {}) {
    this.config = new Config(options)
    this.#masterKey = masterKeyOf(options)
    this.#send = createSend(this.config, options)
  }

  /**
   * `Pusher.forURL('https://key:secret@api-eu.pusher.com/apps/123', options?)`
   *
   * @throws Error that never repeats the URL, for one that cannot be read
   */
  static forURL(url: string, options: PusherOptions = {}): Pusher {
    // The error of the constructor would carry the URL, and with it the secret.
    if (!URL.canParse(url)) throw new Error('Invalid URL: it must be like https://key:secret@host/apps/123')
    const { protocol, hostname, port, pathname, username, password } = new URL(url)
    const appId = pathname.split('/').at(-1) ?? ''
    return new Pusher({
      ...options,
      scheme: protocol.replace(/:$/, ''),
      host: hostname,
      port: port === '' ? undefined : Number(port),
      // A number where it is one, as there; other servers name their apps as they like.
      appId: /^\d+$/.test(appId) ? Number(appId) : decodeURIComponent(appId),
      key: decodeURIComponent(username),
      secret: decodeURIComponent(password),
    })
  }

  /** `Pusher.forCluster('eu', options)`; other than in the constructor, the cluster wins over `host`. */
  static forCluster(cluster: string, options: PusherOptions = {}): Pusher {
    return new Pusher({ ...options, host: hostOf(cluster) })
  }

  /**
   * Publishes an event to one channel or up to 100.
   *
   * @param data - a string goes as it is, everything else as its JSON
   * @throws Error at once, for a name, a socket id or a number of channels that cannot be
   */
  trigger(
    channels: string | readonly string[],
    event: string,
    data?: unknown,
    params?: TriggerParams,
  ): Promise<Response> {
    if (params?.socket_id) validateSocketId(params.socket_id)
    const names = Array.isArray(channels) ? (channels as readonly string[]) : [channels as string]
    validateEvent(event)
    if (names.length > 100) throw new Error("Can't trigger a message to more than 100 channels")
    for (const name of names) validateChannel(name)
    return this.post({ path: '/events', body: triggerBody(this.#secretToSeal, names, event, data, params) })
  }

  /** Publishes several events, each to its own channel, in one request. */
  triggerBatch(events: readonly BatchEvent[]): Promise<Response> {
    return this.post({ path: '/batch_events', body: batchBody(this.#secretToSeal, events) })
  }

  /** Publishes an event to every connection of a user who is signed in. */
  sendToUser(userId: string, event: string, data?: unknown): Promise<Response> {
    validateEvent(event)
    validateUserId(userId)
    const channels = [`#server-to-user-${userId}`]
    return this.post({ path: '/events', body: triggerBody(this.#secretToSeal, channels, event, data) })
  }

  /** Closes every connection of a user. */
  terminateUserConnections(userId: string): Promise<Response> {
    validateUserId(userId)
    const path = `/users/${encodePathValue(userId, 'userId')}/terminate_connections`
    return this.post({ path, body: {} })
  }

  /**
   * The answer of an authorization endpoint.
   *
   * @param data - of a presence channel: `{ user_id, user_info }`
   */
  authorizeChannel(socketId: string, channel: string, data?: unknown): ChannelAuthResponse {
    validateSocketId(socketId)
    validateChannel(channel)
    const { token } = this.config
    const channelData = data ? JSON.stringify(data) : undefined
    const signed = [socketId, channel, ...(channelData === undefined ? [] : [channelData])].join(':')
    return {
      ...(channelData !== undefined && { channel_data: channelData }),
      auth: `${token.key}:${token.sign(signed)}`,
      ...(isEncryptedChannel(channel) && { shared_secret: toBase64(this.channelSharedSecret(channel)) }),
    }
  }

  /** @deprecated Use authorizeChannel. */
  declare readonly authenticate: Pusher['authorizeChannel']

  static {
    Object.assign(this.prototype, { authenticate: this.prototype.authorizeChannel })
  }

  /** The answer of a sign-in endpoint. */
  authenticateUser(socketId: string, userData: { readonly id: string }): UserAuthResponse {
    validateSocketId(socketId)
    validateUserData(userData)
    const { token } = this.config
    const text = JSON.stringify(userData)
    return { auth: `${token.key}:${token.sign(`${socketId}::user::${text}`)}`, user_data: text }
  }

  /** Reads a webhook; look at its `isValid()` before anything else. */
  webhook(request: WebHookRequest, extraTokens?: Credentials | readonly Credentials[]): WebHook {
    return new WebHook(this.config.token, request, extraTokens)
  }

  get(options: RequestOptions): Promise<Response> {
    return this.#send('GET', options)
  }

  post(options: PostOptions): Promise<Response> {
    return this.#send('POST', options)
  }

  /** The query of a signed request, for other HTTP clients. It is a credential for ten minutes. */
  createSignedQueryString(options: SignedQueryStringOptions): string {
    return signedQuery(this.config.token, options, this.config.clock())
  }

  /** The 32 bytes that everybody on an encrypted channel shares. */
  channelSharedSecret(channel: string): Uint8Array {
    if (this.#masterKey !== undefined) return sharedSecret(this.#masterKey, channel)
    throw new Error('Cannot generate shared_secret because encryptionMasterKey is not set')
  }

  readonly #secretToSeal = (channel: string): Uint8Array => {
    if (this.#masterKey !== undefined) return this.channelSharedSecret(channel)
    throw new Error('Set encryptionMasterKey before triggering events on encrypted channels')
  }
}

/** The types of the `pusher` package under their names there: `Pusher.Options`. */
export declare namespace Pusher {
  export type BaseOptions = PackageTypes['BaseOptions']
  export type ClusterOptions = PackageTypes['ClusterOptions']
  export type HostOptions = PackageTypes['HostOptions']
  export type Options = PackageTypes['Options']
  export type TriggerParams = PackageTypes['TriggerParams']
  export type BatchEvent = PackageTypes['BatchEvent']
  export type Params = PackageTypes['Params']
  export type RequestOptions = PackageTypes['RequestOptions']
  export type GetOptions = PackageTypes['GetOptions']
  export type PostOptions = PackageTypes['PostOptions']
  export type SignedQueryStringOptions = PackageTypes['SignedQueryStringOptions']
  export type ChannelAuthResponse = PackageTypes['ChannelAuthResponse']
  export type UserAuthResponse = PackageTypes['UserAuthResponse']
  export type PresenceChannelData = PackageTypes['PresenceChannelData']
  export type UserChannelData = PackageTypes['UserChannelData']
  export type WebHookRequest = PackageTypes['WebHookRequest']
  export type Token = PackageTypes['Token']
  export type Response = PackageTypes['Response']
  /** @deprecated Use ChannelAuthResponse. */
  export type AuthResponse = PackageTypes['AuthResponse']
  export type Event = PackageTypes['Event']
  export type WebHookData = PackageTypes['WebHookData']
  export type WebHook = PackageTypes['WebHook']
  export type RequestError = PackageTypes['RequestError']
  export type WebHookError = PackageTypes['WebHookError']
}
