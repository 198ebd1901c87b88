// Waiting that ends with the fake, so that nobody waits for ever.

import { DroppedConnection } from '../dropped-connection.ts'

type Schedule = (task: () => void, milliseconds: number) => () => void

export interface Pauses {
  /** Resolves after so many milliseconds; rejects when everything is ended before, or the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** What is under way breaks. */
  end(): void
}

export function createPauses(schedule: Schedule): Pauses {
  const waiting = new Set<() => void>()
  return {
    async wait(milliseconds, signal) {
      signal?.throwIfAborted()
      return new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          waiting.delete(end)
          signal?.removeEventListener('abort', abort)
          act()
        }
        const cancel = schedule(() => settle(resolve), milliseconds)
        const breakOff = (reason: unknown): void => {
          cancel()
          settle(() => reject(reason))
        }
        const end = (): void => breakOff(new DroppedConnection())
        const abort = (): void => breakOff(signal?.reason)
        waiting.add(end)
        signal?.addEventListener('abort', abort)
      })
    },
    end() {
      for (const end of waiting) end()
    },
  }
}
