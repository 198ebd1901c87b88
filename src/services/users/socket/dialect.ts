// The two languages of the socket: release 0.3.2 and before speaks numbered events, 0.3.3 and later speaks tokens.

import type { ServerEvent, ServerToken } from '../contract.ts'
import { EventType, TokenType } from './event-type.ts'

export type DialectName = 'events' | 'tokens'

/** What a type of frame brings besides its type, as far as a listener relies on it. */
export type Fields = Readonly<Record<string, 'string' | 'object'>>

/** What is asked of the meta store. */
export interface MetaRequest {
  readonly username: string
  readonly property?: string
  readonly val?: unknown
}

/** The answer to a meta request, in either dialect. */
export interface MetaAnswer {
  readonly val?: unknown
  readonly error?: string
  readonly username?: string
  readonly property?: string
}

export interface Dialect {
  readonly name: DialectName
  /** The property that tells frames apart. */
  readonly discriminator: 'eventType' | 'type'
  /** What comes from the server, by type. */
  readonly frames: ReadonlyMap<number | string, Fields>
  readonly metaType: number | string
  /** Whether an answer repeats what was asked, and comes once. Errors repeat the user at most. */
  readonly repeats: boolean
  /** A frame that the server answers to everybody whom it listens to, and that changes nothing. */
  readonly probe: (mark: string) => object
  /** What of a frame shows the mark of the probe that it answers. */
  readonly marked: (frame: Readonly<Record<string, unknown>>) => unknown
}

const user: Fields = { username: 'string' }

const events: Dialect = {
  name: 'events',
  discriminator: 'eventType',
  frames: new Map<ServerEvent['eventType'], Fields>([
    [EventType.Login, user],
    [EventType.Logout, user],
    [EventType.Activated, user],
    [EventType.Removed, user],
    [EventType.FileUploaded, { ...user, file: 'object' }],
    [EventType.FileRemoved, { file: 'object' }],
    [EventType.BucketUploaded, { ...user, bucket: 'object' }],
    [EventType.BucketRemoved, { bucket: 'object' }],
    [EventType.MetaRequest, {}],
    [EventType.Echo, { message: 'string' }],
  ]),
  metaType: EventType.MetaRequest,
  repeats: false,
  probe: (mark) => ({ eventType: EventType.Echo, message: mark }),
  marked: ({ eventType, message }) => (eventType === EventType.Echo ? message : undefined),
}

const tokens: Dialect = {
  name: 'tokens',
  discriminator: 'type',
  frames: new Map<ServerToken['type'], Fields>([
    [TokenType.Login, user],
    [TokenType.Logout, user],
    [TokenType.Activated, user],
    [TokenType.Removed, user],
    [TokenType.FileUploaded, { ...user, file: 'object' }],
    [TokenType.FileRemoved, { ...user, file: 'object' }],
    [TokenType.BucketUploaded, { ...user, bucket: 'object' }],
    [TokenType.BucketRemoved, { ...user, bucket: 'object' }],
    [TokenType.MetaRequest, {}],
  ]),
  metaType: TokenType.MetaRequest,
  repeats: true,
  // There is no echo. But the server looks for the user before it looks at rights, and says whom it did not find.
  probe: (mark) => ({ type: TokenType.MetaRequest, username: mark }),
  marked: ({ type, error }) =>
    type === TokenType.MetaRequest && typeof error === 'string' ? unknownUserIn(error) : undefined,
}

/** @returns undefined for every other error */
export function unknownUserIn(error: string): string | undefined {
  return /^(?:Error: )?Could not find user (.*)$/s.exec(error)?.[1]
}

export const dialects: Readonly<Record<DialectName, Dialect>> = { events, tokens }
