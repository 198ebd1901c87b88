// The generated types that the Sockudo client speaks in.

import type { BatchEvent, BatchOptions, TriggerOptions } from './event-options.ts'
import type { AppPaths, components, operations } from '../../../generated/sockudo/types.ts'

export type Schemas = components['schemas']
/** One name or a list of names, as the contract has it: the names. */
type Tokens<Info> = Info extends readonly (infer Token extends string)[] ? Token : Info & string
type InfoOf<Id extends 'listChannels' | 'getChannel'> = Tokens<
  NonNullable<NonNullable<operations[Id]['parameters']['query']>['info']>
>

/** Every event of a webhook that a Sockudo 5.2.0 sends; a later server may send others. */
export type WebhookEvent = Schemas['WebhookEvent']

export interface SockudoContract {
  readonly paths: AppPaths
  readonly triggerOptions: TriggerOptions<Schemas['MessageExtras']>
  readonly batchEvent: BatchEvent<Schemas['MessageExtras']>
  readonly batchOptions: BatchOptions
  readonly channelReceipt: Schemas['ChannelReceipt']
  readonly batchReceipt: Schemas['BatchReceipt']
  readonly channelList: Schemas['ChannelList']
  readonly channelListInfo: InfoOf<'listChannels'>
  readonly channelState: Schemas['ChannelState']
  readonly channelInfo: InfoOf<'getChannel'>
  readonly channelUsers: Schemas['ChannelUsers']
  readonly done: Schemas['OkResult']
  readonly webhookEvent: WebhookEvent
}
