// The names of what the server sends, in both dialects.

import type { ServerEvent, ServerToken } from '../contract.ts'

/** The numbers of the dialect `events`. */
export const EventType: {
  readonly Login: 1
  readonly Logout: 2
  readonly Activated: 3
  readonly Removed: 4
  readonly FileUploaded: 5
  readonly FileRemoved: 6
  readonly BucketUploaded: 7
  readonly BucketRemoved: 8
  readonly MetaRequest: 9
  readonly Echo: 10
} = {
  Login: 1,
  Logout: 2,
  Activated: 3,
  Removed: 4,
  FileUploaded: 5,
  FileRemoved: 6,
  BucketUploaded: 7,
  BucketRemoved: 8,
  MetaRequest: 9,
  Echo: 10,
} as const satisfies Record<string, ServerEvent['eventType']>

export type EventType = ServerEvent['eventType']

/** The words of the dialect `tokens`. */
export const TokenType: { readonly [Type in ServerToken['type']]: Type } = {
  Login: 'Login',
  Logout: 'Logout',
  Activated: 'Activated',
  Removed: 'Removed',
  FileUploaded: 'FileUploaded',
  FileRemoved: 'FileRemoved',
  BucketUploaded: 'BucketUploaded',
  BucketRemoved: 'BucketRemoved',
  MetaRequest: 'MetaRequest',
}

export type TokenType = ServerToken['type']
