import { createWebSocketsService } from 'channelkit/websockets-service'

const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

console.log(await service.version())
