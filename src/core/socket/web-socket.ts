// The part of a WebSocket that a client needs, and where it comes from.

import { ArgumentError, shapeOf } from '../errors/argument-error.ts'

/** How a connection ended, as the WebSocket tells it. */
export interface CloseEventLike {
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean
}

/** A connection. Those of browsers, Node, Bun, Deno, `ws` and `undici` fit as they are. */
export interface WebSocketLike {
  send(data: string): void
  close(code?: number, reason?: string): void
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: CloseEventLike) => void): void
  addEventListener(type: 'error', listener: (event: object) => void): void
}

/** The class of the connections; which arguments it takes after the URL differs by runtime. */
export type WebSocketConstructor = new (url: string, ...rest: never[]) => WebSocketLike

/** What only runtimes outside of browsers take. */
export interface HandshakeInit {
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * Begins a connection.
 *
 * The class is looked up here, at the last moment, because test tools replace the global one.
 *
 * @param constructor - the caller's, if there is one
 * @throws ArgumentError where neither the caller nor the runtime has one
 * @throws what the class throws for the URL, which may be quoted in it
 */
export function openWebSocket(
  constructor: WebSocketConstructor | undefined,
  url: string,
  { headers }: HandshakeInit = {},
): WebSocketLike {
  const found = (constructor ?? (globalThis as { readonly WebSocket?: unknown }).WebSocket) as
    | (new (url: string, init?: HandshakeInit) => WebSocketLike)
    | undefined
  if (found === undefined) throw missing()
  return headers === undefined ? new found(url) : new found(url, { headers })
}

/** @throws ArgumentError */
export function checkWebSocket(value: unknown, argument: string): void {
  if (value === undefined) {
    if (!('WebSocket' in globalThis)) throw missing()
  } else if (!isConstructor(value)) {
    throw new ArgumentError(argument, `must be a WebSocket class, received ${shapeOf(value)}`)
  }
}

function isConstructor(value: unknown): boolean {
  try {
    // Calls nothing of it.
    Reflect.construct(Object, [], value as WebSocketConstructor)
    return true
  } catch {
    return false
  }
}

function missing(): ArgumentError {
  const rule =
    "is needed: this runtime has no WebSocket. npm install ws, then pass WebSocket: (await import('ws')).WebSocket"
  return new ArgumentError('options.WebSocket', rule)
}
