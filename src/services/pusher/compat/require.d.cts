import type { Pusher as Class } from './index.js' with { 'resolution-mode': 'import' }

declare const Pusher: typeof Class
type Pusher = Class
declare namespace Pusher {
  type BaseOptions = Class.BaseOptions
  type ClusterOptions = Class.ClusterOptions
  type HostOptions = Class.HostOptions
  type Options = Class.Options
  type TriggerParams = Class.TriggerParams
  type BatchEvent = Class.BatchEvent
  type Params = Class.Params
  type RequestOptions = Class.RequestOptions
  type GetOptions = Class.GetOptions
  type PostOptions = Class.PostOptions
  type SignedQueryStringOptions = Class.SignedQueryStringOptions
  type ChannelAuthResponse = Class.ChannelAuthResponse
  type UserAuthResponse = Class.UserAuthResponse
  type PresenceChannelData = Class.PresenceChannelData
  type UserChannelData = Class.UserChannelData
  type WebHookRequest = Class.WebHookRequest
  type Token = Class.Token
  type Response = Class.Response
  type AuthResponse = Class.AuthResponse
  type Event = Class.Event
  type WebHookData = Class.WebHookData
  type WebHook = Class.WebHook
  type RequestError = Class.RequestError
  type WebHookError = Class.WebHookError
}
export = Pusher
