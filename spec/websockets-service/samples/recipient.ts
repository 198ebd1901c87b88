import { createWebSocketsService } from 'channelkit/websockets-service'
import { connectRecipient } from 'channelkit/websockets-service/recipient'
import { WebSocket } from 'ws'

// This is for the backend.
const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

// This is for the browser: it asks the backend for a URI before each connection, and has a WebSocket of its own.
const recipient = connectRecipient({
  uri: async () => (await service.registerRecipient({ recipient: 'user-1' })).connectionUri,
  WebSocket,
})
recipient.on('open', () => service.pushMessage({ recipients: ['user-1'], message: 'Ready' }))
for await (const message of recipient) {
  console.log(message)
  break
}
recipient.close()
