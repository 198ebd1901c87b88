// Environment variables, which are all text.

import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/** @throws ArgumentError that names the variable */
export function wholeNumber(text: string, argument: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new ArgumentError(argument, `must be a whole number, received ${shapeOf(text)}`)
}
