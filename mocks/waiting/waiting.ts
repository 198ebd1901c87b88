// Those who wait for something to happen in a fake.

import { KitError } from '../../src/core/errors/kit-error.ts'
import { checkWaitOptions, type WaitOptions } from './options.ts'

/** Taken before a test runner can put its own in their place: the time of a wait is real, whatever the test does. */
const { setTimeout, clearTimeout } = globalThis

/** Something that may be there. */
export interface Search<Value> {
  /** Looks; undefined means not yet. */
  look(): { readonly found: Value } | undefined
  /** What is looked for: `event with name "x"`. */
  readonly title: string
  /** What there is instead. */
  report(): string
}

export interface Waiting {
  /** Something happened: whoever waits looks again. Costs nothing while nobody waits. */
  check(): void
  /** Resolves as soon as the search finds something, which may be at once. */
  until<Value>(search: Search<Value>, options?: WaitOptions): Promise<Value>
  /** Ends all waiting, because what was is forgotten. */
  end(why: string): void
  /** Ends all waiting, and what begins later, because nothing will come any more. */
  close(why: string): void
}

interface Waiter {
  look(): void
  end(why: string): void
}

export function createWaiting(): Waiting {
  const waiters = new Set<Waiter>()
  let closed: string | undefined
  const end = (why: string): void => {
    for (const waiter of waiters) waiter.end(why)
  }
  return {
    check() {
      for (const waiter of waiters) waiter.look()
    },
    end,
    close(why) {
      closed = why
      end(why)
    },
    async until(search, options = {}) {
      const { timeout, signal, message } = checkWaitOptions(options)
      signal?.throwIfAborted()
      const title = message ?? search.title
      const here = new Error()
      return new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          waiters.delete(waiter)
          clearTimeout(timer)
          signal?.removeEventListener('abort', abort)
          act()
        }
        /** What a test's own function throws is the end of its waiting, and not of the fake. */
        const waiter: Waiter = {
          look() {
            try {
              const result = search.look()
              if (result !== undefined) settle(() => resolve(result.found))
            } catch (error) {
              settle(() => reject(error))
            }
          },
          end: (why) => fail(new KitError('wait_ended', `${why} while a test waited for ${title}`)),
        }
        const fail = (error: Error): void => settle(() => reject(at(here, error)))
        const abort = (): void => settle(() => reject(signal?.reason))
        const giveUp = (): void => {
          // What is not in the fake changes without a word to it.
          waiter.look()
          if (!waiters.has(waiter)) return
          const text = `waited ${timeout} ms for ${title}${message === undefined ? '' : ` (${search.title})`}`
          fail(new KitError('wait_timeout', `${text}\n${search.report()}`))
        }
        const timer = timeout === Infinity ? undefined : setTimeout(giveUp, timeout)
        waiters.add(waiter)
        signal?.addEventListener('abort', abort, { once: true })
        waiter.look()
        if (closed !== undefined && waiters.has(waiter)) waiter.end(closed)
      })
    },
  }
}

/** The error as if it had come up where the waiting began: where the timer rang tells nobody anything. */
function at(place: Error, error: Error): Error {
  const frames = place.stack?.replace(/^Error\n/, '')
  if (frames !== undefined) error.stack = `${error.name}: ${error.message}\n${frames}`
  return error
}
