// What a connection offers to read and write what the server keeps for each user.

import type { Meta } from '../contract.ts'
import type { SocketCallOptions } from './calls.ts'

/**
 * The data that a server keeps for each user.
 *
 * **Calls go one after the other**, because an answer has no id that says what it answers. Each waits until the connection
 * is approved, and until nothing more can come of the call before it: all its answers are here, and a frame that was sent
 * behind them is back. If those do not come within two seconds, as after a call that was given up (by its time or its
 * signal) and whose answer was lost, the connection is made anew, and only what was not sent yet is sent. With
 * `reconnect: false` every call rejects then, until the answer is here after all.
 *
 * **What this costs:** in the dialect `events` one more echo for each call, and in both another frame and the way there and
 * back for a call behind another. The server logs them, and answers each as often as patterns match the origin.
 *
 * **What cannot be told apart:** frames that are like the answer and come in its place, while a call is under way. A stray
 * answer to nothing counts as the answer in `events`. In `tokens` answers repeat user and property, so that only a stray to
 * the same question does, or an error; errors name the user at most, and one that names another is ignored.
 */
export interface MetaStore {
  /**
   * Reads everything that is kept for a user.
   *
   * @example
   * ```ts
   * import { connectUsersEvents } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const headers = { origin: 'http://localhost' }
   * const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011', headers, WebSocket })
   * await events.meta.set('george', { sister: 'sam' })
   * console.log(await events.meta.get('george')) // { sister: 'sam' }
   * events.close()
   * ```
   *
   * @param username - the name or the e-mail address
   * @param options - `signal`, `timeout` (milliseconds, the time to connect included)
   * @returns an object of names and values; empty where nothing is kept
   * @throws MetaRequestError when the server refuses: there is no such user, or in `tokens` the API key is missing
   * @throws TimeoutError when no answer came in time, also because the server speaks the other dialect
   * @throws ConnectionError when the connection ended before the answer, or the socket is closed
   * @throws OriginNotApprovedError when the server refuses the connection
   * @throws ArgumentError for a name that is empty, and an option that is none
   */
  get(username: string, options?: SocketCallOptions): Promise<Meta>

  /**
   * Reads one value.
   *
   * @example
   * ```ts
   * import { connectUsersEvents } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const headers = { origin: 'http://localhost' }
   * const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011', headers, WebSocket })
   * await events.meta.set('george', { sister: 'sam' })
   * console.log(await events.meta.getProperty('george', 'sister')) // sam
   * events.close()
   * ```
   *
   * @param username - the name or the e-mail address
   * @param property - one name, dots and all
   * @param options - `signal`, `timeout` (milliseconds, the time to connect included)
   * @returns the value; undefined where there is none
   * @throws the same as `get`, for the same causes; ArgumentError also for a property that is empty, which the server would
   * take for none
   */
  getProperty(username: string, property: string, options?: SocketCallOptions): Promise<unknown>

  /**
   * Replaces everything that is kept for a user.
   *
   * @example
   * ```ts
   * import { connectUsersEvents } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const headers = { origin: 'http://localhost' }
   * const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011', headers, WebSocket })
   * console.log(await events.meta.set('george', { sister: 'sam' })) // { sister: 'sam' }
   * events.close()
   * ```
   *
   * @param username - the name or the e-mail address
   * @param meta - an object, as it is at the call. The server would read instead of write for what counts as false
   * @param options - `signal`, `timeout` (milliseconds, the time to connect included)
   * @returns what is kept now
   * @throws the same as `get`, for the same causes, and `effect` says whether it may have been written; ArgumentError also
   * for what is no object, and what JSON cannot carry
   */
  set(
    username: string,
    meta: Meta | (object & { readonly [Symbol.iterator]?: never }),
    options?: SocketCallOptions,
  ): Promise<Meta>

  /**
   * Writes one value and keeps the others.
   *
   * @example
   * ```ts
   * import { connectUsersEvents } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const headers = { origin: 'http://localhost' }
   * const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011', headers, WebSocket })
   * console.log(await events.meta.setProperty('george', 'brother', 'mat')) // mat
   * events.close()
   * ```
   *
   * @param username - the name or the e-mail address
   * @param property - one name; here, dots in it lead into objects
   * @param value - anything that JSON can carry, also `null`, `false` and `0`, as it is at the call. The server would read
   * for undefined
   * @param options - `signal`, `timeout` (milliseconds, the time to connect included)
   * @returns the value
   * @throws the same as `get`, for the same causes, and `effect` says whether it may have been written; ArgumentError also
   * for an empty property, undefined, and what JSON cannot carry
   */
  setProperty(
    username: string,
    property: string,
    value: {} | null,
    options?: SocketCallOptions,
  ): Promise<unknown>
}
