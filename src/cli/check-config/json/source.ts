// A config as it is written, and as it is parsed: without a byte order mark, and with the braces that a piece of it lacks.

import { createScanner } from 'jsonc-parser'
import type { JsonFault } from './node.ts'

export interface Source {
  /** What is parsed. */
  readonly text: string
  /** Whether the outer braces were added. */
  readonly isPiece: boolean
  /** What was amended. */
  readonly faults: readonly JsonFault[]
  /** From a place in what is parsed to the place in what is written. */
  at(offset: number): number
  /** What is written at a place of what is parsed, for a message. */
  seen(offset: number): string
}

export function sourceOf(written: string): Source {
  const hasMark = written.startsWith('\uFEFF')
  const body = hasMark ? ` ${written.slice(1)}` : written
  const piece = startOfPiece(body)
  const isPiece = piece !== undefined
  const at = (offset: number): number => Math.min(isPiece ? offset - 1 : offset, written.length)
  return {
    // Behind a comment at the end, a brace would be a part of it.
    text: isPiece ? `{${body}\n}` : body,
    isPiece,
    faults: [
      ...(hasMark
        ? [fault(0, 'a byte order mark, which JSON.parse does not read: save the file as UTF-8 without one')]
        : []),
      ...(isPiece ? [fault(piece, 'the braces around it are missing: a config is one object, { … }')] : []),
    ],
    at,
    seen(offset) {
      const character = written.codePointAt(at(offset))
      return character === undefined ? 'the end of the file' : JSON.stringify(String.fromCodePoint(character))
    },
  }
}

/** Where a text begins that is what documents show of a config: "websocket": { … } */
function startOfPiece(text: string): number | undefined {
  const scanner = createScanner(text, true)
  scanner.scan()
  const start = scanner.getTokenOffset()
  scanner.scan()
  return text[start] === '"' && text[scanner.getTokenOffset()] === ':' ? start : undefined
}

function fault(offset: number, message: string): JsonFault {
  return { offset, message }
}
