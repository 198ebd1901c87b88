// channelkit/pusher/compat: the `pusher` package, with one import changed.

// oxlint-disable-next-line import/no-default-export -- the package has one
export { Pusher, Pusher as default } from './pusher.ts'
export type { ChannelAuthResponse, UserAuthResponse } from './package-types.ts'
export type { PusherOptions } from './config.ts'
export { RequestError, WebHookError } from './errors.ts'
export type { BatchEvent, TriggerParams } from './events.ts'
export type { PostOptions, RequestOptions } from './requests.ts'
export type { Params, SignedQueryStringOptions } from './signed-query.ts'
export { type Credentials, Token } from './token.ts'
export { WebHook, type WebHookData, type WebHookEvent, type WebHookRequest } from './webhook.ts'
