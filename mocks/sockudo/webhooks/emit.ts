// From something that happened to the webhooks that tell it.

import type { WebhookEvent } from '../../../generated/sockudo/types.ts'
import type { AppState, World } from '../world.ts'
import { deliver } from './deliver.ts'
import type { Receiver } from './receiver.ts'

/** An event that waits for others to be sent together with it. */
export interface WaitingEvent {
  readonly event: WebhookEvent
  readonly at: number
}

export function emit(world: World, state: AppState, event: WebhookEvent): void {
  if (state.app.webhooks.length === 0) return
  const { clock, webhooks } = world.settings
  const waiting = { event, at: clock() }
  if (webhooks.batching === undefined) return send(world, state, [waiting])
  if (state.waiting.push(waiting) === 1) world.later(() => flush(world, state), webhooks.batching.duration)
}

function flush(world: World, state: AppState): void {
  const events = state.waiting.splice(0)
  const { size = events.length } = world.settings.webhooks.batching ?? {}
  for (let index = 0; index < events.length; index += size) {
    send(world, state, events.slice(index, index + size))
  }
}

function send(world: World, state: AppState, waiting: readonly WaitingEvent[]): void {
  // Of two receivers with one URL that both take events, the server keeps the last.
  const chosen = new Map<unknown, [Receiver, readonly WebhookEvent[]]>()
  for (const receiver of state.app.webhooks) {
    const events = waiting.map(({ event }) => event).filter((event) => takes(receiver, event))
    if (events.length > 0) chosen.set(receiver.url ?? receiver, [receiver, events])
  }
  const at = Math.min(...waiting.map((event) => event.at))
  for (const [receiver, events] of chosen.values()) deliver(world, state, receiver, events, Math.floor(at))
}

function takes(receiver: Receiver, event: WebhookEvent): boolean {
  return receiver.takes(event.name) && receiver.takesChannel(event.channel)
}
