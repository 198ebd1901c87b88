// What goes wrong with a socket, checked.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from '../check-settings.ts'
import { requireDuration, requireOneOf, requireWhole } from './check.ts'
import type { SocketFault } from './effects.ts'

const sides: readonly string[] = ['server', 'client']

/** @throws ArgumentError */
export function checkSocket(socket: SocketFault): void {
  if (typeof socket !== 'object') {
    return requireOneOf('fault.socket', socket, ['refuse', 'cut', 'swallow', 'duplicate'])
  }
  if (socket !== null && 'close' in socket) return checkClose(socket)
  if (socket !== null && 'swallow' in socket) {
    requireSettings('fault.socket', socket, ['swallow'])
    return requireOneOf('fault.socket.swallow', socket.swallow, sides)
  }
  if (socket !== null && 'duplicate' in socket) {
    requireSettings('fault.socket', socket, ['duplicate'])
    return requireOneOf('fault.socket.duplicate', socket.duplicate, sides)
  }
  requireSettings('fault.socket', socket, ['delay', 'from'])
  if (!('delay' in socket))
    throw new ArgumentError('fault.socket', 'must have close, delay, duplicate or swallow')
  requireDuration('fault.socket.delay', socket.delay)
  if (socket.from !== undefined) requireOneOf('fault.socket.from', socket.from, sides)
}

function checkClose(socket: { readonly close: number; readonly reason?: string | undefined }): void {
  requireSettings('fault.socket', socket, ['close', 'reason'])
  const { close, reason } = socket
  requireCloseCode('fault.socket.close', close, '; for 1006, use cut')
  if (reason === undefined) return
  if (typeof reason !== 'string' || new TextEncoder().encode(reason).byteLength > 123) {
    throw new ArgumentError(
      'fault.socket.reason',
      `must be text of at most 123 bytes, received ${shapeOf(reason)}`,
    )
  }
}

/** @param instead - what to do for the code that only a client sees @throws ArgumentError */
export function requireCloseCode(argument: string, code: number, instead: string = ''): void {
  requireWhole(argument, code, 1000, 4999)
  // A WebSocket cannot send the others.
  if (code >= 3000 || (code <= 1014 && ![1004, 1005, 1006].includes(code))) return
  throw new ArgumentError(argument, `cannot be sent${instead}`)
}
