// The error classes: catch what you would handle differently.

export { ApiError } from './core/errors/api-error.ts'
export { ArgumentError } from './core/errors/argument-error.ts'
export { ConnectionError } from './core/errors/connection-error.ts'
export { DecryptionError } from './core/errors/decryption-error.ts'
export { EventTooLargeError } from './core/errors/event-too-large-error.ts'
export { isKitError, KitError } from './core/errors/kit-error.ts'
export { PartialPublishError, type PublishTarget } from './core/errors/partial-publish-error.ts'
export { ProtocolError } from './core/errors/protocol-error.ts'
export { type Effect, RequestError } from './core/errors/request-error.ts'
export { TimeoutError } from './core/errors/timeout-error.ts'
export { WebhookError, type WebhookReason } from './core/errors/webhook-error.ts'
