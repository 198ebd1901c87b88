// channelkit/protocol: the Pusher protocol as small pure functions, for who writes another client or checks one.

export {
  type Capability,
  type CapabilityToken,
  capabilityTokenIssuer,
  type CapabilityTokenOptions,
} from './capability-token.ts'
export { encodeData } from './encode-data.ts'
export {
  checkChannelName,
  checkEventName,
  checkSocketId,
  isEncryptedChannel,
  type NameLimits,
  type NameRules,
  userChannel,
} from './names.ts'
export { type Limits } from './limits.ts'
export { seal, type SealFault, unseal } from './seal.ts'
export { checkMasterKey, type KeyDerivation, type MasterKey, sharedSecret } from './shared-secret.ts'
export { type Credentials, requestSigner, type SignedQuery } from './sign-request.ts'
export { type SubscriptionSigner, subscriptionSigner } from './sign-subscription.ts'
export {
  type ReceivedWebhook,
  type WebhookBody,
  type WebhookVerifier,
  webhookVerifier,
} from './webhooks/verify.ts'
