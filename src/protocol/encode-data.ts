// Event data on its way into an event: always a string on the wire, and nothing lost without a word.

import { checkWellFormed } from '../core/check.ts'
import { encodeJson } from '../core/encode-json.ts'

/**
 * The data of an event as it travels. A string goes as it is, everything else as its JSON.
 *
 * @param data - anything JSON can carry
 * @param argument - how the caller calls it, for the error
 * @throws ArgumentError for what JSON would drop or change: `undefined`, functions, symbols, `NaN`, `Infinity`,
 * `bigint`, cycles, `Map`, `Set`, promises, invalid dates, binary data; for a text that is cut inside a character. The
 * message names the place inside the data, never its content.
 */
export function encodeData(data: unknown, argument: string): string {
  return typeof data === 'string' ? checkWellFormed(data, argument) : encodeJson(data, argument)
}
