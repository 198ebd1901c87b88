// What a message becomes on a socket. The document shows it in a screenshot alone.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import type { FakeGlobalMessage } from '../types.ts'
import type { World } from '../world.ts'
import type { GlobalRow } from './row.ts'

/**
 * Undefined where the function of the user fails, who is told: then it is not sent.
 *
 * @param shown - the message as the function gets it
 */
export function frameOf(
  { settings }: World,
  { message }: GlobalRow,
  shown: () => FakeGlobalMessage,
): string | undefined {
  if (settings.frame === undefined) return message
  try {
    const frame: unknown = settings.frame(shown())
    if (typeof frame === 'string') return frame
    if (frame instanceof Promise) frame.catch(settings.onError)
    throw new ArgumentError('options.frame', `must return text, at once, received ${shapeOf(frame)}`)
  } catch (error) {
    settings.onError(error)
    return undefined
  }
}
