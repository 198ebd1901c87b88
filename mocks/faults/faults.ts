// The faults that are in force in a fake, in the order in which they were made.

import type { FaultAnswer } from './effects.ts'
import type { ActiveFault, AnyFault, EffectName, FakeFault } from './fault.ts'
import type { FaultFrame, FaultRequest, FaultWebhook } from './subjects.ts'
import { createRule, type Rule } from './rule.ts'

export interface FaultsOptions {
  /** The operations of the contract. */
  readonly operations: readonly string[]
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
  if (!fitsApp(fault, request.app)) return false
  const { operation } = fault
  if (operation === undefined) return true
  if (typeof operation === 'function') return operation(request)
  return request.operation !== undefined && names(operation).includes(request.operation)
}

function fitsFrame(fault: AnyFault, frame: FaultFrame): boolean {
  if (!fitsApp(fault, frame.app)) return false
  const { event } = fault
  if (event === undefined) return true
  if (typeof event === 'function') return event(frame)
  return frame.event !== undefined && names(event).includes(frame.event)
}

function fitsWebhook(fault: AnyFault, webhook: FaultWebhook): boolean {
  if (!fitsApp(fault, webhook.app)) return false
  const { event } = fault
  if (event === undefined) return true
  if (typeof event === 'function') return event(webhook)
  return names(event).some((name) => webhook.events.includes(name))
}

function names(wanted: string | readonly string[]): readonly string[] {
  return typeof wanted === 'string' ? [wanted] : wanted
}
