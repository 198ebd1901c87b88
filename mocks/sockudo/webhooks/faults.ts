// Webhooks that are sent twice, late, in another order, or not at all.

import type { WebhookFault } from '../../faults/effects.ts'
import type { FaultWebhook } from '../../faults/subjects.ts'
import type { Rule } from '../../faults/rule.ts'
import type { World } from '../world.ts'
import type { Delivery, Mission } from './deliver.ts'
import type { Receiver } from './receiver.ts'

/** A webhook that waits for others to overtake it. */
interface HeldBack {
  readonly receiver: Receiver
  left: number
  readonly send: () => void
}

type Start = (mission: Mission, attempted: () => void) => void

const waiting = new WeakMap<World, HeldBack[]>()

export function sendWithFaults(mission: Mission, start: Start): void {
  const { world, receiver, delivery } = mission
  const held = waiting.get(world) ?? []
  const isHolding = held.some((one) => one.receiver === receiver)
  const rule = world.faults.forWebhook(webhookOf(delivery), ({ fault }) => {
    // What is held back waits for the next one: that must not be held back, too.
    return suitsSending(fault.webhook!) && !(isHolding && behindOf(fault.webhook!) !== undefined)
  })
  const overtake = (): void => pass(world, receiver)
  const send = (): void => start(mission, overtake)
  if (rule === undefined) return send()
  const fault = rule.fault.webhook!
  const behind = behindOf(fault)
  if (fault === 'lose') lose(mission)
  else if (fault === 'duplicate') sendTwice(mission, start, overtake)
  else if (behind !== undefined) {
    const late = (): void => start(mission, () => {})
    waiting.set(world, [...held, { receiver, left: behind, send: late }])
  } else world.later(send, delayOf(rule, fault))
}

/** A webhook as a fault looks at it. */
export function webhookOf({ app, url, body, events }: Delivery): FaultWebhook {
  return { app, url, body, events: events.map(({ name }) => name) }
}

function suitsSending(fault: WebhookFault): boolean {
  if (typeof fault === 'object') return !('status' in fault)
  return fault === 'lose' || fault === 'duplicate' || fault === 'reorder'
}

function behindOf(fault: WebhookFault): number | undefined {
  if (fault === 'reorder') return 1
  return typeof fault === 'object' && 'behind' in fault ? fault.behind : undefined
}

function delayOf(rule: Rule, fault: WebhookFault): number {
  return typeof fault === 'object' && 'delay' in fault ? rule.draw(fault.delay) : 0
}

function lose({ world, delivery }: Mission): void {
  delivery.state = 'lost'
  world.changed()
}

/** One after the other, as a server does that did not notice that the first was taken. */
function sendTwice(mission: Mission, start: Start, attempted: () => void): void {
  const { world, delivery } = mission
  start(mission, () => {
    const again: Delivery = { ...delivery, state: 'pending', attempts: [] }
    world.webhooks.add(again)
    start({ ...mission, delivery: again }, attempted)
  })
}

/** Another webhook was sent: those that waited for it may go. */
function pass(world: World, receiver: Receiver): void {
  const held = waiting.get(world)
  if (held === undefined) return
  for (const one of held) if (one.receiver === receiver) one.left--
  waiting.set(
    world,
    held.filter(({ left }) => left > 0),
  )
  for (const { left, send } of held) if (left <= 0) send()
}
