// What the protocol allows in the names of channels, events, sockets and users.

import { utf8Length } from '../core/bytes.ts'
import { checkNonEmpty, checkWellFormed } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/** The longest names a server takes, in bytes; `Infinity` turns a check off. */
export interface NameLimits {
  readonly channelNameBytes: number
  readonly eventNameBytes: number
}

const channelCharacter = /[A-Za-z0-9\-_=@,.;:]/
const channelName = /^[A-Za-z0-9\-_=@,.;:]+$/
const serverToUser = '#server-to-user-'
/** `chat:1#alice,bob`: a channel that only some users may join. */
const userLimited = /^[A-Za-z0-9\-_=@,.;:]+#[A-Za-z0-9\-_=@.]+(?:,[A-Za-z0-9\-_=@.]+)*$/

/**
 * Checks a channel name: `A-Za-z0-9_-=@,.;:`, and `#` only in `#server-to-user-<id>` and before a list of user ids.
 *
 * Source: what Sockudo 5.2.0 accepts, without the `#` combinations that it lets through by accident.
 *
 * @throws ArgumentError
 */
export function checkChannelName(name: unknown, argument: string, { channelNameBytes }: NameLimits): string {
  const text = checkNonEmpty(name, argument)
  const bare = text.startsWith(serverToUser) ? text.slice(serverToUser.length) : text
  if (!channelName.test(bare) && !userLimited.test(text)) {
    const at = [...text].find((character) => !channelCharacter.test(character))
    const found = at === undefined ? 'nothing after the prefix' : JSON.stringify(at)
    throw new ArgumentError(
      argument,
      `must consist of A-Z a-z 0-9 _ - = @ , . ; : (a channel name), found ${found}`,
    )
  }
  return checkLength(text, argument, channelNameBytes, 'limits.channelNameBytes')
}

/** Prefixes of events that only the server, or only clients, may send. */
const reservedEvents = ['pusher:', 'pusher_internal:', 'sockudo:', 'sockudo_internal:', 'client-']

/**
 * Checks the name of an event that a backend publishes.
 *
 * @throws ArgumentError
 */
export function checkEventName(name: unknown, argument: string, { eventNameBytes }: NameLimits): string {
  const text = checkNonEmpty(name, argument)
  const reserved = reservedEvents.find((prefix) => text.startsWith(prefix))
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
export function userChannel(userId: unknown, argument: string, limits: NameLimits): string {
  const id = checkNonEmpty(userId, argument)
  if (!channelName.test(id)) {
    throw new ArgumentError(argument, 'must consist of A-Z a-z 0-9 _ - = @ , . ; : to be sent an event')
  }
  return checkLength(`${serverToUser}${id}`, argument, limits.channelNameBytes, 'limits.channelNameBytes')
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
