// The generated types that the Pusher client speaks in.

import type { AppPaths, components, operations } from '../../../generated/pusher/types.ts'
import type { BatchEvent, BatchOptions } from '../../channels/trigger-batch.ts'
import type { TriggerOptions } from '../../channels/trigger.ts'

export type Schemas = components['schemas']
/** One name or a list of names, as the contract has it: the names. */
type Tokens<Info> = Info extends readonly (infer Token extends string)[] ? Token : Info & string
type InfoOf<Id extends 'listChannels' | 'getChannel'> = Tokens<
  NonNullable<NonNullable<operations[Id]['parameters']['query']>['info']>
>

/** An operation of the contract. */
export type OperationId = Exclude<keyof operations, 'receiveWebhook'>

/** Every event of a webhook that Pusher Channels sends; another server, or a later one, may send others. */
export type WebhookEvent = Schemas['WebhookEvent']

export interface PusherContract {
  readonly paths: AppPaths
  readonly triggerOptions: TriggerOptions
  readonly batchEvent: BatchEvent
  readonly batchOptions: BatchOptions
  readonly channelReceipt: Schemas['ChannelCounts']
  readonly batchReceipt: Schemas['ChannelCounts']
  /** A server that says "none" in another way is read as if it did not. */
  readonly channelList: { readonly channels: Schemas['ChannelsByName'] }
  readonly channelListInfo: InfoOf<'listChannels'>
  readonly channelState: Schemas['ChannelState']
  readonly channelInfo: InfoOf<'getChannel'>
  readonly channelUsers: Schemas['ChannelUsers']
  readonly done: Schemas['TerminateResult']
  readonly webhookEvent: WebhookEvent
}
