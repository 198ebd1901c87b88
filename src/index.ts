// channelkit: the clients and the errors. Everything else has its own sub-path.

export * from './errors.ts'
export { createPusher, type Pusher, pusherFromEnv, type PusherOptions } from './services/pusher/index.ts'
export {
  createSockudo,
  generateEncryptionMasterKey,
  type Sockudo,
  type SockudoOptions,
  sockudoFromEnv,
} from './services/sockudo/index.ts'
export {
  connectUsersEvents,
  createUsers,
  EventType,
  type EventsOptions,
  TokenType,
  type TokensOptions,
  type Users,
  type UsersEvents,
  type UsersOptions,
  type UsersTokens,
} from './services/users/index.ts'
export {
  createWebSocketsService,
  type WebSocketsService,
  type WebSocketsServiceOptions,
  webSocketsServiceFromEnv,
} from './services/websockets-service/index.ts'
