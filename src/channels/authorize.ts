// What a backend answers to a client that wants to subscribe or sign in. Synchronous, and without traffic.

import { checkNonEmpty } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { encodeData } from '../protocol/encode-data.ts'
import { checkChannelName, checkSocketId, isEncryptedChannel, type NameRules } from '../protocol/names.ts'
import type { SubscriptionSigner } from '../protocol/sign-subscription.ts'
import type { Encryption } from './encryption.ts'

export interface PresenceData {
  readonly user_id: string
  /** Anything that other members may see. */
  readonly user_info?: unknown
}

export interface UserData {
  readonly id: string
  readonly user_info?: unknown
  /** Up to 100 user ids whose coming and going this user is told of. */
  readonly watchlist?: readonly string[] | undefined
  readonly [field: string]: unknown
}

/** The answer to a subscription, in the field names that clients read. */
export interface ChannelAuthorization {
  auth: string
  channel_data?: string
  shared_secret?: string
}

/** The answer to a sign-in. */
export interface UserAuthentication {
  auth: string
  user_data: string
}

export interface Authorizer {
  authorizeChannel(socketId: string, channel: string, data?: PresenceData | string): ChannelAuthorization
  authenticateUser(socketId: string, user: UserData): UserAuthentication
}

const longestWatchlist = 100

export function createAuthorizer(
  sign: SubscriptionSigner,
  encryption: Encryption,
  names: NameRules,
): Authorizer {
  return {
    authorizeChannel(socketId, channel, data) {
      checkSocketId(socketId, 'socketId')
      checkChannelName(channel, 'channel', names)
      const channelData = checkChannelData(channel, data)
      return {
        auth: sign.channel(socketId, channel, channelData),
        ...(channelData !== undefined && { channel_data: channelData }),
        ...(isEncryptedChannel(channel) && { shared_secret: encryption.sharedSecret(channel) }),
      }
    },
    authenticateUser(socketId, user) {
      checkSocketId(socketId, 'socketId')
      const userData = checkUserData(user)
      return { auth: sign.user(socketId, userData), user_data: userData }
    },
  }
}

/**
 * The presence data as it is signed and sent; undefined for private channels, which have none. Text is signed as it is.
 */
function checkChannelData(channel: string, data: unknown): string | undefined {
  if (channel.startsWith('presence-'))
    return typeof data === 'string' && data !== '' ? encodeData(data, 'data') : encodePresence(data)
  if (!channel.startsWith('private-')) {
    throw new ArgumentError(
      'channel',
      'must begin with "private-" or "presence-"; others need no authorization',
    )
  }
  if (data !== undefined)
    throw new ArgumentError('data', 'is for presence channels; the server does not sign it for others')
  return undefined
}

function encodePresence(data: unknown): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new ArgumentError(
      'data',
      `must be an object with user_id on a presence channel, received ${shapeOf(data)}`,
    )
  }
  const text = encodeData(data, 'data')
  checkNonEmpty(asSigned<PresenceData>(data, text).user_id, 'data.user_id')
  return text
}

function checkUserData(user: unknown): string {
  if (typeof user !== 'object' || user === null || Array.isArray(user)) {
    throw new ArgumentError('user', `must be an object with id, received ${shapeOf(user)}`)
  }
  const text = encodeData(user, 'user')
  const { id, watchlist } = asSigned<UserData>(user, text)
  checkNonEmpty(id, 'user.id')
  if (watchlist !== undefined) checkWatchlist(watchlist)
  return text
}

/** What the text says, which of a class or an object with a toJSON may be something else than its properties. */
function asSigned<Data>(data: object, text: string): Partial<Data> {
  const plain = Object.getPrototypeOf(data) === Object.prototype && !('toJSON' in data)
  return (plain ? data : JSON.parse(text)) as Partial<Data>
}

function checkWatchlist(watchlist: unknown): void {
  if (!Array.isArray(watchlist) || watchlist.length > longestWatchlist) {
    throw new ArgumentError(
      'user.watchlist',
      `must be at most ${longestWatchlist} ids, received ${shapeOf(watchlist)}`,
    )
  }
  for (const [index, id] of watchlist.entries()) checkNonEmpty(id, `user.watchlist[${index}]`)
}
