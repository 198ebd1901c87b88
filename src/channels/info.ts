// `info`: what a call asks to be told.

import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/**
 * The names of counts and attributes, comma-joined. Which there are differs by server and version, so that only their
 * form is checked; the types know today's.
 *
 * @throws ArgumentError
 */
export function checkInfo(info: unknown, argument: string): string {
  const names: unknown = typeof info === 'string' ? info.split(',') : info
  const valid = Array.isArray(names) && names.length > 0 && names.every(isName)
  if (!valid) {
    const rule = `must be one or several names such as subscription_count, received ${shapeOf(info)}`
    throw new ArgumentError(argument, rule)
  }
  return names.join(',')
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && /^[a-z_]+$/.test(name)
}
