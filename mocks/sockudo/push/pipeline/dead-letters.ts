// What could not be delivered. Nobody ever takes anything out of here: a replay sends a copy.

import { sha256 } from '#crypto'
import type { Provider } from '../model/provider.ts'

/** In the order of the server's answer. */
export interface DeadLetter {
  readonly deadLetterId: string
  readonly appId: string
  readonly publishId: string
  readonly provider: Provider | undefined
  readonly stage: 'delivery_result' | 'RetrySchedule'
  readonly key: string
  readonly reason: string
  readonly occurredAtMs: number
  /** Only what was given up between two attempts can be sent again. */
  readonly replayable: boolean
}

export interface DeadLetters {
  readonly items: readonly DeadLetter[]
  /**
   * The server keeps one letter for each key where the provider refused. The keys number the batches of a publish, so
   * that of all refusals to the first batch of any publish only the first is kept.
   */
  addRefusal(letter: NewLetter): void
  addGivenUp(letter: NewLetter): void
  /** The id of the next message in the server's queue. */
  nextMessageId(): string
}

export type NewLetter = Omit<DeadLetter, 'deadLetterId' | 'stage' | 'replayable'>

export function createDeadLetters(): DeadLetters {
  const items: DeadLetter[] = []
  const keys = new Set<string>()
  let messages = 0
  const nextMessageId = (): string => `mem-${++messages}`
  const add = (letter: NewLetter, stage: DeadLetter['stage']): void => {
    const { appId, publishId, provider, key, reason, occurredAtMs } = letter
    const parts = [appId, publishId, stage, key, reason, occurredAtMs, nextMessageId()]
    const deadLetterId = sha256(parts.join('\0'))
    const replayable = stage === 'RetrySchedule'
    items.push({ deadLetterId, appId, publishId, provider, stage, key, reason, occurredAtMs, replayable })
  }
  return {
    items,
    addRefusal(letter) {
      if (keys.has(letter.key)) return
      keys.add(letter.key)
      add({ ...letter, provider: undefined }, 'delivery_result')
    },
    addGivenUp: (letter) => add(letter, 'RetrySchedule'),
    nextMessageId,
  }
}
