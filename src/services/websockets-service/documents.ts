// The GraphQL documents of the six operations.

export type OperationName =
  | 'registerRecipient'
  | 'pushMessage'
  | 'pushGlobalMessage'
  | 'messages'
  | 'globalMessages'
  | 'version'

/** One document for each operation. */
export type Documents = Readonly<Record<OperationName, string>>

const message =
  'id recipient message topic status expiresAt createdAt deliveredAt cancelledAt globalMessageId'
const globalMessage = 'id message topic expiresAt createdAt'

/**
 * The documents that a client sends when the option `documents` says nothing else, to write another one from: for a live
 * service that differs from what it documents. They cannot be changed in place. From the documentation: Mutations, Queries.
 *
 * @example
 * ```ts
 * import { createWebSocketsService, documents } from 'channelkit/websockets-service'
 *
 * const messages = documents.messages.replace(' globalMessageId', '')
 * const service = createWebSocketsService({ accessKey: 'access-key', documents: { messages } })
 * await service.close()
 * ```
 */
export const documents: Documents = Object.freeze({
  registerRecipient: `mutation registerRecipient($input: RegisterRecipientInput!) {
  registerRecipient(input: $input) { token connectionUri }
}`,
  pushMessage: `mutation pushMessage($input: MessageInput!) {
  pushMessage(input: $input) { item { ${message} } error { message } }
}`,
  pushGlobalMessage: `mutation pushGlobalMessage($input: GlobalMessageInput!) {
  pushGlobalMessage(input: $input) { ${globalMessage} }
}`,
  messages: `query messages($filter: MessagesFilter, $nextToken: String) {
  messages(filter: $filter, nextToken: $nextToken) { items { ${message} } nextToken }
}`,
  globalMessages: `query globalMessages($filter: GlobalMessagesFilter, $nextToken: String) {
  globalMessages(filter: $filter, nextToken: $nextToken) { items { ${globalMessage} } nextToken }
}`,
  version: `query version { version }`,
})

export const operationNames: readonly OperationName[] = Object.keys(documents) as OperationName[]

/** Whether an operation changes nothing. */
export function isQuery(operation: OperationName): boolean {
  return documents[operation].startsWith('query')
}
