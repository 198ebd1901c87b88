// createUsers(): the client for the REST API of the users server.

import { type CallOptions, closeServer, runCall } from '../../core/http.ts'
import { createContext } from './context.ts'
import type { Authenticated, Done } from './contract.ts'
import { createHttp, type UsersHttp } from './http.ts'
import { type Credentials, login, logout } from './login.ts'
import type { UsersOptions } from './options.ts'

/** A client of one users server, with one session at a time. Its methods need no `this`. */
export interface Users {
  /**
   * Logs in, and keeps the session for every later call.
   *
   * A login ends the session that the client had, also when it then fails.
   *
   * @example
   * ```ts
   * import { createFakeUsers } from 'channelkit/mocks/users'
   * import { createUsers } from 'channelkit/users'
   *
   * const { fetch } = createFakeUsers({ users: [{ username: 'george', password: 'secret' }] })
   * const users = createUsers({ baseUrl: 'http://users.example.com', fetch })
   * const { user } = await users.login({ username: 'george', password: 'secret', rememberMe: false })
   * console.log(user, users.session !== undefined)
   * ```
   *
   * @param credentials - `username` may be the e-mail address; `rememberMe` chooses between the two lifetimes of sessions
   * @param options - `signal`, `timeout` (milliseconds), `headers`
   * @returns what the server says, with the account as `user`
   * @throws ApiError `unauthorized` when the server refuses, which it says with status 200; ArgumentError before traffic, for a
   * name or password that is none; ConnectionError, TimeoutError without an answer; ProtocolError for one of another server
   */
  login(credentials: Credentials, options?: CallOptions): Promise<Authenticated>

  /**
   * Ends the session on the server, and forgets it. Without a session it succeeds, too. When it rejects, the session is kept
   * for another try.
   *
   * @param options - `signal`, `timeout` (milliseconds), `headers`
   * @throws ApiError, ConnectionError, TimeoutError, ProtocolError
   */
  logout(options?: CallOptions): Promise<Done>

  /**
   * Typed calls of all operations of the contract, with the session. Resolves to `{ data, error, response }` and rejects
   * only when no answer came, or when the arguments make no request.
   *
   * The server refuses with status 200 and `error: true`. That is no `data` here but an `error`, and every `error` is an
   * ApiError: `if (error) throw error`. `verbose: false` is not sent, because the server would take it for a yes. An upload
   * takes a FormData. A redirect (of `activate-account`) is not followed and neither of both: see `response.headers`; a
   * browser does not show it, and the call rejects with ConnectionError there. A `baseUrl` of another origin is an
   * ArgumentError, because the session is for this server alone.
   *
   * @example
   * ```ts
   * import { createFakeUsers } from 'channelkit/mocks/users'
   * import { createUsers } from 'channelkit/users'
   *
   * const users = createUsers({ baseUrl: 'http://users.example.com', fetch: createFakeUsers().fetch })
   * const { data, error } = await users.http.GET('/users', { params: { query: { limit: 10 } } })
   * if (error) throw error
   * for (const { username } of data.data) console.log(username)
   * ```
   */
  readonly http: UsersHttp

  /**
   * The session as it is now, for the `session` option of a later client: a secret, as good as a password while it lasts.
   * Undefined without one, and in browsers, which keep the cookie to themselves.
   */
  readonly session: string | undefined

  /** Lets calls under way end, releases connections and refuses further calls. The session lives on: see `logout()`. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Makes a client for the REST API of a users server, release 0.5.0. Nothing is sent until a method is called.
 *
 * The session cookie is kept by the client; in a browser it is the browser's, and is sent to other origins, too.
 *
 * @example
 * ```ts
 * import { createUsers } from 'channelkit/users'
 * import { createFakeUsers } from 'channelkit/mocks/users'
 *
 * const fake = createFakeUsers({ users: [{ username: 'george', password: 'secret' }] })
 * const users = createUsers({ baseUrl: 'http://127.0.0.1:6011', fetch: fake.fetch })
 * await users.login({ username: 'george', password: 'secret' })
 * const { data, error } = await users.http.GET('/users/{username}', { params: { path: { username: 'george' } } })
 * if (error) throw error
 * console.log(data.data.username)
 * await users.logout()
 * ```
 *
 * @param options - only `baseUrl` is required; it ends with the server's `apiPrefix`
 * @throws ArgumentError that names the option and the rule
 */
export function createUsers(options: UsersOptions): Users {
  const context = createContext(options)
  const { server, session } = context
  const close = (): Promise<void> => closeServer(server)
  const users = {
    login: (credentials: Credentials, call?: CallOptions) =>
      runCall(server, 'loginUser', () => login(context, credentials, call)),
    logout: (call?: CallOptions) => runCall(server, 'logoutUser', () => logout(context, call)),
    http: createHttp(context),
    close,
    [Symbol.asyncDispose]: close,
  }
  // Not enumerable: whoever prints or copies the client does not print the session.
  return Object.defineProperty(users, 'session', { get: () => session.id }) as Users
}
