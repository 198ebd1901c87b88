// channelkit/pusher: the client for Pusher Channels, soketi, Reverb and Sockudo, and its types.

export type { AnyEvents, EventMap } from '../../channels/event-map.ts'
export type { Method, RequestContent, RequestOptions } from '../../channels/request.ts'
export type { ChannelOptions, ChannelsOptions } from '../../channels/state.ts'
export type { TriggerOptions, TriggerResult } from '../../channels/trigger.ts'
export type { BatchEvent, BatchOptions } from '../../channels/trigger-batch.ts'
export type {
  ChannelAuthorization,
  PresenceData,
  UserAuthentication,
  UserData,
} from '../../channels/authorize.ts'
export { generateEncryptionMasterKey } from '../../channels/encryption.ts'
export type {
  AuthHandlerOptions,
  Subscription,
  UserAuthHandlerOptions,
} from '../../channels/handlers/auth.ts'
export type { CorsOptions, Handler } from '../../channels/handlers/cors.ts'
export type { AnswerInfo, CallOptions, RequestInfo, ResponseInfo } from '../../core/http.ts'
export type { AppPaths, components, operations, paths } from '../../../generated/pusher/types.ts'
export type { KeyDerivation, MasterKey } from '../../protocol/shared-secret.ts'
export type { WebhookHandlerOptions, WebhookListeners } from '../../protocol/webhooks/handler.ts'
export type { Webhook } from '../../protocol/webhooks/receiver.ts'
export type { ReceivedWebhook } from '../../protocol/webhooks/verify.ts'
export type { WebhookEvent } from './contract.ts'
export { createPusher, type Pusher, type PusherUrlOptions } from './client.ts'
export { pusherFromEnv, type PusherEnv } from './from-env.ts'
export type { ErrorCode, Preset } from './preset.ts'
export { type PresetName, pusherPresets } from './presets.ts'
export type { PusherOptions } from './server-options.ts'
