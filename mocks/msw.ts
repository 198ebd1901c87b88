// channelkit/mocks/msw: a fake server behind Mock Service Worker.

export { pusherHandlers, sockudoHandlers } from './msw/handlers.ts'
export { pusherHttp, sockudoHttp } from './msw/typed-http.ts'
export { websocketsServiceHandlers, websocketsServiceHttp } from './msw/websockets-service.ts'
export type { WebSocketsServiceOrigins } from './msw/websockets-service-urls.ts'
export { usersHandlers, usersHttp } from './msw/users.ts'
export type { UsersOrigins } from './msw/users-urls.ts'
export type { InterceptOptions } from './msw/intercepted.ts'
