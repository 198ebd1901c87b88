// A channel whose pushes a device wants.

import { type Decoder, optional, string } from '../../serde/decode.ts'
import { u64 } from '../../serde/integer.ts'
import { struct } from '../../serde/struct.ts'
import { appId, blank, type Problem } from './check.ts'
import { type Provider, provider } from './provider.ts'

export interface Subscription {
  readonly appId: string
  readonly channel: string
  readonly deviceId: string
  readonly clientId: string | undefined
  readonly provider: Provider
  readonly tokenHash: string
  readonly credentialVersion: number | undefined
}

export const subscription: Decoder<Subscription> = struct('ChannelSubscription', {
  appId: string,
  channel: string,
  deviceId: string,
  clientId: optional(string),
  provider,
  tokenHash: string,
  credentialVersion: optional(u64),
})

export function checkSubscription(given: Subscription): Problem {
  return (
    appId(given.appId) ??
    blank('channel', given.channel) ??
    blank('deviceId', given.deviceId) ??
    blank('tokenHash', given.tokenHash)
  )
}
