// What a check of `channelkit conform` is: data that a runner sends and a judge compares, for one server after another.

import type { PresetName } from '../../services/pusher/presets.ts'

export type Subject = 'signing' | 'publish' | 'batch' | 'state' | 'users' | 'sockets' | 'beyond'

export interface Check {
  /** Stable: the subject, a dot, and a name without spaces. */
  readonly id: string
  readonly subject: Subject
  /** A sentence that is true of a server or not. */
  readonly name: string
  /** The sentence is true of a server that refuses; it begins with `refuses`. */
  readonly refuses?: true
  /** The answer of a server of which it is true. Default: a refusal if it `refuses`, else none. */
  readonly proof?: Expected
  /** It publishes, or does something else that others could notice. */
  readonly write?: true
  /** One after the other; the answer to the last is what is judged. */
  readonly steps: readonly Step[]
  /** What each kind of server answers. */
  readonly expect: Readonly<Record<PresetName, Expectation>>
  /** What has to be switched on in the server for it. */
  readonly needs?: string
}

/** The same check, of a sentence that begins with `refuses`. */
export function refusing(check: Check): Check {
  return { ...check, refuses: true }
}

/**
 * A step ends the check when it does not succeed, and its answer is then the answer. Texts may hold `{run}`, the prefix of
 * all names of a run, `{pad:164}`, which fills the text up to that many characters, and `{a}`, the id of a socket.
 */
export type Step =
  | { readonly ask: Ask }
  /** Connects, and answers with the first frame. */
  | { readonly open: string; readonly key?: 'unknown' }
  | Subscribe
  | { readonly leave: string; readonly from: string }
  | SignIn
  /** Sends a frame and waits for nothing. */
  | { readonly say: string; readonly event: string; readonly data: unknown; readonly on?: string }
  | Hear
  /** Answers with the code with which the server closes. */
  | { readonly closing: string }

/** Answers with the frame that accepts the subscription or refuses it. */
export interface Subscribe {
  /** The name of the socket in this check. */
  readonly subscribe: string
  readonly to: string
  readonly auth?: Authorization
  /** The id of the member. */
  readonly as?: string
}

/** Answers with the frame that accepts the sign-in or refuses it. */
export interface SignIn {
  readonly signIn: string
  readonly as: string
  readonly auth?: 'wrong'
}

/** Answers with the events that came since the last step of this kind, up to `until`, and the data of that one. */
export interface Hear {
  readonly hear: string
  readonly until: string
  /** Another socket, whose errors end the waiting. */
  readonly refusedOn?: string
}

/** `bare` is a right signature for a presence channel without the data of a member. */
export type Authorization = 'right' | 'wrong' | 'bare'

/** A request, below `/apps/<app id>` unless it says `root`. */
export interface Ask {
  /** Default: POST with a body, GET without. */
  readonly method?: 'GET' | 'POST'
  readonly path: string
  /** Not below the app, and not signed. */
  readonly root?: true
  readonly query?: Readonly<Record<string, string>>
  /** JSON, or a text that is sent as it is. */
  readonly body?: unknown
  /** What is wrong or unusual with the signature. */
  readonly signed?: Flaw
}

export type Flaw =
  | 'not at all'
  | 'with a wrong secret'
  | 'with an unknown key'
  | 'for an unknown app'
  | 'five minutes ago'
  | 'an hour ago'
  | 'in an hour'
  | 'without a number for the time'
  | 'as version 2.0'
  | 'with the md5 of no body'
  | 'without the md5'
  | 'with a wrong md5'

/** What came back. A step fills in what it has; `silence` is what was awaited in vain. */
export interface Answer {
  readonly status?: number
  /** JSON, or the text that it was. */
  readonly body?: unknown
  /** The name of a frame. */
  readonly event?: string
  readonly data?: unknown
  /** The code of a close frame; 1006 without one. */
  readonly closed?: number
  readonly heard?: readonly string[]
  readonly silence?: string
}

/** What an answer must have. Objects may have more members than said, texts more around them, arrays not more items. */
export interface Expected {
  /** One of several where it depends on something that does not matter here. */
  readonly status?: number | readonly number[]
  readonly body?: unknown
  /** The whole body. */
  readonly exactly?: unknown
  readonly event?: string | readonly string[]
  readonly data?: unknown
  readonly closed?: number | readonly number[]
  readonly heard?: readonly string[]
  /** Nothing comes. */
  readonly silence?: true
  /** The server has no such thing, and this is how it says so. */
  readonly lacks?: true
}

/** `unknown`: no source says it, or it depends on how the server is set up. It is reported and not judged. */
export type Expectation = Expected | 'unknown'

/** Where the expectations of each preset come from. */
export const sources: Readonly<Record<PresetName, string>> = {
  pusher: "Pusher's documentation and libraries",
  soketi: 'the source and the tests of soketi, March 2024',
  reverb: 'the source of Reverb, June 2026',
  sockudo: 'seen on Sockudo 5.2.0',
}
