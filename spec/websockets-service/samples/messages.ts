import { createWebSocketsService } from 'channelkit/websockets-service'

const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

// Every page, one after the other. All conditions have to hold.
const filter = {
  recipient: 'user-1',
  createdAt: { from: '2024-01-01', to: '2024-01-31T23:59:59.999Z' },
}
for await (const message of service.messages(filter)) {
  console.log(message.createdAt, message.status, message.message)
}

// One page, for instance for a list that can be scrolled.
const { items } = await service.messages(filter).page()
console.log(items.length)
