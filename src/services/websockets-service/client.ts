// createWebSocketsService(): the server side of the WebSockets Service.

import { type CallOptions, runCall } from '../../core/http.ts'
import { createContext } from './context.ts'
import type { ResultOf, Schemas } from './contract.ts'
import type { OperationName } from './documents.ts'
import type { GlobalMessagesFilter, MessagesFilter } from './filters.ts'
import { createHttp, type ServiceHttp } from './http.ts'
import type { PushGlobalMessageInput, PushMessageInput, RegisterRecipientInput } from './inputs.ts'
import { type GlobalMessages, globalMessages, type Messages, messages } from './lists.ts'
import type { WebSocketsServiceOptions } from './options.ts'
import { pushGlobalMessage, pushMessage, type PushResult } from './push.ts'
import { query } from './query.ts'
import { registerRecipient, type Registration } from './register.ts'
import { runOperation } from './run.ts'
import type { OperationVariables } from './variables.ts'

/** The variables and options behind the name of an operation; variables may be left out where none is required. */
export type RunArguments<Name extends OperationName> =
  Record<never, never> extends OperationVariables[Name]
    ? [variables?: OperationVariables[Name], options?: CallOptions]
    : [variables: OperationVariables[Name], options?: CallOptions]

/**
 * A client of the WebSockets Service. Make one and keep it; its methods need no `this`.
 *
 * Every method checks its arguments first and rejects with ArgumentError before there is traffic. What can happen after
 * that: GraphQLErrors (the service refused, or failed), ApiError (another status than a success, such as 401 for a wrong
 * key), ConnectionError, TimeoutError, ProtocolError (the answer is not one), or the reason of the signal that the caller
 * aborted. Nothing is sent twice: no mutation of the service can be repeated without harm.
 */
export interface WebSocketsService {
  /**
   * Gives a recipient a URI to connect to, and a new token with each call. The service does not store recipients: keep
   * your own list.
   *
   * @param input - `recipient` is any text that names the user; `origin` and `sourceIp` bind the URI to a page's origin
   * and to an IP address, `topic` labels the recipient
   * @returns `connectionUri` for the browser, and the `token` in it. Both let whoever has them connect
   */
  registerRecipient(input: RegisterRecipientInput, options?: CallOptions): Promise<Registration>

  /**
   * Sends a message to recipients by name. Who is connected gets it at once.
   *
   * That it does not go to one of them is no error of the call: look at each entry.
   *
   * @param input - at least one of `recipients`; `topic` leaves out who was registered with another or none; `expiresAt` is
   * a Date, or GMT as `2023-07-18T15:00:00`: who connects later does not get it
   * @returns a list of `{ item }` or `{ error }`, also where the service answers with a single one
   */
  pushMessage(input: PushMessageInput, options?: CallOptions): Promise<PushResult[]>

  /**
   * Sends a message to every registered recipient who is connected, whatever the name.
   *
   * @param input - `topic` and `expiresAt` as for `pushMessage()`
   * @returns the message; its `id` finds in `messages({ globalMessageId })` how it was delivered
   * @throws GraphQLErrors also where the service answers with an `error` in place of the message
   */
  pushGlobalMessage(input: PushGlobalMessageInput, options?: CallOptions): Promise<Schemas['GlobalMessage']>

  /**
   * The messages to recipients by name: `for await` gives the items, `.pages()` and `.page(cursor?)` whole pages. Each page
   * is a request of its own, with the same filter, until the service has no next token.
   *
   * @param filter - conditions that all have to hold; dates are GMT, and one without a time is its first moment
   * @throws ArgumentError for a range that ends before it begins; ProtocolError when the service names a next token again
   */
  messages(filter?: MessagesFilter, options?: CallOptions): Messages

  /** The messages to everybody, read as `messages()` is. */
  globalMessages(filter?: GlobalMessagesFilter, options?: CallOptions): GlobalMessages

  /** The version of the API. */
  version(options?: CallOptions): Promise<string>

  /**
   * Runs one of the six operations by its name, and resolves to its result as it came: with null where the service has
   * none.
   *
   * @param operation - its name in the contract, which is also that of the document
   * @param variables - as the operation takes them; checked as in the method of that name
   */
  run<Name extends OperationName>(operation: Name, ...rest: RunArguments<Name>): Promise<ResultOf<Name>>

  /**
   * Runs any document with one operation, and resolves to its data. What it holds is yours to know: the type is not checked.
   *
   * @param document - GraphQL; nobody reads it before the service
   * @param variables - what the document declares
   */
  query<Data = Readonly<Record<string, unknown>>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<Data>

  /**
   * Typed calls over the contract's only path. Resolves to `{ data, error, response }` and rejects only when no answer came:
   * `errors` of GraphQL are in `data`.
   */
  readonly http: ServiceHttp

  /** Lets calls under way end, releases connections and refuses further calls. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Makes a client for the WebSockets Service, which pushes notifications to browsers. Nothing is sent and no environment is
 * read until a method is called.
 *
 * It belongs on your server: browsers get the `connectionUri` alone, and connect with `connectRecipient()` of
 * `channelkit/websockets-service/recipient`.
 *
 * @example
 * ```ts
 * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
 * import { createWebSocketsService } from 'channelkit/websockets-service'
 *
 * // Without `fetch`, this talks to the service itself.
 * const { fetch } = createFakeWebSocketsService({ accessKeys: ['access-key'] })
 * const service = createWebSocketsService({ accessKey: 'access-key', fetch })
 * const { connectionUri } = await service.registerRecipient({ recipient: 'user-1' })
 * const [result] = await service.pushMessage({ recipients: ['user-1'], message: 'Your report is ready' })
 * console.log(connectionUri, result?.item?.status ?? result?.error?.message)
 * await service.close()
 * ```
 *
 * @param options - only `accessKey` is required
 * @throws ArgumentError that names the option and the rule, also in a browser
 */
export function createWebSocketsService(options: WebSocketsServiceOptions): WebSocketsService {
  const context = createContext(options)
  const { server } = context
  const end = async (): Promise<void> => {
    server.closed = true
    await Promise.allSettled(server.calls)
    server.transport.close()
  }
  return {
    registerRecipient: (input, call) =>
      runCall(server, 'registerRecipient', () => registerRecipient(context, input, call)),
    pushMessage: (input, call) => runCall(server, 'pushMessage', () => pushMessage(context, input, call)),
    pushGlobalMessage: (input, call) =>
      runCall(server, 'pushGlobalMessage', () => pushGlobalMessage(context, input, call)),
    messages: (filter, call) => messages(context, filter, call),
    globalMessages: (filter, call) => globalMessages(context, filter, call),
    version: (call) =>
      runCall(server, 'version', async () => {
        const { result, unreadable } = await runOperation(context, 'version', {}, call)
        if (typeof result === 'string') return result
        throw unreadable('data.version', result, 'text')
      }),
    run: (operation, ...[variables = {} as OperationVariables[typeof operation], call]) =>
      runCall(server, String(operation), async () => {
        const { result } = await runOperation(context, operation, variables, call)
        return result
      }),
    query: <Data>(document: string, variables?: object, call?: CallOptions) =>
      runCall(server, 'query', () => query(context, document, variables, call) as Promise<Data>),
    http: createHttp(context),
    close: end,
    [Symbol.asyncDispose]: end,
  }
}
