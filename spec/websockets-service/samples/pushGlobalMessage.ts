import { createWebSocketsService } from 'channelkit/websockets-service'

const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

const sent = await service.pushGlobalMessage({ message: 'A new release is out', topic: 'news' })
console.log(sent.id, sent.createdAt)
