// channelkit/users: the clients for the users server, its REST API and its event socket.

export type { CallOptions, RequestInfo, ResponseInfo } from '../../core/http.ts'
export type { components, operations, paths } from '../../../generated/users/types.ts'
export type { ReconnectOptions } from '../../core/socket/back-off.ts'
export type { Schedule } from '../../core/socket/connection.ts'
export type { WebSocketConstructor, WebSocketLike } from '../../core/socket/web-socket.ts'
export { createUsers, type Users } from './client.ts'
export type { Authenticated, Done, Meta, ServerEvent, ServerToken } from './contract.ts'
export type { UsersHttp } from './http.ts'
export type { UsersPaths } from './http-types.ts'
export type { Credentials } from './login.ts'
export type { UsersOptions } from './options.ts'
export type { SocketCallOptions } from './socket/calls.ts'
export { connectUsersEvents } from './socket/connect.ts'
export type { EchoEvent, EchoOptions } from './socket/echo.ts'
export { EventType, TokenType } from './socket/event-type.ts'
export type { InvalidFrame, UnknownFrame } from './socket/frames.ts'
export type { MetaStore } from './socket/meta-store.ts'
export type { EventsOptions, TokensOptions } from './socket/options.ts'
export type { SocketClosing, SocketSignals } from './socket/signals.ts'
export type {
  EventsByType,
  EventSocket,
  TokensByType,
  UsersEvents,
  UsersSocket,
  UsersTokens,
} from './socket/types.ts'
