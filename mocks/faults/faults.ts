// The faults that are in force in a fake, in the order in which they were made.

import type { FaultAnswer } from './effects.ts'
import type { ActiveFault, AnyFault, EffectName, FakeFault } from './fault.ts'
import type { FaultFrame, FaultRequest, FaultWebhook } from './subjects.ts'
import { createRule, type Rule } from './rule.ts'

export interface FaultsOptions {
  /** The operations of the contract. */
  readonly operations: readonly string[]
  /** The ids of the apps of the fake. */
  readonly apps: readonly string[]
  readonly onError: (error: unknown) => void
  /** Refuses an answer that the server does not have. @throws ArgumentError */
  readonly checkAnswer?: ((answer: FaultAnswer) => void) | undefined
  /** Does to the sockets that are open what a new fault does to them. */
  readonly meetOpenSockets?: (rule: Rule) => void
}

/** For the places where a fault may meet something. */
export interface FaultFinder {
  /** Whether there is none, which is asked before everything else. */
  readonly none: boolean
  /** The first with this effect that meets the request. */
  forRequest(effect: EffectName, request: FaultRequest): Rule | undefined
  /** The first of those that `suits` and that meets the socket itself, before and beside its frames. */
  forSocket(app: string | undefined, suits: (rule: Rule) => boolean): Rule | undefined
  forFrame(frame: FaultFrame, suits: (rule: Rule) => boolean): Rule | undefined
  forWebhook(webhook: FaultWebhook, suits: (rule: Rule) => boolean): Rule | undefined
}

export interface Faults<Operation extends string = string> extends FaultFinder {
  readonly active: readonly ActiveFault<Operation>[]
  /** @throws ArgumentError */
  add(fault: FakeFault<Operation>): ActiveFault<Operation>
  clear(): void
}

/** Where nothing can go wrong. */
export const noFaults: FaultFinder = {
  none: true,
  forRequest: () => undefined,
  forSocket: () => undefined,
  forFrame: () => undefined,
  forWebhook: () => undefined,
}

export function createFaults<Operation extends string>(options: FaultsOptions): Faults<Operation> {
  let rules: readonly Rule[] = []
  // A new list each time: one that is being walked through stays as it is.
  const ended = (rule: Rule): void => void (rules = rules.filter((other) => other !== rule))
  const context = { ...options, ended }
  const find = (effect: EffectName, meets: (rule: Rule) => boolean): Rule | undefined =>
    rules.find((rule) => rule.effect === effect && meets(rule))
  return {
    get none() {
      return rules.length === 0
    },
    get active() {
      return rules.map(({ shown }) => shown as unknown as ActiveFault<Operation>)
    },
    add(fault) {
      const rule = createRule(fault as unknown as AnyFault, context)
      if (rule.effect === 'status') options.checkAnswer?.(rule.fault as FaultAnswer)
      rules = [...rules, rule]
      if (rule.effect === 'socket') options.meetOpenSockets?.(rule)
      return rule.shown as unknown as ActiveFault<Operation>
    },
    forRequest: (effect, request) =>
      find(effect, (rule) => rule.meets(() => fitsRequest(rule.fault, request))),
    forSocket: (app, suits) =>
      find('socket', (rule) => suits(rule) && rule.meets(() => fitsApp(rule.fault, app))),
    forFrame: (frame, suits) =>
      find('socket', (rule) => suits(rule) && rule.meets(() => fitsFrame(rule.fault, frame))),
    forWebhook: (webhook, suits) =>
      find('webhook', (rule) => suits(rule) && rule.meets(() => fitsWebhook(rule.fault, webhook))),
    clear() {
      for (const { shown } of rules) shown.remove()
    },
  }
}

function fitsApp({ app: wanted }: AnyFault, app: string | undefined): boolean {
  return wanted === undefined || wanted === app
}

function fitsRequest(fault: AnyFault, request: FaultRequest): boolean {
  return (
    fitsApp(fault, request.app) &&
    (request.operations ?? [request.operation]).some((name) => fitsNames(fault.operation, name)) &&
    fitsWhen(fault.when, request)
  )
}

function fitsFrame(fault: AnyFault, frame: FaultFrame): boolean {
  return fitsApp(fault, frame.app) && fitsNames(fault.event, frame.event) && fitsWhen(fault.when, frame)
}

function fitsWebhook(fault: AnyFault, webhook: FaultWebhook): boolean {
  return (
    fitsApp(fault, webhook.app) &&
    (fault.event === undefined || webhook.events.some((name) => fitsNames(fault.event, name))) &&
    fitsWhen(fault.when, webhook)
  )
}

function fitsNames(wanted: string | readonly string[] | undefined, name: string | undefined): boolean {
  if (wanted === undefined) return true
  return name !== undefined && (typeof wanted === 'string' ? wanted === name : wanted.includes(name))
}

/** What is no boolean is told, and so must come through. */
function fitsWhen(when: AnyFault['when'], subject: FaultRequest | FaultFrame | FaultWebhook): boolean {
  return when === undefined || when(subject as never)
}
