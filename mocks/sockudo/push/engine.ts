// What all apps share where pushes are delivered.

import type { StoragePolicy } from './model/recipient.ts'
import { createBreakers, type Breakers } from './pipeline/breaker.ts'
import { createDeadLetters, type DeadLetters } from './pipeline/dead-letters.ts'

export interface PushEngine {
  readonly deadLetters: DeadLetters
  readonly breakers: Breakers
  /** Apple's channels for live activities, by id: they belong to the server, not to an app. */
  readonly channels: Map<string, StoragePolicy>
}

export function createPushEngine(): PushEngine {
  return { deadLetters: createDeadLetters(), breakers: createBreakers(), channels: new Map() }
}
