// Messages that the server sends back, in the dialect `events`.

import { checkString } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { ConnectionError } from '../../../core/errors/connection-error.ts'
import type { Schemas } from '../contract.ts'
import { type Call, type Calls, checkCallOptions, runIn, type SocketCallOptions } from './calls.ts'
import { EventType } from './event-type.ts'

export type EchoEvent = Schemas['EchoEvent']

export interface EchoOptions extends SocketCallOptions {
  /** Whether every connection of the server gets the message, this one included. Default: false. */
  readonly broadcast?: boolean | undefined
}

export interface Echoes {
  echo(message: string, options?: EchoOptions): Promise<EchoEvent>
  answered(event: EchoEvent): void
  /** @param code - of the error */
  lost(code: string): void
}

const operation = 'echo'

/**
 * @param whenReady - runs a task when there is a connection to send on, and returns what forgets it
 * @param send - returns why it could not be sent
 */
export function createEchoes(
  calls: Calls,
  whenReady: (task: () => void) => () => void,
  send: (frame: object, operation: string) => Error | undefined,
): Echoes {
  const sent = new Set<{ readonly message: string; readonly call: Call<EchoEvent> }>()
  return {
    echo: (message, options = {}) =>
      runIn(operation, () => {
        checkCallOptions(options, ['broadcast'])
        checkString(message, 'message')
        const broadcast = checkBroadcast(options.broadcast)
        const call = calls.start<EchoEvent>(operation, options)
        const entry = { message, call }
        const forget = whenReady(() => {
          call.effect = broadcast ? 'unknown' : 'none'
          sent.add(entry)
          const frame = { eventType: EventType.Echo, message, ...(broadcast ? { broadcast } : {}) }
          const fault = send(frame, operation)
          if (fault !== undefined) call.reject(fault)
        })
        call.onOver(() => {
          forget()
          sent.delete(entry)
        })
        return call.promise
      }),
    answered(event) {
      // A server may answer more than once, and another client may have said the same: the first one counts.
      const found = [...sent].find(({ message }) => message === event.message)
      found?.call.resolve(event)
    },
    lost(code) {
      for (const { call } of sent) {
        const { effect } = call
        const message = 'the connection ended before the echo came'
        call.reject(new ConnectionError(message, { operation, effect, code }))
      }
    },
  }
}

function checkBroadcast(value: unknown): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true
  throw new ArgumentError('options.broadcast', `must be true or false, received ${shapeOf(value)}`)
}
