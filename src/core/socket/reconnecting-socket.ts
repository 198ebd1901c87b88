// A connection that is made again when it is lost, until it is closed or must not be.

import type { KitError } from '../errors/kit-error.ts'
import { type BackOff, delayOf } from './back-off.ts'
import { type Closing, type Connection, openConnection, type Schedule } from './connection.ts'
import { failureOf, reasonOf } from './reason.ts'
import type { WebSocketLike } from './web-socket.ts'

/** The attempt that follows. */
export interface NextAttempt {
  /** Milliseconds until it begins. */
  readonly delay: number
  /** Which one it is since a connection was open, from 1. */
  readonly attempt: number
}

export interface ReconnectingOptions<Target> {
  /** For errors. */
  readonly operation: string
  /** What each attempt has to know first, such as a URL. What it throws is told, and is a failed attempt. */
  readonly prepare: () => Target | Promise<Target>
  /** Makes the WebSocket, at once. Not called when the attempt is over already. What it throws is told as well. */
  readonly make: (target: Target) => WebSocketLike
  /** Milliseconds that one attempt may take, `prepare` included. */
  readonly timeout: number
  readonly reconnect: BackOff
  readonly onOpen: () => void
  readonly onMessage: (data: unknown) => void
  /**
   * @param next - undefined when no attempt follows
   * @param error - why it ended; undefined where the peer closed it in good order
   */
  readonly onClose: (closing: Closing, next: NextAttempt | undefined, error: KitError | undefined) => void
  /** An attempt failed before there was a WebSocket. @param next - as for `onClose` */
  readonly onFailure: (error: KitError, next: NextAttempt | undefined) => void
  /** Called once, at the very end; without an error where the end was wanted. */
  readonly onEnd: (error: KitError | undefined) => void
  /** Says why there is no point in another attempt, if there is none. */
  readonly refusal?: ((closing: Closing) => KitError | undefined) | undefined
  /** Takes out of the words of a fault what nobody may read. */
  readonly redact: (text: string) => string
  readonly schedule?: Schedule | undefined
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined
}

export interface ReconnectingSocket {
  /** `closed` already while the last end is told, when no attempt follows. */
  readonly state: 'connecting' | 'open' | 'waiting' | 'closed'
  /** @returns whether there was a connection to send it on */
  send(text: string): boolean
  /** Gives the connection up that there is, as if it had been lost. */
  renew(): void
  /** Ends it for good; nothing is told afterwards but the end. */
  close(code?: number, reason?: string): void
}

/** Looked up at call time, so that fake timers of a test runner apply. */
export const scheduleWithTimers: Schedule = (task, milliseconds) => {
  if (milliseconds === Infinity) return () => {}
  const timer = globalThis.setTimeout(task, milliseconds)
  return () => globalThis.clearTimeout(timer)
}

/** Nothing is told before the caller has what this returns. */
export function openReconnecting<Target>(options: ReconnectingOptions<Target>): ReconnectingSocket {
  const { reconnect, schedule = scheduleWithTimers, random = Math.random } = options
  let connection: Connection | undefined
  /** Whether no attempt follows any more. */
  let isOver = false
  let isEnded = false
  /** How many attempts there were since a connection was open. */
  let attempts = 0
  /** How many waits there were since a connection was worth something. */
  let waits = 0
  let cancel = (): void => {}

  function attempt(): void {
    connection = openConnection({
      ...options,
      schedule,
      onOpen() {
        attempts = 0
        // One that is cut at once is worth nothing: without this it would be made again at the shortest delay for ever.
        cancel = schedule(() => void (waits = 0), reconnect.maxDelay)
        options.onOpen()
      },
      onMessage(data) {
        waits = 0
        options.onMessage(data)
      },
      onClose(closing, fault) {
        const refusal = options.refusal?.(closing)
        const next = nextAttempt(refusal !== undefined)
        const error = refusal ?? reasonOf(closing, fault, options)
        options.onClose(closing, next, error)
        goOn(next, error)
      },
      onFailure(fault) {
        const next = nextAttempt(false)
        const error = failureOf(fault, options)
        options.onFailure(error, next)
        goOn(next, error)
      },
    })
  }

  function nextAttempt(isRefused: boolean): NextAttempt | undefined {
    cancel()
    connection = undefined
    isOver ||= isRefused || attempts >= reconnect.attempts
    if (isOver) return undefined
    return { delay: delayOf(waits++, reconnect, random()), attempt: ++attempts }
  }

  function goOn(next: NextAttempt | undefined, reason: KitError | undefined): void {
    // The one who was told may have closed it.
    if (isEnded) return
    if (next !== undefined) return void (cancel = schedule(attempt, next.delay))
    isEnded = true
    options.onEnd(reason)
  }

  attempt()
  return {
    get state() {
      if (isOver) return 'closed'
      if (connection === undefined) return 'waiting'
      return connection.isOpen ? 'open' : 'connecting'
    },
    send(text) {
      if (!connection?.isOpen) return false
      connection.send(text)
      return true
    },
    renew: () => connection?.drop(),
    close(code = 1000, reason = '') {
      if (isEnded) return
      isOver = true
      isEnded = true
      cancel()
      connection?.close(code, reason)
      options.onEnd(undefined)
    },
  }
}
