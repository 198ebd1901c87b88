// A connection that is made again when it is lost, until it is closed or must not be.

import { ConnectionError } from '../errors/connection-error.ts'
import type { KitError } from '../errors/kit-error.ts'
import { TimeoutError } from '../errors/timeout-error.ts'
import { describeFault } from '../fault.ts'
import { type BackOff, delayOf } from './back-off.ts'
import { type Closing, type Connection, openConnection, type Schedule } from './connection.ts'
import type { WebSocketLike } from './web-socket.ts'

export interface ReconnectingOptions {
  /** For errors. */
  readonly operation: string
  /** Begins one connection. What it throws is told, and counts as a failed attempt. */
  readonly connect: () => WebSocketLike | Promise<WebSocketLike>
  /** Milliseconds that one attempt may take, `connect` included. */
  readonly timeout: number
  readonly reconnect: BackOff
  readonly onOpen: () => void
  readonly onMessage: (data: unknown) => void
  /**
   * @param delay - milliseconds to the next attempt; undefined when there is none
   * @param error - why it ended; undefined where the peer closed it in good order
   */
  readonly onClose: (closing: Closing, delay: number | undefined, error: Error | undefined) => void
  /** An attempt failed before there was a WebSocket. @param delay - as for `onClose` */
  readonly onFailure: (error: Error, delay: number | undefined) => void
  /** Called once, at the very end; without an error where the end was wanted. */
  readonly onEnd: (error: Error | undefined) => void
  /** Says why there is no point in another attempt, if there is none. */
  readonly refusal?: ((closing: Closing) => KitError | undefined) | undefined
  /** Takes out of the words of a fault what nobody may read. */
  readonly redact: (text: string) => string
  readonly schedule?: Schedule | undefined
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined
}

export interface ReconnectingSocket {
  readonly state: 'connecting' | 'open' | 'waiting' | 'closed'
  /** @returns whether there was a connection to send it on */
  send(text: string): boolean
  /** Gives the connection up that there is, as if it had been lost. */
  renew(): void
  /** Ends it for good; nothing is told afterwards but the end. */
  close(code?: number, reason?: string): void
}

/** Looked up at call time, so that fake timers of a test runner apply. */
const scheduleWithTimers: Schedule = (task, milliseconds) => {
  if (milliseconds === Infinity) return () => {}
  const timer = globalThis.setTimeout(task, milliseconds)
  return () => globalThis.clearTimeout(timer)
}

/** Nothing is told before the caller has what this returns. */
export function openReconnecting(options: ReconnectingOptions): ReconnectingSocket {
  const { operation, reconnect, schedule = scheduleWithTimers, random = Math.random } = options
  let connection: Connection | undefined
  let isClosed = false
  /** How many attempts in a row were no success. */
  let failed = 0
  let cancel = (): void => {}

  function attempt(): void {
    connection = openConnection({
      ...options,
      schedule,
      onOpen() {
        // One that is cut at once was no success: without this it would be made again at the shortest delay for ever.
        cancel = schedule(() => void (failed = 0), reconnect.maxDelay)
        options.onOpen()
      },
      onMessage(data) {
        failed = 0
        options.onMessage(data)
      },
      onClose(closing, fault) {
        const refusal = options.refusal?.(closing)
        const delay = nextDelay(refusal !== undefined)
        const error = refusal ?? reasonOf(closing, fault)
        options.onClose(closing, delay, error)
        goOn(delay, error)
      },
      onFailure(error) {
        const delay = nextDelay(false)
        options.onFailure(error, delay)
        goOn(delay, error)
      },
    })
  }

  function nextDelay(isRefused: boolean): number | undefined {
    cancel()
    connection = undefined
    if (isRefused || failed >= reconnect.attempts) return undefined
    return delayOf(failed++, reconnect, random())
  }

  function goOn(delay: number | undefined, reason: Error | undefined): void {
    // The one who was told may have closed it.
    if (isClosed) return
    if (delay !== undefined) return void (cancel = schedule(attempt, delay))
    isClosed = true
    options.onEnd(reason)
  }

  function reasonOf({ opened, wasClean, code: closeCode }: Closing, fault: unknown): Error | undefined {
    if (opened && wasClean && closeCode === 1000) return undefined
    if (fault instanceof TimeoutError) return fault
    const how = opened ? `the connection was lost (${closeCode})` : 'the connection could not be made'
    const code = opened ? 'connection_lost' : 'connection_failed'
    const said = { operation, effect: 'none', code } as const
    if (fault === undefined) return new ConnectionError(how, said)
    const { message, cause } = describeFault(fault, options.redact)
    return new ConnectionError(`${how}: ${message}`, { ...said, cause })
  }

  attempt()
  return {
    get state() {
      if (isClosed) return 'closed'
      if (connection?.isOpen) return 'open'
      return connection === undefined && failed > 0 ? 'waiting' : 'connecting'
    },
    send(text) {
      if (!connection?.isOpen) return false
      connection.send(text)
      return true
    },
    renew: () => connection?.drop(),
    close(code = 1000, reason = '') {
      if (isClosed) return
      isClosed = true
      cancel()
      connection?.close(code, reason)
      options.onEnd(undefined)
    },
  }
}
