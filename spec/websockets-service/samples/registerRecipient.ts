import { createWebSocketsService } from 'channelkit/websockets-service'

const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

// The URI is for the browser of this user, the access key stays here.
const { connectionUri } = await service.registerRecipient({
  recipient: 'user-1',
  origin: 'https://example.org',
  topic: 'tax',
})
console.log(connectionUri)
