// What the server says about a frame. The connection stays open.

export class SocketFailure extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
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
