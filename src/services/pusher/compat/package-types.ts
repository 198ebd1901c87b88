// The types that callers of the `pusher` package name as `Pusher.Options` and so on. They may be written to, as there.

import type { PusherOptions } from './config.ts'
import type { RequestError, WebHookError } from './errors.ts'
import type { BatchEvent as Event, TriggerParams as EventParams } from './events.ts'
import type { PostOptions as Post, RequestOptions as Request } from './requests.ts'
import type { SignedQueryStringOptions as Signed } from './signed-query.ts'
import type { Credentials } from './token.ts'
import type { WebHook, WebHookData, WebHookEvent, WebHookRequest as Hook } from './webhook.ts'

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] }

export interface BaseOptions extends Writable<
  Omit<PusherOptions, 'appId' | 'key' | 'secret' | 'cluster' | 'host' | 'port'>
> {
  appId: string
  key: string
  secret: string
}

export interface ClusterOptions extends BaseOptions {
  cluster: string
}

export interface HostOptions extends BaseOptions {
  host: string
  port?: string | undefined
}

export type Options = ClusterOptions | HostOptions

export interface TriggerParams extends Writable<EventParams> {}
export interface BatchEvent extends Writable<Event> {}
export type Params = Record<string, unknown>
export interface RequestOptions extends Writable<Omit<Request, 'params'>> {
  params?: Params | undefined
}
export interface PostOptions extends Writable<Omit<Post, 'params'>> {
  params?: Params | undefined
}
export interface SignedQueryStringOptions extends Writable<Omit<Signed, 'params'>> {
  params?: Params | undefined
}
export interface WebHookRequest extends Writable<Hook> {}
export interface Token extends Writable<Credentials> {}

export interface ChannelAuthResponse {
  auth: string
  channel_data?: string
  shared_secret?: string
}

export interface UserAuthResponse {
  auth: string
  user_data: string
}

export interface PresenceChannelData {
  user_id: string
  user_info?: object | undefined
}

export interface UserChannelData {
  id: string
  [key: string]: unknown
}

/** By their names in the package. A namespace cannot say `type Options = Options`, and a bundler would write that. */
export interface PackageTypes {
  BaseOptions: BaseOptions
  ClusterOptions: ClusterOptions
  HostOptions: HostOptions
  Options: Options
  TriggerParams: TriggerParams
  BatchEvent: BatchEvent
  Params: Params
  RequestOptions: RequestOptions
  GetOptions: RequestOptions
  PostOptions: PostOptions
  SignedQueryStringOptions: SignedQueryStringOptions
  ChannelAuthResponse: ChannelAuthResponse
  UserAuthResponse: UserAuthResponse
  PresenceChannelData: PresenceChannelData
  UserChannelData: UserChannelData
  WebHookRequest: WebHookRequest
  Token: Token
  Response: Response
  AuthResponse: ChannelAuthResponse
  Event: WebHookEvent
  WebHookData: WebHookData
  WebHook: WebHook
  RequestError: RequestError
  WebHookError: WebHookError
}
