// A WebSocket whose server is the test: nothing happens that the test does not say.

import type { WebSocketConstructor } from '../../../src/services/users/index.ts'

type Listener = (event: never) => void

export interface ScriptedConnection {
  readonly url: string
  readonly headers: Readonly<Record<string, string>> | undefined
  /** What the client sent, parsed. */
  readonly sent: readonly Record<string, unknown>[]
  /** What was sent since the last time that somebody asked. */
  takeSent(): readonly Record<string, unknown>[]
  readonly closedWith: number | undefined
  /** Whether it was not opened yet. */
  readonly isNew: boolean
  open(): void
  /** A frame of the server: text as it is, everything else as JSON. */
  say(frame: unknown): void
  binary(): void
  /** Makes `send` throw from now on; undefined ends that. */
  failToSend(error: Error | undefined): void
  /** The server ends it. */
  end(code?: number, reason?: string): void
}

export interface ScriptedSockets {
  readonly WebSocket: WebSocketConstructor
  readonly connections: readonly ScriptedConnection[]
  readonly last: ScriptedConnection
}

export function scriptedSockets(): ScriptedSockets {
  const connections: ScriptedConnection[] = []
  class Scripted {
    readonly #listeners = new Map<string, Listener[]>()
    readonly #sent: Record<string, unknown>[] = []
    #closedWith: number | undefined
    #fault: Error | undefined

    constructor(url: string, init?: { readonly headers?: Record<string, string> }) {
      const tell = (type: string, event: object): void => {
        for (const listener of this.#listeners.get(type) ?? []) listener(event as never)
      }
      let taken = 0
      let isNew = true
      const closedWith = (): number | undefined => this.#closedWith
      connections.push({
        url,
        headers: init?.headers,
        sent: this.#sent,
        get closedWith() {
          return closedWith()
        },
        takeSent: () => this.#sent.slice(taken, (taken = this.#sent.length)),
        get isNew() {
          return isNew
        },
        open() {
          isNew = false
          tell('open', {})
        },
        say: (frame) => tell('message', { data: typeof frame === 'string' ? frame : JSON.stringify(frame) }),
        failToSend: (error) => void (this.#fault = error),
        binary: () => tell('message', { data: new ArrayBuffer(2) }),
        end: (code = 1006, reason = '') => tell('close', { code, reason, wasClean: code !== 1006 }),
      })
    }

    addEventListener(type: string, listener: Listener): void {
      this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener])
    }

    send(text: string): void {
      if (this.#fault !== undefined) throw this.#fault
      this.#sent.push(JSON.parse(text) as Record<string, unknown>)
    }

    close(code = 1000): void {
      this.#closedWith = code
    }
  }
  return {
    WebSocket: Scripted as unknown as WebSocketConstructor,
    connections,
    get last() {
      return connections.at(-1)!
    },
  }
}
