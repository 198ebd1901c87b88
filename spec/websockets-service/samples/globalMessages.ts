import { createWebSocketsService } from 'channelkit/websockets-service'

const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

for await (const { createdAt, message } of service.globalMessages({ topic: 'news' })) {
  console.log(createdAt, message)
}
