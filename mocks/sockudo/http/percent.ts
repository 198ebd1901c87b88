// Percent-encoding, as leniently as the server reads it: what is no valid escape stays as it is.

import { fromUtf8, utf8 } from '../../../src/core/bytes.ts'

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** A path segment, or undefined where its bytes are not UTF-8. */
export function decodeSegment(segment: string): string | undefined {
  if (!segment.includes('%')) return segment
  try {
    return fromUtf8(percentBytes(segment))
  } catch {
    return undefined
  }
}

/** The names and values of a query, in order. Bytes that are not UTF-8 become U+FFFD. */
export function formPairs(query: string): [name: string, value: string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0 ? [form(pair), ''] : [form(pair.slice(0, equals)), form(pair.slice(equals + 1))]
    })
}

function form(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  return spaced.includes('%') ? lenient.decode(percentBytes(spaced)) : spaced
}

function percentBytes(text: string): Uint8Array {
  const source = utf8(text)
  const bytes: number[] = []
  for (let index = 0; index < source.length; index++) {
    const escape = source[index] === 0x25 ? String.fromCharCode(...source.subarray(index + 1, index + 3)) : ''
    if (/^[\da-fA-F]{2}$/.test(escape)) {
      bytes.push(Number.parseInt(escape, 16))
      index += 2
    } else bytes.push(source[index]!)
  }
  return Uint8Array.from(bytes)
}
