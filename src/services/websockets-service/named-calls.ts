// The methods that are named after the six operations of the service.

import type { CallOptions } from '../../core/http.ts'
import type { Schemas } from './contract.ts'
import type { GlobalMessagesFilter, MessagesFilter } from './filters.ts'
import type { PushGlobalMessageInput, PushMessageInput, RegisterRecipientInput } from './inputs.ts'
import type { GlobalMessages, Messages } from './lists.ts'
import type { PushResult } from './push.ts'
import type { Registration } from './register.ts'

/** One method for each operation. What all of them throw besides is at `WebSocketsService`. */
export interface NamedCalls {
  /**
   * Gives a recipient a URI to connect to, and a new token with each call. The service does not store recipients: keep
   * your own list. From the documentation: Mutations, registerRecipient.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql' // a fake; left out, it is the service itself
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const { connectionUri } = await service.registerRecipient({ recipient: 'user-1', origin: 'https://example.org' })
   * console.log(connectionUri)
   * ```
   *
   * @param input - `recipient` is any text that names the user; `origin` and `sourceIp` bind the URI to a page's origin
   * and to an IP address, `topic` labels the recipient
   * @param options - `signal`, `timeout` (milliseconds), `headers`
   * @returns `connectionUri` for the browser, and the `token` in it. Both let whoever has them connect
   * @throws ArgumentError for an empty name, an origin that no browser sends, an address that is none; GraphQLErrors when
   * the service refuses or fails; ProtocolError for an answer without token or URI
   */
  registerRecipient(input: RegisterRecipientInput, options?: CallOptions): Promise<Registration>

  /**
   * Sends a message to recipients by name. Who is connected gets it at once. That it does not go to one of them is no
   * error of the call: look at each entry. From the documentation: Mutations, pushMessage.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const results = await service.pushMessage({ recipients: ['user-1', 'user-2'], message: 'Your report is ready' })
   * for (const { recipient, item, error } of results) console.log(recipient, item?.status ?? error?.message)
   * ```
   *
   * @param input - at least one of `recipients`, each of them once; `topic` leaves out who was registered with another or
   * none; `expiresAt` is a Date, or GMT as `2023-07-18T15:00:00`: who connects later does not get it
   * @param options - `signal`, `timeout` (milliseconds), `headers`
   * @returns a list of `{ recipient, item }` or `{ recipient, error }`, also where the service answers with a single one;
   * `recipient` is absent where it is not certain whom an entry is about. A service that gives fewer results than there
   * are recipients, or none, says nothing about the others
   * @throws ArgumentError for no recipients, one that is there twice, an empty message, a date that is none;
   * GraphQLErrors when the service refuses or fails as a whole; ProtocolError for an answer without results
   */
  pushMessage(input: PushMessageInput, options?: CallOptions): Promise<PushResult[]>

  /**
   * Sends a message to every registered recipient who is connected, whatever the name. From the documentation: Mutations,
   * pushGlobalMessage.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const { id } = await service.pushGlobalMessage({ message: 'A new release is out', topic: 'news' })
   * console.log(id)
   * ```
   *
   * @param input - `topic` and `expiresAt` as for `pushMessage()`
   * @param options - `signal`, `timeout` (milliseconds), `headers`
   * @returns the message; its `id` finds in `messages({ globalMessageId })` how it was delivered
   * @throws ArgumentError for an empty message, a date that is none; GraphQLErrors when the service refuses or fails, also
   * where it answers with an `error` in place of the message; ProtocolError for an answer without either
   */
  pushGlobalMessage(input: PushGlobalMessageInput, options?: CallOptions): Promise<Schemas['GlobalMessage']>

  /**
   * The messages to recipients by name: `for await` gives the items, `.pages()` and `.page(cursor?)` whole pages. Each page
   * is a request of its own, with the same filter, until the service has no next token. From the documentation: Queries,
   * messages.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const filter = { recipient: 'user-1', createdAt: { from: '2024-01-01', to: '2024-01-31T23:59:59.999Z' } }
   * for await (const { createdAt, message, status } of service.messages(filter)) console.log(createdAt, message, status)
   * ```
   *
   * @param filter - conditions that all have to hold; dates are GMT, and one without a time is its first moment
   * @param options - `signal`, `timeout` (milliseconds, for each page), `headers`
   * @returns the list; nothing is sent before it is read
   * @throws ArgumentError for a range that ends before it begins, and for a cursor of another list; GraphQLErrors when the
   * service refuses or fails; ProtocolError for a page that is none, and when the service names a next token again
   */
  messages(filter?: MessagesFilter, options?: CallOptions): Messages

  /**
   * The messages to everybody, read as `messages()` is. From the documentation: Queries, globalMessages.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
   * const { items, nextCursor } = await service.globalMessages({ topic: 'news' }).page()
   * console.log(items.length, nextCursor)
   * ```
   *
   * @param filter - conditions that all have to hold; dates as for `messages()`
   * @param options - `signal`, `timeout` (milliseconds, for each page), `headers`
   * @returns the list; nothing is sent before it is read
   * @throws what `messages()` throws
   */
  globalMessages(filter?: GlobalMessagesFilter, options?: CallOptions): GlobalMessages

  /**
   * The version of the API. From the documentation: Queries, version.
   *
   * @example
   * ```ts
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const endpoint = 'http://127.0.0.1:6010/graphql'
   * console.log(await createWebSocketsService({ accessKey: 'access-key', endpoint }).version())
   * ```
   *
   * @param options - `signal`, `timeout` (milliseconds), `headers`
   * @returns whatever the service has for it, as text: also a number, and the one field of an object, which is what a
   * document of yours may select
   * @throws GraphQLErrors when the service refuses or fails; ProtocolError for an answer that is none of these
   */
  version(options?: CallOptions): Promise<string>
}
