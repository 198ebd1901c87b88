// What a client of the WebSockets Service can do.

import type { CallOptions } from '../../core/http.ts'
import type { ResultOf } from './contract.ts'
import type { OperationName } from './documents.ts'
import type { ServiceHttp } from './http.ts'
import type { NamedCalls } from './named-calls.ts'
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
 *
 * The rules are those of https://docs.socrate.io/api-reference/websockets-service, whose sections the methods name.
 */
export interface WebSocketsService extends NamedCalls {
  /**
   * Runs one of the six operations by its name, and resolves to its result as it came: with null where the service has
   * none. From the documentation: Queries, Mutations.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const result = await service.run('messages', { filter: { topic: 'tax' } })
   * console.log(result?.items, result?.nextToken)
   * ```
   *
   * @param operation - its name in the contract, which is also that of the document
   * @param rest - the variables as the operation takes them, checked as in the method of that name; `signal`, `timeout`
   * (milliseconds), `headers`
   * @returns the result under the name of the operation, unchecked and in the words of the service
   * @throws ArgumentError for a name that is none of the six, and for what its method refuses; GraphQLErrors when the
   * service refuses or fails; ProtocolError for an answer without a result of that name
   */
  run<Name extends OperationName>(operation: Name, ...rest: RunArguments<Name>): Promise<ResultOf<Name>>

  /**
   * Runs any document with one operation, and resolves to its data. What it holds is yours to know: the type is not
   * checked. From the documentation: Access info, whose console shows the schema.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const document = 'query ($filter: MessagesFilter) { messages(filter: $filter) { items { id } } }'
   * console.log(await service.query(document, { filter: { recipient: 'user-1' } }))
   * ```
   *
   * @param document - GraphQL; nobody reads it before the service
   * @param variables - what the document declares
   * @param options - `signal`, `timeout` (milliseconds), `headers`
   * @returns `data` of the answer, in the words of the service
   * @throws ArgumentError for an empty document, and for variables that JSON would lose; GraphQLErrors when the service
   * refuses or fails; ProtocolError for an answer without data
   */
  query<Data = Readonly<Record<string, unknown>>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<Data>

  /**
   * Typed calls over the contract's only path. Resolves to `{ data, error, response }` and rejects only when no answer came:
   * `errors` of GraphQL are in `data`. Both `data` and `error` are as the service wrote them: should it quote the access
   * key, nothing takes it out, as it is taken out of the errors that are thrown. Mind what you log.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const body = { operationName: 'version', query: 'query version { version }' } as const
   * const { data } = await service.http.POST('/graphql', { body })
   * console.log(data)
   * ```
   */
  readonly http: ServiceHttp

  /** Lets calls under way end, releases connections and refuses further calls. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
