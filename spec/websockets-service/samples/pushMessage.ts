import { createWebSocketsService } from 'channelkit/websockets-service'

const service = createWebSocketsService({
  accessKey: 'access-key',
  endpoint: 'http://127.0.0.1:6010/graphql',
})

const results = await service.pushMessage({
  recipients: ['user-1', 'user-2'],
  message: 'The declaration is ready',
  expiresAt: new Date(Date.now() + 3_600_000),
})
// It may have gone to one of them and not to the other.
for (const { item, error } of results) {
  console.log(error === undefined ? `${item?.recipient}: ${item?.status}` : error.message)
}
