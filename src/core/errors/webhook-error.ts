import { KitError } from './kit-error.ts'

/** Why a webhook was refused. Answer 413 to `too_large`, 400 to what begins with `not_`, 401 to the others. */
export type WebhookReason =
  | 'missing_key'
  | 'missing_signature'
  | 'repeated_header'
  | 'unknown_key'
  | 'invalid_signature'
  | 'too_large'
  | 'not_utf8'
  | 'not_json'
  | 'not_a_webhook'
  | 'stale'

/**
 * A webhook is refused: it does not come from the server, came too late, or is not one.
 *
 * `reason` is stable. The message never holds the signature that would have been right.
 */
export class WebhookError extends KitError {
  override readonly name: string = 'WebhookError'
  readonly reason: WebhookReason

  constructor(reason: WebhookReason, message: string) {
    super('invalid_webhook', `the webhook ${message}`)
    this.reason = reason
  }
}
