// What became of a push, as somebody else reports it. The server takes it as it is and looks at nothing.

import { type Decoder, optional, string } from '../../serde/decode.ts'
import { u32, u64 } from '../../serde/integer.ts'
import { struct } from '../../serde/struct.ts'
import { defaulted } from '../request/defaulted.ts'
import { word } from '../request/word.ts'
import { provider } from './provider.ts'

export interface DeliveryEvent {
  readonly appId: string
  readonly publishId: string
  readonly eventId: string
  readonly occurredAtMs: number
  readonly result: object
}

const error = struct('ProviderError', {
  class: string,
  /** `unknown` is not shown again. */
  failureClass: defaulted(failureClass(), () => undefined),
  reason: optional(string),
  retryAfterMs: optional(u64),
})

export const deliveryEvent: Decoder<DeliveryEvent> = struct('DeliveryEvent', {
  appId: string,
  publishId: string,
  eventId: string,
  occurredAtMs: u64,
  result: struct('DeliveryResult', {
    appId: string,
    publishId: string,
    provider,
    batchId: string,
    deviceId: optional(string),
    outcome: word('accepted', 'rejected', 'retryable', 'expired', 'cancelled'),
    providerMessageId: optional(string),
    error: optional(error),
    attempt: u32,
  }),
})

function failureClass(): Decoder<string | undefined> {
  const known = word(
    'device_terminal',
    'device_transient',
    'provider_transient',
    'provider_quota',
    'credential_auth',
    'caller_payload',
    'network_transport',
    'unknown',
  )
  return {
    read(cursor) {
      const read = known.read(cursor)
      return read === 'unknown' ? undefined : read
    },
  }
}
