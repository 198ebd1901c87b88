// One connection, from the attempt to its end, which is told once.

import { TimeoutError } from '../errors/timeout-error.ts'
import type { CloseEventLike, WebSocketLike } from './web-socket.ts'

/** Runs a task once after so many milliseconds; the returned function cancels it. */
export type Schedule = (task: () => void, milliseconds: number) => () => void

/** How one connection ended. */
export interface Closing extends CloseEventLike {
  /** Whether the handshake had succeeded. */
  readonly opened: boolean
  /** Whether anything had come. */
  readonly received: boolean
}

export interface ConnectionOptions {
  /** For errors. */
  readonly operation: string
  /** Begins it. What it throws is told by `onFailure`. */
  readonly connect: () => WebSocketLike | Promise<WebSocketLike>
  /** Milliseconds until it must be open, `connect` included. */
  readonly timeout: number
  readonly schedule: Schedule
  readonly onOpen: () => void
  readonly onMessage: (data: unknown) => void
  /** @param fault - what the WebSocket or the time told besides */
  readonly onClose: (closing: Closing, fault: unknown) => void
  /** There never was a WebSocket. */
  readonly onFailure: (error: Error) => void
}

export interface Connection {
  readonly isOpen: boolean
  send(text: string): void
  /** Gives it up, and tells so at once: the peer may be gone. */
  drop(): void
  /** Ends it, and tells nothing any more. */
  close(code: number, reason: string): void
}

/** Begins in a microtask: whoever calls it has the connection before anything is told. */
export function openConnection(options: ConnectionOptions): Connection {
  const { operation, timeout, schedule } = options
  let socket: WebSocketLike | undefined
  let opened = false
  let received = false
  let fault: unknown
  let isOver = false
  let cancelEnd = (): void => {}
  const cancelTimeout = schedule(() => {
    const late = new TimeoutError(timeout, { operation, effect: 'none' })
    if (socket === undefined) return fail(late)
    fault = late
    connection.drop()
  }, timeout)

  async function connect(): Promise<void> {
    if (isOver) return
    try {
      const begun = options.connect()
      // Not one turn later where there is nothing to wait for: some tell a failure at once.
      const made = 'then' in begun ? await begun : begun
      if (isOver) return made.close()
      socket = made
      listen(made)
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
    }
  }

  function listen(made: WebSocketLike): void {
    made.addEventListener('open', () => {
      if (isOver) return
      opened = true
      cancelTimeout()
      options.onOpen()
    })
    made.addEventListener('message', ({ data }) => {
      if (isOver) return
      received = true
      options.onMessage(data)
    })
    made.addEventListener('error', (event) => {
      fault ??= (event as { readonly error?: unknown }).error
      // undici 6, which is the WebSocket of Node 22, tells no end of an attempt that failed.
      if (!opened && !isOver) cancelEnd = schedule(() => connection.drop(), 0)
    })
    made.addEventListener('close', end)
  }

  function end({ code, reason, wasClean }: CloseEventLike): void {
    if (!finish()) return
    options.onClose({ code, reason, wasClean, opened, received }, fault)
  }

  function fail(error: Error): void {
    if (finish()) options.onFailure(error)
  }

  /** @returns whether it was not over before */
  function finish(): boolean {
    if (isOver) return false
    isOver = true
    cancelTimeout()
    cancelEnd()
    return true
  }

  const connection: Connection = {
    get isOpen() {
      return opened && !isOver
    },
    send: (text) => socket?.send(text),
    drop() {
      end({ code: 1006, reason: '', wasClean: false })
      socket?.close()
    },
    close(code, reason) {
      finish()
      socket?.close(code, reason)
    },
  }
  queueMicrotask(() => void connect())
  return connection
}
