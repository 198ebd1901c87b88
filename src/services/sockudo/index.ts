// channelkit/sockudo: the client for Sockudo and its types.

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
export type { AppPaths, components, operations, paths } from '../../../generated/sockudo/types.ts'
export type { Capability, CapabilityToken, CapabilityTokenOptions } from '../../protocol/capability-token.ts'
export type { KeyDerivation, MasterKey } from '../../protocol/shared-secret.ts'
export type { WebhookHandlerOptions, WebhookListeners } from '../../protocol/webhooks/handler.ts'
export type { Webhook } from '../../protocol/webhooks/receiver.ts'
export type { ReceivedWebhook } from '../../protocol/webhooks/verify.ts'
export type { Page, Paged } from '../../core/paging.ts'
export type {
  AnnotationsOptions,
  Annotations,
  AnnotationsPage,
  DeleteAnnotationOptions,
} from './annotations.ts'
export type { Direction, HistoryOptions } from './bounds.ts'
export type { Confirmation, PurgeRange } from './confirmation.ts'
export type { Continuity } from './continuity.ts'
export type { WebhookEvent } from './contract.ts'
export type { ChannelHistory, HistoryPage } from './history.ts'
export type { PageOptions } from './list.ts'
export type { Messages, VersionsOptions, VersionsPage } from './messages.ts'
export type { AppendOptions, DeletePatch, MutationOptions, UpdatePatch } from './mutation.ts'
export type { HistoryOperator, Operator, PresenceHistoryOperator, StreamOperator } from './operator.ts'
export type { PresenceHistory, PresenceHistoryPage, SnapshotOptions } from './presence-history.ts'
export type { Revocation } from './revoke-tokens.ts'
export { createSockudo, type Sockudo, type SockudoOptions, type SockudoUrlOptions } from './client.ts'
export { type SockudoEnv, sockudoFromEnv } from './from-env.ts'
