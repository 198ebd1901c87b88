// `info`: what a call asks to be told.

import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/**
 * The names of counts and attributes, comma-joined. Which there are differs by server and version, so that only their
 * form is checked; the types know today's.
 *
 * @param known - the names that the server looks at, where that is known
 * @throws ArgumentError
 */
export function checkInfo(info: unknown, argument: string, known?: readonly string[]): string {
  const names: unknown = typeof info === 'string' ? info.split(',') : info
  const valid = Array.isArray(names) && names.length > 0 && names.every(isName)
  if (!valid) {
    const rule = `must be one or several names such as subscription_count, received ${shapeOf(info)}`
    throw new ArgumentError(argument, rule)
  }
  const ignored = known === undefined ? undefined : names.find((name) => !known.includes(name as string))
  if (ignored !== undefined) {
    const told = known!.length === 0 ? 'nothing' : `${known!.join(', ')} and nothing else`
    throw new ArgumentError(argument, `asks for ${String(ignored)}; here the server tells ${told}`)
  }
  return names.join(',')
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && /^[a-z_]+$/.test(name)
}
