// Calls that wait for a frame: each ends once, by its answer, its time, its caller, or the end of the connection.

import { checkOptions, checkSignal, checkTimeout } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import type { Effect } from '../../../core/errors/request-error.ts'
import { TimeoutError } from '../../../core/errors/timeout-error.ts'
import type { Schedule } from '../../../core/socket/connection.ts'

/** What every call of the socket takes. */
export interface SocketCallOptions {
  /** Aborts the call, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds from the call to its answer, the time to connect included; `Infinity` waits for ever. */
  readonly timeout?: number | undefined
}

const socketCallOptionNames = ['signal', 'timeout'] as const

export interface Call<Value> {
  readonly operation: string
  readonly promise: Promise<Value>
  readonly isOver: boolean
  /** What a fault leaves: nothing, until it was sent. */
  effect: Effect
  /** Runs a task when it ends, whichever way; at once if it has. */
  onOver(task: () => void): void
  resolve(value: Value): void
  reject(error: unknown): void
}

export interface Calls {
  /** @throws ArgumentError, the reason of a signal, what all were ended with */
  start<Value>(operation: string, options: SocketCallOptions): Call<Value>
  /** Ends all, and every later one. @returns whether there was any */
  end(error: Error): boolean
}

/** @param awaited - what a call that runs out of time has waited for, where it was no answer */
export function createCalls(timeout: number, schedule: Schedule, awaited: () => string | undefined): Calls {
  const open = new Set<(error: unknown) => void>()
  let ended: Error | undefined

  return {
    start<Value>(operation: string, options: SocketCallOptions): Call<Value> {
      const { signal } = options
      const allowed =
        options.timeout === undefined ? timeout : checkTimeout(options.timeout, 'options.timeout')
      if (signal !== undefined) checkSignal(signal, 'options.signal')
      signal?.throwIfAborted()
      if (ended !== undefined) throw ended
      let isOver = false
      let over = (): void => {}
      let settle!: { readonly resolve: (value: Value) => void; readonly reject: (error: unknown) => void }
      const promise = new Promise<Value>((resolve, reject) => (settle = { resolve, reject }))
      const abort = (): void => call.reject(signal?.reason)
      const finish = (): boolean => {
        if (isOver) return false
        isOver = true
        cancel()
        signal?.removeEventListener('abort', abort)
        open.delete(call.reject)
        over()
        return true
      }
      const call: Call<Value> = {
        operation,
        promise,
        get isOver() {
          return isOver
        },
        effect: 'none',
        onOver(task) {
          if (isOver) task()
          else over = task
        },
        resolve: (value) => void (finish() && settle.resolve(value)),
        reject: (error) => void (finish() && settle.reject(error)),
      }
      const cancel = schedule(() => {
        const { effect } = call
        call.reject(new TimeoutError(allowed, { operation, effect, awaited: awaited() }))
      }, allowed)
      signal?.addEventListener('abort', abort, { once: true })
      open.add(call.reject)
      return call
    },
    end(error) {
      ended = error
      const rejects = [...open]
      for (const reject of rejects) reject(error)
      return rejects.length > 0
    },
  }
}

/** Rejects where a function throws, and says for which operation an argument was. */
export async function runIn<Value>(operation: string, action: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await action()
  } catch (error) {
    throw error instanceof ArgumentError ? error.in(operation) : error
  }
}

/** @throws ArgumentError */
export function checkCallOptions(options: unknown, more: readonly string[] = []): void {
  checkOptions(options, [...socketCallOptionNames, ...more], 'options')
}
