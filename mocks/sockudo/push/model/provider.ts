// The providers, in the order in which the server goes through them. `realtime` is only for another protocol.

import type { Decoder } from '../../serde/decode.ts'
import { word } from '../request/word.ts'

export type Provider = 'fcm' | 'apns' | 'webPush' | 'hms' | 'wns' | 'realtime'

export const providers: readonly Provider[] = ['fcm', 'apns', 'webPush', 'hms', 'wns', 'realtime']

export const provider: Decoder<Provider> = word(...providers)

/** As the server spells it in keys. */
export const providerKey = (name: Provider): string => name.toLowerCase()
