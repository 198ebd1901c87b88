// What the document leaves open, and how a fake plays it.

import { requireFlag, requireFunction } from '../check-settings.ts'
import { requireWord } from './require-word.ts'
import type { FakeGlobalMessage } from './types.ts'

/** The default of each is how the contract reads the document; its marks `x-unverified` say what else it can mean. */
export interface FakeWebSocketsServiceReadings {
  /**
   * What `pushMessage` returns: a list with a result for each recipient (the default), or one object, the result of the first
   * recipient.
   */
  readonly pushResult?: 'list' | 'object' | undefined
  /** The order of the results of `pushMessage`: that of `recipients` (the default), or the other way round. */
  readonly pushResultOrder?: 'recipients' | 'reversed' | undefined
  /**
   * What `pushGlobalMessage` returns: the message, as the document says (the default), or an object with `item` and
   * `error`, like that of `pushMessage`.
   */
  readonly pushGlobalResult?: 'message' | 'result' | undefined
  /**
   * `false`: what is pushed to somebody who is not connected is never delivered, and stays `PENDING`. Default: it waits
   * for the next connection, until it expires.
   */
  readonly holdMessages?: boolean | undefined
  /**
   * `true`: a global message with `expiresAt` also goes to those who connect before that. Default: only those who are
   * connected get it.
   */
  readonly holdGlobalMessages?: boolean | undefined
  /** Whom a message without a topic reaches: all it is for (the default), or only those who were registered without one. */
  readonly pushWithoutTopic?: 'all' | 'without-topic' | undefined
  /**
   * What becomes of a message to a recipient who is connected, but not with its topic: it waits for a connection that has
   * it (the default), or is never delivered.
   */
  readonly otherTopic?: 'hold' | 'drop' | undefined
  /**
   * Who gets a message whose recipient has several connections: all of them (the default), or the newest; or there are
   * never several, because a new one ends those before it, with code 4409.
   */
  readonly severalConnections?: 'all' | 'newest' | 'replace' | undefined
  /** What becomes of a message that expired before it was delivered (default `PENDING`, as it was). */
  readonly expiredStatus?: 'PENDING' | 'CANCELLED' | undefined
  /**
   * Where the messages are that a global message made, one for each recipient it reached: in `messages` where the filter
   * asks for them (the default), or always; or a global message makes none.
   */
  readonly globalMessageRows?: 'filtered' | 'listed' | 'none' | undefined
  /** Of what type the items of `messages` are: `Message` (the default), or `GlobalMessage`, as the document prints it. */
  readonly messagesItems?: 'messages' | 'global-messages' | undefined
  /** The order of both lists (default `oldest-first`). */
  readonly listOrder?: 'oldest-first' | 'newest-first' | undefined
  /** What a key with an empty scope may do (default `everything`). */
  readonly emptyScope?: 'everything' | 'nothing' | undefined
  /** The frame that a message becomes (default: its text). Where it throws, the message is not delivered. */
  readonly frame?: ((message: FakeGlobalMessage) => string) | undefined
  /**
   * How a connection is refused: by the answer to the handshake, 401 or 403 (the default), or it is accepted and closed
   * before anything is sent, with 4401 or 4403.
   */
  readonly refusedHandshake?: 'answer' | 'close' | undefined
}

/** As settled; `frame` is undefined where it is the text. */
export type Readings = {
  readonly [Name in Exclude<keyof FakeWebSocketsServiceReadings, 'frame'>]-?: NonNullable<
    FakeWebSocketsServiceReadings[Name]
  >
} & {
  readonly frame: ((message: FakeGlobalMessage) => string) | undefined
}

/** The words of each, the default first. */
const words = {
  pushResult: ['list', 'object'],
  pushResultOrder: ['recipients', 'reversed'],
  pushGlobalResult: ['message', 'result'],
  pushWithoutTopic: ['all', 'without-topic'],
  otherTopic: ['hold', 'drop'],
  severalConnections: ['all', 'newest', 'replace'],
  expiredStatus: ['PENDING', 'CANCELLED'],
  globalMessageRows: ['filtered', 'listed', 'none'],
  messagesItems: ['messages', 'global-messages'],
  listOrder: ['oldest-first', 'newest-first'],
  emptyScope: ['everything', 'nothing'],
  refusedHandshake: ['answer', 'close'],
} as const

export const readingNames: readonly string[] = [
  ...Object.keys(words),
  'holdMessages',
  'holdGlobalMessages',
  'frame',
]

/** @throws ArgumentError */
export function resolveReadings(options: FakeWebSocketsServiceReadings): Readings {
  const chosen = Object.entries(words).map(([name, known]) => {
    const word = options[name as keyof typeof words] ?? known[0]
    return [name, requireWord<string>(`options.${name}`, word, known)] as const
  })
  const { holdMessages = true, holdGlobalMessages = false, frame } = options
  return {
    ...(Object.fromEntries(chosen) as Pick<Readings, keyof typeof words>),
    holdMessages: requireFlag('options.holdMessages', holdMessages),
    holdGlobalMessages: requireFlag('options.holdGlobalMessages', holdGlobalMessages),
    frame: frame === undefined ? undefined : requireFunction('options.frame', frame),
  }
}
