// One reason to stop out of two: the caller's abort, or the end of the time allowed.

import type { Stop } from '../runtime/transport.ts'

interface Watch {
  readonly calls: Set<() => void>
  readonly fire: () => void
}

const watches = new WeakMap<AbortSignal, Watch>()

/** One listener for each signal, however many calls it is for: runtimes warn of a leak from the eleventh on. */
function watch(signal: AbortSignal, call: () => void): void {
  const known = watches.get(signal)
  if (known !== undefined) return void known.calls.add(call)
  const calls = new Set([call])
  const fire = (): void => {
    for (const one of calls) one()
  }
  watches.set(signal, { calls, fire })
  signal.addEventListener('abort', fire, { once: true })
}

function unwatch(signal: AbortSignal, call: () => void): void {
  const known = watches.get(signal)
  known?.calls.delete(call)
  if (known?.calls.size !== 0) return
  watches.delete(signal)
  signal.removeEventListener('abort', known.fire)
}

export class Deadline implements Stop {
  readonly #caller: AbortSignal | undefined
  readonly #timer: ReturnType<typeof setTimeout> | undefined
  readonly #listeners: (() => void)[] = []
  readonly #fire = (): void => {
    for (const listener of this.#listeners.splice(0)) listener()
  }
  #passed = false

  constructor(timeout: number, caller: AbortSignal | undefined) {
    this.#caller = caller
    if (caller !== undefined) watch(caller, this.#fire)
    if (timeout === Infinity) return
    this.#timer = setTimeout(() => {
      this.#passed = true
      this.#fire()
    }, timeout)
  }

  get passed(): boolean {
    return this.#passed
  }

  onStop(listener: () => void): void {
    this.#listeners.push(listener)
  }

  clear(): void {
    clearTimeout(this.#timer)
    if (this.#caller !== undefined) unwatch(this.#caller, this.#fire)
  }
}
