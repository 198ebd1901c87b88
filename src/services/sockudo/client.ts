// createSockudo(): the client for Sockudo.

import { operations } from '../../../generated/sockudo/operations.ts'
import { type ChannelsClient, createChannelsClient } from '../../channels/client.ts'
import { actOnUser } from '../../channels/users.ts'
import { createContext } from '../../channels/create-context.ts'
import { joinUrl, parseConnectionUrl } from '../../channels/connection-url.ts'
import type { AnyEvents, EventMap } from '../../channels/event-map.ts'
import type { ClientOptions } from '../../channels/options.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { type CallOptions, runCall } from '../../core/http.ts'
import {
  type CapabilityToken,
  type CapabilityTokenOptions,
  capabilityTokenIssuer,
} from '../../protocol/capability-token.ts'
import type { Schemas, SockudoContract } from './contract.ts'
import { type Annotations, createAnnotations } from './annotations.ts'
import type { HistoryOptions } from './bounds.ts'
import { type ChannelHistory, history } from './history.ts'
import { dialect } from './dialect.ts'
import { limits } from './limits.ts'
import { createMessages, type Messages } from './messages.ts'
import { createOperator, type Operator } from './operator.ts'
import {
  type PresenceHistory,
  presenceHistory,
  presenceSnapshot,
  type SnapshotOptions,
} from './presence-history.ts'
import { refusePushHeaders } from './push/access.ts'
import { createPush, type Push } from './push/push.ts'
import { type Revocation, revokeTokens } from './revoke-tokens.ts'

export interface SockudoOptions extends ClientOptions {
  /** Gives every publish without an idempotency key a new one. */
  readonly autoIdempotency?: boolean | undefined
}

/** What a connection URL leaves open. */
export type SockudoUrlOptions = Omit<
  SockudoOptions,
  'appId' | 'key' | 'secret' | 'host' | 'port' | 'useTLS' | 'basePath'
>

/** A client of one app on one Sockudo server. */
export interface Sockudo<Events extends EventMap = AnyEvents> extends ChannelsClient<
  Events,
  SockudoContract
> {
  /** Makes all connections of a user reconnect, so that they authorize again. */
  forceReconnectUser(userId: string, options?: CallOptions): Promise<SockudoContract['done']>

  /**
   * Issues a capability token: what one client of Sockudo's own protocol may do on which channels, for a while.
   *
   * @param options - `expiresIn` is milliseconds, up to 24 hours
   * @returns the token, its id (revoking it needs that) and when it expires, in milliseconds since the epoch
   * @throws ArgumentError for what the server would refuse
   */
  capabilityToken(options: CapabilityTokenOptions): CapabilityToken

  /**
   * Takes capability tokens back: their connections are closed, and nobody can connect with them any more.
   *
   * @param revocation - `jti` of one token, `clientId` of all tokens of a client, or both
   * @returns how many connections were closed
   */
  revokeTokens(revocation: Revocation, options?: CallOptions): Promise<Schemas['RevokeTokensResult']>

  /**
   * The stored events of a channel, the newest first unless `direction` says otherwise: `for await` gives the items,
   * `.pages()` and `.page(cursor?)` whole pages with what is known to be missing.
   *
   * Needs a server with history. With versioned messages, an item shows the message as it is now.
   */
  history(channel: string, options?: HistoryOptions): ChannelHistory

  /** Who joined and left a presence channel, read as `history()` is. Needs a server with presence history. */
  presenceHistory(channel: string, options?: HistoryOptions): PresenceHistory

  /**
   * Who was in a presence channel at a moment, as far back as the presence history goes.
   *
   * @param options - `atTime` or `atSerial`; neither for now
   */
  presenceSnapshot(channel: string, options?: SnapshotOptions): Promise<Schemas['PresenceSnapshot']>

  /** Reads and changes messages after they were published. Needs a server with versioned messages and history. */
  readonly messages: Messages

  /** Reactions, votes and counters on messages. Needs a server with annotations, versioned messages and history. */
  readonly annotations: Annotations

  /** Looks at, empties and restarts what the server stores; each destructive call has to be confirmed. */
  readonly operator: Operator

  /** Notifications to devices. Needs a server with push. */
  readonly push: Push
}

/**
 * Makes a client for Sockudo. Nothing is sent and no environment is read until a method is called.
 *
 * @example
 * ```ts
 * import { createSockudo } from 'channelkit/sockudo'
 *
 * const sockudo = createSockudo({ appId: 'app-id', key: 'app-key', secret: 'app-secret', host: '127.0.0.1', port: 6001 })
 * await sockudo.trigger('orders', 'order.created', { id: 1 })
 * await sockudo.close()
 * ```
 *
 * @param options - the options, or `http://key:secret@host:port/apps/app-id` with the remaining options behind it
 * @throws ArgumentError that names the option or the part of the URL, and the rule
 */
export function createSockudo<Events extends EventMap = AnyEvents>(options: SockudoOptions): Sockudo<Events>
export function createSockudo<Events extends EventMap = AnyEvents>(
  url: string,
  options?: SockudoUrlOptions,
): Sockudo<Events>
export function createSockudo<Events extends EventMap = AnyEvents>(
  options: SockudoOptions | string,
  more: SockudoUrlOptions = {},
): Sockudo<Events> {
  const all = typeof options === 'string' ? joinUrl(parseConnectionUrl(options), more) : options
  refuseCluster(all)
  refusePushHeaders(all.headers, 'options.headers')
  const context = createContext({ operations, limits, dialect }, all)
  const issueToken = capabilityTokenIssuer(all)
  return {
    ...createChannelsClient<Events, SockudoContract>(context, all),
    forceReconnectUser: (userId, options) => actOnUser(context, 'forceReconnectUser', userId, options),
    capabilityToken: (token) => issueToken(token, context.now()),
    revokeTokens: (revocation, options) =>
      runCall(context.server, 'revokeTokens', () => revokeTokens(context, revocation, options)),
    history: (channel, options) => history(context, channel, options),
    presenceHistory: (channel, options) => presenceHistory(context, channel, options),
    presenceSnapshot: (channel, options) =>
      runCall(context.server, 'getPresenceSnapshot', () => presenceSnapshot(context, channel, options)),
    messages: createMessages(context),
    annotations: createAnnotations(context),
    operator: createOperator(context),
    push: createPush(context),
  }
}

function refuseCluster(options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    throw new ArgumentError('options', `must be an object or a connection URL, received ${shapeOf(options)}`)
  }
  if (options instanceof URL) throw new ArgumentError('options', 'must be a URL as text; pass its href')
  if (!('cluster' in options)) return
  throw new ArgumentError(
    'options.cluster',
    'is for Pusher Channels; a Sockudo server is named by options.host',
  )
}
