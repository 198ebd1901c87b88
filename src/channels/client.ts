// The client that servers of the Pusher protocol share. A service gives it its contract, its limits and its types.

import type { Client } from 'openapi-fetch'
import { type CallOptions, closeServer, runCall } from '../core/http.ts'
import type { NamedEvent, WebhookReceiver } from '../protocol/webhooks/receiver.ts'
import type { ChannelAuthorization, PresenceData, UserAuthentication, UserData } from './authorize.ts'
import type { Context } from './context.ts'
import type { ChannelOf, EventMap, EventOf, PayloadOf } from './event-map.ts'
import type { AuthHandlerOptions, UserAuthHandlerOptions } from './handlers/auth.ts'
import type { Handler } from './handlers/cors.ts'
import { createHttp } from './http-client.ts'
import type { ClientOptions } from './options.ts'
import { type Method, request, type RequestContent, type RequestOptions, signedUrl } from './request.ts'
import {
  type ChannelOptions,
  type ChannelsOptions,
  getChannel,
  listChannels,
  listChannelUsers,
} from './state.ts'
import { createSecurity } from './security.ts'
import { trigger, type TriggerOptions, type TriggerResult } from './trigger.ts'
import { type BatchEvent, type BatchOptions, triggerBatch } from './trigger-batch.ts'
import { actOnUser, sendToUser } from './users.ts'

/** The generated types of a service that the shared client speaks in. */
export interface Contract {
  readonly paths: object
  readonly triggerOptions: TriggerOptions
  readonly batchEvent: BatchEvent
  readonly batchOptions: BatchOptions
  readonly channelReceipt: object
  readonly batchReceipt: object
  readonly channelList: object
  readonly channelListInfo: string
  readonly channelState: object
  readonly channelInfo: string
  readonly channelUsers: object
  readonly done: object
  readonly webhookEvent: NamedEvent
}

/** One event of a batch, typed by the event map. */
export type EventFor<Events extends EventMap, Event extends BatchEvent> = {
  [Channel in ChannelOf<Events>]: {
    [Name in EventOf<Events, Channel>]: Event & {
      readonly channel: Channel
      readonly name: Name
      readonly data: PayloadOf<Events, Channel, Name>
    }
  }[EventOf<Events, Channel>]
}[ChannelOf<Events>]

/**
 * A client of one app on one server. Make one and keep it; its methods need no `this`.
 *
 * Every method that sends checks its arguments first and rejects with ArgumentError before there is traffic. What can
 * happen after that: ApiError (the server refused), ConnectionError, TimeoutError, ProtocolError (the answer is not
 * one), or the reason of the signal that the caller aborted.
 */
export interface ChannelsClient<Events extends EventMap, Types extends Contract> extends WebhookReceiver<
  Types['webhookEvent']
> {
  /**
   * Publishes one event to one or many channels.
   *
   * More channels than the server takes at once are sent in several requests, one after the other.
   *
   * @param channel - one name or a list
   * @param event - up to 200 bytes, not beginning with `pusher:`, `client-` or another prefix of the server's own
   * @param data - a string is sent as it is, everything else as JSON; up to `limits.dataBytes`
   * @returns receipts by channel, if the server answers in detail
   * @throws PartialPublishError when a later one of several requests fails; EventTooLargeError
   */
  trigger<Channel extends ChannelOf<Events>, Event extends EventOf<Events, Channel>>(
    channel: Channel | readonly Channel[],
    event: Event,
    data: PayloadOf<Events, Channel, Event>,
    options?: Types['triggerOptions'],
  ): Promise<TriggerResult<Types['channelReceipt']>>

  /**
   * Publishes many events, each to its own channel, in as few requests as the server allows.
   *
   * @param events - `{ channel, name, data }` and the options of a single event
   * @returns one entry per event, in the order of the events; empty objects if the server answers without details
   * @throws PartialPublishError when a later one of several requests fails; EventTooLargeError
   */
  triggerBatch(
    events: readonly EventFor<Events, Types['batchEvent']>[],
    options?: Types['batchOptions'],
  ): Promise<Types['batchReceipt'][]>

  /**
   * Publishes to all connections that are signed in as one user.
   *
   * @param userId - the `id` that the user signed in with
   */
  sendToUser(
    userId: string,
    event: string,
    data: unknown,
    options?: Types['triggerOptions'],
  ): Promise<TriggerResult<Types['channelReceipt']>>

  /** Lists occupied channels, with counts if asked for. */
  channels(options?: ChannelsOptions<Types['channelListInfo']>): Promise<Types['channelList']>

  /** Tells whether a channel is occupied, with counts or its cached event if asked for. */
  channel(name: string, options?: ChannelOptions<Types['channelInfo']>): Promise<Types['channelState']>

  /** Lists the members of a presence channel. */
  channelUsers(name: string, options?: CallOptions): Promise<Types['channelUsers']>

  /** Closes all connections of a user, who stays away: clients do not reconnect by themselves. */
  terminateUserConnections(userId: string, options?: CallOptions): Promise<Types['done']>

  /**
   * Authorizes a connection to subscribe to a private, presence or encrypted channel. Decide first whether it may.
   *
   * @param socketId - of the connection: `1234.5678`
   * @param channel - begins with `private-` or `presence-`
   * @param data - for a presence channel, and only there: an object with `user_id`, or text that is signed as it is
   * @returns what the client expects as JSON
   * @throws ArgumentError
   */
  authorizeChannel(socketId: string, channel: string, data?: PresenceData | string): ChannelAuthorization

  /**
   * Signs a user in.
   *
   * @param user - `id`, and optionally `user_info`, a `watchlist` of up to 100 ids, and what else clients should see
   * @returns what the client expects as JSON
   * @throws ArgumentError
   */
  authenticateUser(socketId: string, user: UserData): UserAuthentication

  /**
   * The endpoint that `pusher-js` asks for subscriptions, from Request to Response. Takes a form or JSON, refuses unless
   * `authorize` says yes, answers 200, 400, 403, 405, 413 or 415.
   */
  authHandler(options: AuthHandlerOptions): Handler

  /** The endpoint that `pusher-js` asks for sign-ins; refuses with 401 unless `authenticate` says who it is. */
  userAuthHandler(options: UserAuthHandlerOptions): Handler

  /**
   * Opens the data of an event on an encrypted channel.
   *
   * @param channel - begins with `private-encrypted-`
   * @param data - as it was received: text, or parsed
   * @throws DecryptionError when it was changed, cut or sealed with another key; ArgumentError without a master key
   */
  openEvent(channel: string, data: unknown): unknown

  /**
   * Sends a signed request to any path: for what the contract does not know.
   *
   * @param method - `GET`, `POST`, …
   * @param path - below the app (`/channels`) or whole (`/apps/app-id/channels`), percent-encoded
   * @returns the parsed JSON, a text, or undefined for an empty answer
   */
  request(method: Method, path: string, options?: RequestOptions): Promise<unknown>

  /**
   * The URL of a signed request, for another HTTP client. It is a credential for ten minutes: keep it out of logs.
   *
   * @param content - the query, and for a POST the very body that will be sent
   */
  signedUrl(method: Method, path: string, content?: RequestContent): string

  /**
   * Typed calls over the contract's paths, with the app filled in and signed. Resolves to `{ data, error, response }`
   * and rejects only when no answer came.
   */
  readonly http: Client<Types['paths']>

  /** Lets calls under way end, releases connections and refuses further calls. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Makes the shared part of a client on the context of one service. */
export function createChannelsClient<Events extends EventMap, Types extends Contract>(
  context: Context,
  options: ClientOptions,
): ChannelsClient<Events, Types> {
  const end = (): Promise<void> => closeServer(context.server)
  const run = <Result>(operation: string, call: () => Promise<Result>): Promise<Result> =>
    runCall(context.server, operation, call)
  return {
    trigger: (channel, event, data, options) =>
      run('triggerEvent', () => trigger(context, channel, event, data, options)),
    triggerBatch: (events, options) => run('triggerBatch', () => triggerBatch(context, events, options)),
    sendToUser: (userId, event, data, options) =>
      run('triggerEvent', () => sendToUser(context, userId, event, data, options)),
    channels: (options) => run('listChannels', () => listChannels(context, options)),
    channel: (name, options) => run('getChannel', () => getChannel(context, name, options)),
    channelUsers: (name, options) => run('listChannelUsers', () => listChannelUsers(context, name, options)),
    terminateUserConnections: (id, options) => actOnUser(context, 'terminateUserConnections', id, options),
    request: (method, path, options) => run('request', () => request(context, method, path, options)),
    signedUrl: (method, path, content) => signedUrl(context, method, path, content),
    http: createHttp<Types['paths']>(context),
    ...createSecurity<Types['webhookEvent']>(context, options),
    close: end,
    [Symbol.asyncDispose]: end,
  }
}
