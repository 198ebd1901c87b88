// Waiting that ends with the fake, so that nobody waits for ever.

import { DroppedConnection } from '../dropped-connection.ts'

type Schedule = (task: () => void, milliseconds: number) => () => void

export interface Pauses {
  /** Resolves after so many milliseconds; rejects when everything is ended before. */
  wait(milliseconds: number): Promise<void>
  /** What is under way breaks. */
  end(): void
}

export function createPauses(schedule: Schedule): Pauses {
  const waiting = new Set<() => void>()
  return {
    wait: (milliseconds) =>
      new Promise((resolve, reject) => {
        const cancel = schedule(() => {
          waiting.delete(end)
          resolve()
        }, milliseconds)
        const end = (): void => {
          waiting.delete(end)
          cancel()
          reject(new DroppedConnection())
        }
        waiting.add(end)
      }),
    end() {
      for (const end of waiting) end()
    },
  }
}
