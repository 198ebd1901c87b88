// A WebSocket whose other end is the test.

import type { WebSocketLike } from '../../../src/core/socket/web-socket.ts'

type Listener = (event: never) => void

export class FakeSocket implements WebSocketLike {
  readonly sent: string[] = []
  closedWith: readonly [code: number | undefined, reason: string | undefined] | undefined
  readonly #listeners: (readonly [type: string, listener: Listener])[] = []

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push([type, listener])
  }

  send(data: string): void {
    this.sent.push(data)
  }

  close(code?: number, reason?: string): void {
    this.closedWith = [code, reason]
  }

  open(): void {
    this.#tell('open', {})
  }

  message(data: unknown): void {
    this.#tell('message', { data })
  }

  error(error: Error): void {
    this.#tell('error', { error })
  }

  end(code: number, wasClean: boolean = code !== 1006, reason: string = ''): void {
    this.#tell('close', { code, reason, wasClean })
  }

  #tell(type: string, event: object): void {
    for (const [name, listener] of this.#listeners) if (name === type) listener(event as never)
  }
}
