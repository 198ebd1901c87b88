// What the protocol allows in the names of channels, events, sockets and users.

import { utf8Length } from '../core/bytes.ts'
import { checkNonEmpty, checkWellFormed } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/** The longest names a server takes, in bytes; `Infinity` turns a check off. */
export interface NameLimits {
  readonly channelNameBytes: number
  readonly eventNameBytes: number
}

/** What else differs from server to server. What is left out is as on Sockudo. */
export interface NameRules extends NameLimits {
  /** Whether the name of a channel may hold `:`. */
  readonly colons?: boolean | undefined
  /** Whether a list of user ids may follow the name of a channel, behind a `#`. */
  readonly userLists?: boolean | undefined
  /** Whether users can sign in, and so have a channel of their own. */
  readonly userChannels?: boolean | undefined
  /** Prefixes of events that only the server sends, besides those of the protocol. */
  readonly serverEvents?: readonly string[] | undefined
}

const withColon = { character: /[A-Za-z0-9\-_=@,.;:]/, name: /^[A-Za-z0-9\-_=@,.;:]+$/, listed: ', . ; :' }
const withoutColon = { character: /[A-Za-z0-9\-_=@,.;]/, name: /^[A-Za-z0-9\-_=@,.;]+$/, listed: ', . ;' }
const serverToUser = '#server-to-user-'
/** `chat:1#alice,bob`: a channel that only some users may join. */
const userLimited = /^[A-Za-z0-9\-_=@,.;:]+#[A-Za-z0-9\-_=@.]+(?:,[A-Za-z0-9\-_=@.]+)*$/

/**
 * Checks a channel name: `A-Za-z0-9_-=@,.;:`, and `#` only in `#server-to-user-<id>` and before a list of user ids.
 *
 * Source: what Sockudo 5.2.0 accepts, without the `#` combinations that it lets through by accident. Pusher Channels has
 * neither `:` nor lists of user ids.
 *
 * @throws ArgumentError
 */
export function checkChannelName(name: unknown, argument: string, rules: NameRules): string {
  const { channelNameBytes, colons = true, userLists = true, userChannels = true } = rules
  const allowed = colons ? withColon : withoutColon
  const text = checkNonEmpty(name, argument)
  if (!userChannels && text.startsWith(serverToUser))
    throw new ArgumentError(argument, 'is the channel of a user, and users cannot sign in to this server')
  const bare = text.startsWith(serverToUser) ? text.slice(serverToUser.length) : text
  if (!allowed.name.test(bare) && !(userLists && userLimited.test(text))) {
    const at = [...text].find((character) => !allowed.character.test(character))
    const found = at === undefined ? 'nothing after the prefix' : JSON.stringify(at)
    throw new ArgumentError(
      argument,
      `must consist of A-Z a-z 0-9 _ - = @ ${allowed.listed} (a channel name), found ${found}`,
    )
  }
  return checkLength(text, argument, channelNameBytes, 'limits.channelNameBytes')
}

/** Prefixes of events that only the server, or only clients, may send. */
const reservedEvents = ['pusher:', 'pusher_internal:', 'client-']
const sockudoEvents = ['sockudo:', 'sockudo_internal:']

/**
 * Checks the name of an event that a backend publishes.
 *
 * @throws ArgumentError
 */
export function checkEventName(name: unknown, argument: string, rules: NameRules): string {
  const { eventNameBytes, serverEvents = sockudoEvents } = rules
  const text = checkNonEmpty(name, argument)
  const isPrefix = (prefix: string): boolean => text.startsWith(prefix)
  const reserved = reservedEvents.find(isPrefix) ?? serverEvents.find(isPrefix)
  if (reserved !== undefined)
    throw new ArgumentError(argument, `must not begin with "${reserved}", which is reserved`)
  return checkLength(checkWellFormed(text, argument), argument, eventNameBytes, 'limits.eventNameBytes')
}

/**
 * Checks a socket id: digits, a dot, digits.
 *
 * @throws ArgumentError
 */
export function checkSocketId(socketId: unknown, argument: string): string {
  if (typeof socketId !== 'string' || !/^\d+\.\d+$/.test(socketId)) {
    throw new ArgumentError(
      argument,
      `must look like "1234.5678" (a socket id), received ${shapeOf(socketId)}`,
    )
  }
  return socketId
}

/** The channel that reaches every connection of a signed-in user. */
export function userChannel(userId: unknown, argument: string, rules: NameRules): string {
  const id = checkNonEmpty(userId, argument)
  const { name, listed } = (rules.colons ?? true) ? withColon : withoutColon
  if (!name.test(id)) {
    throw new ArgumentError(argument, `must consist of A-Z a-z 0-9 _ - = @ ${listed} to be sent an event`)
  }
  return checkLength(`${serverToUser}${id}`, argument, rules.channelNameBytes, 'limits.channelNameBytes')
}

/** Whether the events of a channel travel encrypted. */
export function isEncryptedChannel(channel: string): boolean {
  return channel.startsWith('private-encrypted-')
}

function checkLength(text: string, argument: string, limit: number, option: string): string {
  const length = utf8Length(text)
  if (length > limit)
    throw new ArgumentError(argument, `is ${length} bytes, over the limit of ${limit} (${option})`)
  return text
}
