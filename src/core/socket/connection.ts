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

export interface ConnectionOptions<Target> {
  /** For errors. */
  readonly operation: string
  /** What has to be known first, such as a URL. What it throws is told by `onFailure`. */
  readonly prepare: () => Target | Promise<Target>
  /** Makes the WebSocket, at once: it is listened to before it can tell anything. What it throws is told by `onFailure`. */
  readonly make: (target: Target) => WebSocketLike
  /** Milliseconds until it must be open, `prepare` included. */
  readonly timeout: number
  readonly schedule: Schedule
  readonly onOpen: () => void
  readonly onMessage: (data: unknown) => void
  /** @param fault - what the WebSocket or the time told besides */
  readonly onClose: (closing: Closing, fault: unknown) => void
  /** There never was a WebSocket. */
  readonly onFailure: (fault: unknown) => void
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
export function openConnection<Target>(options: ConnectionOptions<Target>): Connection {
  const { operation, timeout, schedule } = options
  let socket: WebSocketLike | undefined
  let opened = false
  let received = false
  let fault: unknown
  let isOver = false
  let cancelEnd = (): void => {}
  const cancelTimeout = schedule(() => {
    const late = new TimeoutError(timeout, { operation, effect: 'none', awaited: 'connection' })
    if (socket === undefined) return fail(late)
    fault = late
    connection.drop()
  }, timeout)

  async function connect(): Promise<void> {
    if (isOver) return
    try {
      const target = await options.prepare()
      if (!isOver) begin(options.make(target))
    } catch (error) {
      fail(error)
    }
  }

  function begin(made: WebSocketLike): void {
    try {
      listen(made)
    } catch (error) {
      quietly(() => made.close())
      throw error
    }
    socket = made
    // Making it may have been what made the caller close.
    if (isOver) made.close()
  }

  function listen(made: WebSocketLike): void {
    // First of all: an error that nobody listens to ends a process of Node.
    made.addEventListener('error', (event) => {
      fault ??= (event as { readonly error?: unknown }).error
      // undici 6, which is the WebSocket of Node 22, tells no end of an attempt that failed.
      if (!opened && !isOver) cancelEnd = schedule(() => connection.drop(), 0)
    })
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
    made.addEventListener('close', end)
  }

  function end({ code, reason, wasClean }: CloseEventLike): void {
    if (!finish()) return
    options.onClose({ code, reason, wasClean, opened, received }, fault)
  }

  function fail(reason: unknown): void {
    if (finish()) options.onFailure(reason)
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

/** What is no WebSocket need not be closable. */
function quietly(task: () => void): void {
  try {
    task()
  } catch {
    // There is a fault to tell already.
  }
}
