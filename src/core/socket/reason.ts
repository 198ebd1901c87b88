// Why there is no connection, as an error.

import { ConnectionError } from '../errors/connection-error.ts'
import { isKitError, type KitError } from '../errors/kit-error.ts'
import { describeFault } from '../fault.ts'
import type { Closing } from './connection.ts'

interface Telling {
  /** For the error. */
  readonly operation: string
  /** Takes out of the words of a fault what nobody may read. */
  readonly redact: (text: string) => string
}

/** @returns undefined where the peer closed it in good order */
export function reasonOf(closing: Closing, fault: unknown, telling: Telling): KitError | undefined {
  const { opened, wasClean, code } = closing
  if (!opened) return failureOf(fault, telling)
  if (wasClean && code === 1000) return undefined
  return errorOf('connection_lost', `the connection was lost (${code})`, fault, telling)
}

/** Of an attempt. What is an error of channelkit already stays as it is. */
export function failureOf(fault: unknown, telling: Telling): KitError {
  if (isKitError(fault)) return fault
  return errorOf('connection_failed', 'the connection could not be made', fault, telling)
}

function errorOf(code: string, how: string, fault: unknown, { operation, redact }: Telling): ConnectionError {
  const said = { operation, effect: 'none', code } as const
  if (fault === undefined) return new ConnectionError(how, said)
  const { message, cause } = describeFault(fault, redact)
  return new ConnectionError(`${how}: ${message}`, { ...said, cause })
}
