// channelkit/mocks/msw/ws: a fake's sockets behind Mock Service Worker.

export { pusherSocketHandlers, sockudoSocketHandlers } from './ws/channels.ts'
export { websocketsServiceSocketHandlers } from './ws/websockets-service.ts'
export type { WebSocketsServiceOrigins } from './websockets-service-urls.ts'
export { usersSocketHandlers } from './ws/users.ts'
export type { UsersOrigins } from './users-urls.ts'
export type { InterceptOptions } from './intercepted.ts'
