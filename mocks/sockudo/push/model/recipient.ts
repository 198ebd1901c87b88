// Who gets a push: a device, an activity or a channel of a provider.

import { sha256 } from '#crypto'
import { type Decoder, string } from '../../serde/decode.ts'
import { struct } from '../../serde/struct.ts'
import { defaulted } from '../request/defaulted.ts'
import { tagged, word } from '../request/word.ts'
import { blank, type Problem } from './check.ts'
import { checkEndpoint } from './endpoint.ts'
import type { Provider } from './provider.ts'

/** `noStorage`: only who is online gets it; `mostRecent`: Apple keeps the last one. */
export type StoragePolicy = 'noStorage' | 'mostRecent'

export type Recipient =
  | { readonly transportType: 'gcm'; readonly registrationToken: string }
  | { readonly transportType: 'apns'; readonly deviceToken: string }
  | { readonly transportType: 'apnsLiveActivity'; readonly activityToken: string }
  | {
      readonly transportType: 'apnsLiveActivityBroadcast'
      readonly channelId: string
      readonly storagePolicy: StoragePolicy
    }
  | {
      readonly transportType: 'web'
      readonly endpoint: string
      readonly p256dh: string
      readonly auth: string
    }
  | { readonly transportType: 'hms'; readonly registrationToken: string }
  | { readonly transportType: 'wns'; readonly channelUri: string }
  | { readonly transportType: 'realtime'; readonly channel: string }

export const storagePolicy: Decoder<StoragePolicy> = defaulted(
  word('noStorage', 'mostRecent'),
  () => 'noStorage',
)

export const recipient: Decoder<Recipient> = tagged<'transportType', Recipient>(
  'PushRecipient',
  'transportType',
  {
    gcm: struct('PushRecipient::Fcm', { registrationToken: string }),
    apns: struct('PushRecipient::Apns', { deviceToken: string }),
    apnsLiveActivity: struct('PushRecipient::ApnsLiveActivity', { activityToken: string }),
    apnsLiveActivityBroadcast: struct('PushRecipient::ApnsLiveActivityBroadcast', {
      channelId: string,
      storagePolicy,
    }),
    web: struct('PushRecipient::Web', { endpoint: string, p256dh: string, auth: string }),
    hms: struct('PushRecipient::Hms', { registrationToken: string }),
    wns: struct('PushRecipient::Wns', { channelUri: string }),
    realtime: struct('PushRecipient::Realtime', { channel: string }),
  },
)

const transports: Readonly<Record<Recipient['transportType'], Provider>> = {
  gcm: 'fcm',
  apns: 'apns',
  apnsLiveActivity: 'apns',
  apnsLiveActivityBroadcast: 'apns',
  web: 'webPush',
  hms: 'hms',
  wns: 'wns',
  realtime: 'realtime',
}

export const providerOf = ({ transportType }: Recipient): Provider => transports[transportType]

/** Stands for a recipient where its token must not be shown. */
export function tokenHash(to: Recipient): string {
  return sha256(addressOf(to).value)
}

export function checkRecipient(to: Recipient): Problem {
  const { field, value } = addressOf(to)
  const problem = blank(field, value)
  if (problem !== undefined) return problem
  if (to.transportType === 'wns') return checkEndpoint(value)
  if (to.transportType !== 'web') return undefined
  return checkEndpoint(value) ?? blank('p256dh', to.p256dh) ?? blank('auth', to.auth)
}

function addressOf(to: Recipient): { field: string; value: string } {
  switch (to.transportType) {
    case 'gcm':
    case 'hms':
      return { field: 'registrationToken', value: to.registrationToken }
    case 'apns':
      return { field: 'deviceToken', value: to.deviceToken }
    case 'apnsLiveActivity':
      return { field: 'activityToken', value: to.activityToken }
    case 'apnsLiveActivityBroadcast':
      return { field: 'channelId', value: to.channelId }
    case 'web':
      return { field: 'endpoint', value: to.endpoint }
    case 'wns':
      return { field: 'channelUri', value: to.channelUri }
    case 'realtime':
      return { field: 'channel', value: to.channel }
  }
}
