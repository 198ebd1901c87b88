// Whole numbers of a size, as the server reads them: 1.0 is no whole number, and -1 is none without a sign.

import { type Decoder, wrongType } from './decode.ts'
import { fail, peek, readNumber } from './reader.ts'

/** @param name - how the server calls the type: `u64` */
function exactInteger(name: string, least: bigint, most: bigint): Decoder<bigint> {
  return {
    read(cursor) {
      const start = cursor.index
      if (!/[-\d]/.test(peek(cursor))) wrongType(cursor, name)
      const text = readNumber(cursor)
      const whole = /^-?\d+$/.test(text) && text !== '-0' ? BigInt(text) : undefined
      // Beyond 64 bits a number is no whole number any more.
      if (whole === undefined || whole >= 2n ** 64n || whole < -(2n ** 63n)) {
        cursor.index = start
        return wrongType(cursor, name)
      }
      if (whole >= least && whole <= most) return whole
      return fail(cursor, 'data', `invalid value: integer \`${text}\`, expected ${name}`)
    },
  }
}

function rounded({ read }: Decoder<bigint>): Decoder<number> {
  return { read: (cursor) => Number(read(cursor)) }
}

export const exactU64: Decoder<bigint> = exactInteger('u64', 0n, 2n ** 64n - 1n)
export const exactI64: Decoder<bigint> = exactInteger('i64', -(2n ** 63n), 2n ** 63n - 1n)
export const u8: Decoder<number> = rounded(exactInteger('u8', 0n, 255n))
export const u32: Decoder<number> = rounded(exactInteger('u32', 0n, 2n ** 32n - 1n))
export const u64: Decoder<number> = rounded(exactU64)
export const i64: Decoder<number> = rounded(exactI64)
