// Everything that happens later goes through one function, so that a test can hold the time.

/** Runs a task once after so many milliseconds; the returned function cancels it. */
export type Schedule = (task: () => void, milliseconds: number) => () => void

/** What somebody awaits keeps the process alive. Looked up at call time, so that fake timers of a test runner apply. */
export const scheduleAwaited: Schedule = (task, milliseconds) => {
  const timer = globalThis.setTimeout(task, milliseconds)
  return () => globalThis.clearTimeout(timer)
}

/** The same for what a fake does by itself, which must not keep a process alive. */
export const scheduleWithTimers: Schedule = (task, milliseconds) => {
  const timer: unknown = globalThis.setTimeout(task, milliseconds)
  // Only Node, Bun and Deno have this.
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as { unref(): void }).unref()
  return () => globalThis.clearTimeout(timer as ReturnType<typeof setTimeout>)
}

/** Tasks that are to run later, and that all end together with what they are for. */
export interface Timers {
  later: Schedule
  cancelAll(): void
}

export function createTimers(schedule: Schedule): Timers {
  const cancels = new Set<() => void>()
  return {
    later(task, milliseconds) {
      const cancelTimer = schedule(() => {
        cancels.delete(cancel)
        task()
      }, milliseconds)
      const cancel = (): void => {
        cancels.delete(cancel)
        cancelTimer()
      }
      cancels.add(cancel)
      return cancel
    },
    cancelAll() {
      for (const cancel of cancels) cancel()
    },
  }
}
