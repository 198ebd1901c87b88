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
 * What is sent when nothing else is said. Written for the service as its document describes it; where a live one differs,
 * the option `documents` replaces one of them.
 */
export const documents: Documents = {
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
}

export const operationNames: readonly OperationName[] = Object.keys(documents) as OperationName[]

/** Whether an operation changes nothing. */
export function isQuery(operation: OperationName): boolean {
  return documents[operation].startsWith('query')
}
