// How many are subscribed, told to those who are. Sockudo tells it by webhooks only.

import { subscriptionCountFrame } from '../socket/frames.ts'
import type { AppState } from '../world.ts'

export function tellCount(state: AppState, channel: string): void {
  const subscribers = state.channels.get(channel) ?? new Set()
  const frame = subscriptionCountFrame(channel, subscribers.size)
  for (const subscriber of subscribers) subscriber.send(frame)
}
