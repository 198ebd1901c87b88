// Serials: numbers in a history; opaque texts of messages and annotations, which stand in a path.

import type { Context } from '../../channels/context.ts'
import { checkPathChannel } from '../../channels/state.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { utf8Length } from '../../core/bytes.ts'
import { encodePathValue } from '../../core/path.ts'

/** Bytes. Source: Sockudo 5.2.0, which takes the same for messages, versions and annotations. */
const longestSerial = 128

/** @throws ArgumentError */
export function checkSerialText(serial: unknown, argument: string): string {
  if (typeof serial !== 'string' || serial === '' || /\s/.test(serial)) {
    const rule = `must be a serial that the server gave, without white space, received ${shapeOf(serial)}`
    throw new ArgumentError(argument, rule)
  }
  if (utf8Length(serial) > longestSerial)
    throw new ArgumentError(argument, `must be at most ${longestSerial} bytes, received ${shapeOf(serial)}`)
  encodePathValue(serial, argument)
  return serial
}

/** The path of one message. */
export function messagePath(
  context: Context,
  channel: unknown,
  serial: unknown,
): { readonly channelName: string; readonly messageSerial: string } {
  return {
    channelName: checkPathChannel(channel, context),
    messageSerial: checkSerialText(serial, 'serial'),
  }
}
