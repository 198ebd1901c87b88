// channelkit/websockets-service/recipient: the browser half, which knows nothing of access keys.

export type { ReconnectOptions } from '../../../core/socket/back-off.ts'
export type { Schedule } from '../../../core/socket/connection.ts'
export type { WebSocketConstructor, WebSocketLike } from '../../../core/socket/web-socket.ts'
export type { Recipient, RecipientClosing, RecipientEvents } from './events.ts'
export type { RecipientOptions, UriSource } from './options.ts'
export { connectRecipient } from './recipient.ts'
