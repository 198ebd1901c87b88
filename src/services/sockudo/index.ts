// channelkit/sockudo: the client for Sockudo and its types.

export type { AnyEvents, EventMap } from '../../channels/event-map.ts'
export type { Method, RequestContent, RequestOptions } from '../../channels/request.ts'
export type { ChannelOptions, ChannelsOptions } from '../../channels/state.ts'
export type { TriggerResult } from '../../channels/trigger.ts'
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
export type { BatchEvent, BatchOptions, TriggerOptions } from './event-options.ts'
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
export type { AdminAccess, DeviceAccess, PushCallOptions, PushDeviceOptions } from './push/access.ts'
export type { ApnsCredential, CredentialProvider, PushCredentials } from './push/credential-body.ts'
export type { PushCredentialStore } from './push/credentials.ts'
export type {
  DeadLetterOptions,
  DeadLetters,
  DeliveryStatus,
  PushDeliveries,
  ScheduledPushes,
} from './push/deliveries.ts'
export type { DeliveryReport } from './push/delivery-report.ts'
export type { PushDevice } from './push/device-body.ts'
export type { PushDevices, RegisterDeviceOptions } from './push/devices.ts'
export type { PushList, PushListOptions, PushPage } from './push/lists.ts'
export type { CreateChannelOptions, LiveActivities } from './push/live-activity-channels.ts'
export type { PushSettings } from './push/notification.ts'
export type { PushBatchOptions, PushNotification, PushOptions, PushPublisher } from './push/publish.ts'
export type { Push } from './push/push.ts'
export type {
  PushSubscription,
  PushSubscriptions,
  SubscriptionListOptions,
  SubscriptionsOfChannel,
  SubscriptionsOfDevice,
} from './push/subscriptions.ts'
export type { PushTargets } from './push/targets.ts'
export type { PushTemplate } from './push/template-body.ts'
export type { PushTemplates } from './push/templates.ts'
export { createSockudo, type Sockudo, type SockudoOptions, type SockudoUrlOptions } from './client.ts'
export { type SockudoEnv, sockudoFromEnv } from './from-env.ts'
