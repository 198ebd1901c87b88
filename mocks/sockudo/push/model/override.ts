// What one provider gets instead of the payload that the server makes for it.

import { type Decoder, json } from '../../serde/decode.ts'
import { struct } from '../../serde/struct.ts'
import { type Problem, tooLarge } from './check.ts'
import { type Provider, provider } from './provider.ts'

export interface Override {
  readonly provider: Provider
  /** JSON text. */
  readonly payload: string
}

export const override: Decoder<Override> = struct('ProviderOverridePayload', { provider, payload: json })

export function checkOverride(given: Override): Problem {
  return tooLarge('payload', given.payload, given.provider === 'apns' ? 5120 : 4096)
}
