// What the server says about a frame. The connection stays open, unless the failure is fatal.

import type { App } from '../apps.ts'

export class SocketFailure extends Error {
  readonly code: number
  readonly fatal: boolean

  constructor(code: number, message: string, fatal = false) {
    super(message)
    this.code = code
    this.fatal = fatal
  }
}

export const invalidMessage = (problem: string): SocketFailure =>
  new SocketFailure(4000, `Invalid message format: ${problem}`)

export const invalidEventName = (problem: string): SocketFailure =>
  new SocketFailure(4000, `Invalid event name: ${problem}`)

export const channelError = (problem: string): SocketFailure =>
  new SocketFailure(4300, `Channel error: ${problem}`)

export const clientEventError = (problem: string): SocketFailure =>
  new SocketFailure(4301, `Client event error: ${problem}`)

export const authError = (problem: string): SocketFailure =>
  new SocketFailure(4009, `Authentication error: ${problem}`)

/** An event more than a client may send in a second. */
export const tooMany = ({ closeOnRateLimit }: App): SocketFailure =>
  closeOnRateLimit
    ? new SocketFailure(4301, 'Connection closed due to client event rate limit', true)
    : new SocketFailure(4301, 'Client event rejected due to rate limit')

export const overCapacity = (): SocketFailure => new SocketFailure(4100, 'Over capacity')
