// One reason to stop out of two: the caller's abort, or the end of the time allowed.

import type { Stop } from '../runtime/transport.ts'

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
    caller?.addEventListener('abort', this.#fire, { once: true })
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
    this.#caller?.removeEventListener('abort', this.#fire)
  }
}
