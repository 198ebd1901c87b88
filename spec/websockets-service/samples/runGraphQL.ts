import { createWebSocketsService } from 'channelkit/websockets-service'

const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

// Any document: an alias, and less than everything.
const { pending } = await service.query<{ pending: { items: { id: string }[] } }>(
  'query ($filter: MessagesFilter) { pending: messages(filter: $filter) { items { id } } }',
  { filter: { recipient: 'user-1' } },
)
console.log(pending.items.length)

// By path: the body is that of the contract, and so is what comes back.
const { data, error } = await service.http.POST('/graphql', {
  body: { operationName: 'version', query: 'query version { version }' },
})
console.log(data, error)
