// What is known of one kind of server. A preset is data: the client, the docs and tools read the same.

import type { NameLimits, NameRules } from '../../protocol/names.ts'
import type { Limits } from '../../protocol/limits.ts'
import type { OperationId, WebhookEvent } from './contract.ts'

export interface Preset {
  /** What the server calls itself. */
  readonly title: string
  /** The host of a cluster, `{cluster}` in place of its name; absent for servers of your own, which need `host`. */
  readonly clusterHost?: string | undefined
  readonly limits: Limits
  readonly names: Omit<NameRules, keyof NameLimits>
  readonly signature: {
    /** How far a request's time may be off the server's; absent where it is not checked. */
    readonly toleranceSeconds?: number | undefined
    /** The form in which the server verifies names of query parameters. */
    readonly queryNames: 'lower-case' | 'as-sent'
  }
  /** The operations of the contract that the server has. */
  readonly operations: readonly OperationId[]
  /** The attributes that it tells: in the answer to a publish, of each channel of a list, of one channel. */
  readonly info: Readonly<Record<'publish' | 'listChannels' | 'getChannel', readonly string[]>>
  /** The events of its webhooks. */
  readonly webhooks: readonly WebhookEvent['name'][]
  /** Whether users can sign in, and so be sent events. */
  readonly signIn: boolean
  /** Whether an event may have the empty text as its data. */
  readonly emptyData: boolean
  /** Whether it writes empty maps as lists, as PHP does. */
  readonly phpArrays: boolean
  /** What the body of an error is. */
  readonly errors: 'text' | 'json' | 'text-or-json'
  /** Whether refusals come with the status 200, and say the real one in their JSON. */
  readonly refusesWith200?: boolean | undefined
  /** Codes for errors that are text: the first that fits is taken. */
  readonly errorCodes: readonly ErrorCode[]
}

export interface ErrorCode {
  readonly status: number
  readonly text: RegExp
  readonly code: string
}
