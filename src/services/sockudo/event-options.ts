// What an event on Sockudo may carry besides what the protocol knows, and the options of a publish.

import type { EventOptions } from '../../channels/publish-fields.ts'
import type * as batch from '../../channels/trigger-batch.ts'
import type { CallOptions } from '../../core/http.ts'

export interface SockudoEventOptions<Extras = Readonly<Record<string, unknown>>> extends EventOptions {
  /** For subscribers with tag filters: text to text. */
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** Headers, echo, ephemeral and whatever else the contract calls extras, in the server's spelling. */
  readonly extras?: Extras | undefined
  /** 1 to 128 bytes; the server publishes one id once per channel. */
  readonly messageId?: string | undefined
  /** `false` sends the full event to subscribers that would get a difference. */
  readonly delta?: boolean | undefined
}

export interface TriggerOptions<Extras = Readonly<Record<string, unknown>>>
  extends SockudoEventOptions<Extras>, CallOptions {
  /** A repeat with the same key within the server's window publishes nothing. `true` makes a new key, `false` overrules `autoIdempotency`. */
  readonly idempotencyKey?: string | boolean | undefined
}

export interface BatchEvent<Extras = Readonly<Record<string, unknown>>>
  extends SockudoEventOptions<Extras>, batch.BatchEvent {
  /** Publishes this event once; the key of the whole batch is an option of the call. */
  readonly idempotencyKey?: string | undefined
}

export interface BatchOptions extends CallOptions {
  /** For the batch as a whole. `true` makes a new key, `false` overrules `autoIdempotency`. */
  readonly idempotencyKey?: string | boolean | undefined
}
