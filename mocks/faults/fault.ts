// A rule: whom a fault meets, how often, and what goes wrong.

import type { FaultAnswer, FaultEffects } from './effects.ts'
import type { FaultFrame, FaultRequest, FaultWebhook } from './subjects.ts'

type NamesOrTest<Name extends string, Subject> = Name | readonly Name[] | ((subject: Subject) => boolean)

/** How often a fault meets what it is for. */
export interface FaultScope {
  /** The id of the app (default: every app). */
  readonly app?: string | undefined
  /** How often it applies: 1 is the next one only (default: every time). */
  readonly times?: number | undefined
  /** How many it lets pass before the first (default 0). */
  readonly after?: number | undefined
  /** From 0 to 1: how likely each one is met (default 1). */
  readonly probability?: number | undefined
  /** What is drawn is the same for the same seed and the same order of requests (default 0). */
  readonly seed?: number | undefined
}

type Companions = Exclude<keyof FaultAnswer, 'status'>

type Of<Name extends keyof FaultEffects> = Name | (Name extends 'status' ? Companions : never)

/** One of the effects, and none of the others. */
type One<Name extends keyof FaultEffects> = Pick<FaultEffects, Of<Name>> & {
  readonly [Other in Exclude<keyof FaultEffects, Of<Name>>]?: undefined
}

/** What a fault has one of. */
export type EffectName = Exclude<keyof FaultEffects, Companions>

type RequestEffect = Exclude<EffectName, 'socket' | 'webhook'>

type ForRequests<Operation extends string> = {
  /** The operation of the contract, several, or a function of the request (default: every request). */
  readonly operation?: NamesOrTest<Operation, FaultRequest<Operation>> | undefined
  readonly event?: undefined
} & { [Name in RequestEffect]: One<Name> }[RequestEffect]

type ForSockets = One<'socket'> & {
  /** The event of a frame, several, or a function of the frame (default: all). */
  readonly event?: NamesOrTest<string, FaultFrame> | undefined
  readonly operation?: undefined
}

type ForWebhooks = One<'webhook'> & {
  /** An event that the webhook has, several, or a function of the webhook (default: all). */
  readonly event?: NamesOrTest<string, FaultWebhook> | undefined
  readonly operation?: undefined
}

/** A rule: whom it meets, how often, and one thing that goes wrong. */
export type FakeFault<Operation extends string = string> = FaultScope &
  (ForRequests<Operation> | ForSockets | ForWebhooks)

/** The same before it is checked: everything may be there at once. */
export type AnyFault = FaultScope &
  Partial<FaultEffects> & {
    readonly operation?: NamesOrTest<string, FaultRequest> | undefined
    readonly event?: NamesOrTest<string, FaultFrame | FaultWebhook> | undefined
  }

/** A fault that is in force. */
export interface ActiveFault<Operation extends string = string> {
  readonly rule: FakeFault<Operation>
  /** How many it could have met: requests, sockets, frames or webhooks that its `operation`, `event` and `app` fit. */
  readonly seen: number
  /** How many of them it met. */
  readonly applied: number
  /** Whether it can meet another: it was neither removed nor used up. */
  readonly active: boolean
  /** Ends it; what it has begun goes on. */
  remove(): void
  [Symbol.dispose](): void
}
