// What one service has to say for itself, so that everything else (port, log, signals) is the same for all of them.

import type { parseArgs, ParseArgsConfig } from 'node:util'
import type { FakeServer } from '../../../../mocks/fake-server.ts'
import type { WebhookLog } from './webhook-log.ts'

export type OptionsConfig = NonNullable<ParseArgsConfig['options']>

export type ValuesOf<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options }>
>['values']

/** A service that can be mocked: one file each, and one line in services.ts. */
export interface Service<Options extends OptionsConfig> {
  /** The word behind `channelkit mock`. */
  readonly name: string
  /** As a person says it: `Sockudo 5.2.0`. */
  readonly title: string
  readonly port: number
  /** Its own options, as the first line of its help names them: `[--app ID:KEY:SECRET]`. */
  readonly synopsis: string
  /** What its own options mean, one line each. */
  readonly usage: string
  /** Its own options; the shared ones are in shared-options.ts. */
  readonly options: Options
  /**
   * Makes the fake; nothing listens yet.
   *
   * @throws UsageError for a value that makes no sense
   */
  start(values: ValuesOf<Options>): Played
}

/** Where clients find the server: an address that can be connected to. */
export interface Address {
  readonly url: string
  readonly host: string
  readonly port: number
}

export interface SecondPort {
  readonly fake: FakeServer
  readonly port: number
  /** The option that says the port: `--socket-port`. */
  readonly option: string
}

export interface Played {
  readonly fake: FakeServer
  /** What has a port of its own besides, where the options say so; it ends with the fake. */
  readonly second?: SecondPort | undefined
  /** What it plays, where the options decide that. */
  readonly title?: string | undefined
  /**
   * What a person reads who wants to use it: credentials, and lines to paste.
   *
   * @param second - where the second port is found
   */
  describe(address: Address, second?: Address): readonly string[]
  /** The same for a program. */
  facts(address: Address, second?: Address): Readonly<Record<string, unknown>>
  /**
   * The name of what a request asks for.
   *
   * @param request - the one that the fake was given, where its place does not say it
   */
  operationOf(method: string, path: string, request: object): string | undefined
  /** The path as the log may show it, where it can hold a secret. */
  shownPath?(method: string, path: string): string
  /** What was published since the last call, and what became of it. The first call only begins this. */
  published(): readonly Published[]
  /** Tells of the webhooks that it posts, where it posts any. */
  readonly webhooks?: Pick<WebhookLog, 'listen'> | undefined
  /** The ids of all sockets, in any order. */
  sockets(): readonly string[]
}

/** What a service publishes, by what it calls it. */
export type Published = PublishedEvent | PublishedMessage | PublishedGlobalMessage | ToldUserEvent

export interface PublishedEvent {
  readonly type: 'event'
  readonly app: string
  readonly channel: string
  readonly name: string
  readonly bytes: number
}

/** A message to one recipient: again when its status changes. */
export interface PublishedMessage {
  readonly type: 'message'
  readonly id: string
  readonly recipient: string
  readonly topic: string | null
  readonly status: string
  readonly bytes: number
}

export interface PublishedGlobalMessage {
  readonly type: 'global_message'
  readonly id: string
  readonly topic: string | null
  /** How many recipients it has reached so far. */
  readonly recipients: number
  readonly bytes: number
}

/** What a users server tells its sockets. */
export interface ToldUserEvent {
  readonly type: 'user_event'
  readonly name: string
  readonly username: string
  readonly sockets: number
}
