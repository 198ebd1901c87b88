// Whom a publish is for.

import { type Decoder, string } from '../../serde/decode.ts'
import { fail } from '../../serde/reader.ts'
import { struct } from '../../serde/struct.ts'
import { tagged } from '../request/word.ts'
import { blank, type Problem } from './check.ts'
import { type Provider, provider } from './provider.ts'
import { checkRecipient, type Recipient, recipient } from './recipient.ts'

export type Target =
  | { readonly type: 'device'; readonly device_id: string }
  | { readonly type: 'client'; readonly client_id: string }
  | { readonly type: 'channel'; readonly channel: string }
  | { readonly type: 'registeredTopic'; readonly topic: string }
  | { readonly type: 'userTopic'; readonly topic: string }
  | { readonly type: 'recipient'; readonly recipient: Recipient }
  | { readonly type: 'providerTopic'; readonly provider: Provider; readonly topic: string }
  | { readonly type: 'providerCondition'; readonly provider: Provider; readonly condition: string }
  | { readonly type: 'indexedFilter'; readonly filter: never }

/** The server means to take any JSON here, but reads it with a decoder that refuses every one. */
const filter: Decoder<never> = {
  read: (cursor) => fail(cursor, 'data', 'invalid type: newtype struct, expected a valid json'),
}

export const target: Decoder<Target> = tagged<'type', Target>('PublishTarget', 'type', {
  device: struct('PublishTarget::Device', { device_id: string }),
  client: struct('PublishTarget::Client', { client_id: string }),
  channel: struct('PublishTarget::Channel', { channel: string }),
  registeredTopic: struct('PublishTarget::RegisteredTopic', { topic: string }),
  userTopic: struct('PublishTarget::UserTopic', { topic: string }),
  recipient: struct('PublishTarget::Recipient', { recipient }),
  providerTopic: struct('PublishTarget::ProviderTopic', { provider, topic: string }),
  providerCondition: struct('PublishTarget::ProviderCondition', { provider, condition: string }),
  indexedFilter: struct('PublishTarget::IndexedFilter', { filter }),
})

export function checkTarget(given: Target): Problem {
  switch (given.type) {
    case 'device':
      return blank('deviceId', given.device_id)
    case 'client':
      return blank('clientId', given.client_id)
    case 'channel':
      return blank('channel', given.channel)
    case 'recipient':
      return checkRecipient(given.recipient)
    case 'providerCondition':
      return blank('condition', given.condition)
    case 'registeredTopic':
    case 'userTopic':
    case 'providerTopic':
      return blank('topic', given.topic)
    case 'indexedFilter':
      return undefined
  }
}
