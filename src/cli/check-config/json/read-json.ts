// Reads JSON as far as one can, and says where it is not JSON: what people write by hand is often nearly right.

import { type Cursor, giveUp, seen, skip, tolerate, Unreadable } from './cursor.ts'
import type { JsonFault, JsonNode, Repeated } from './node.ts'
import { readString } from './read-string.ts'

export interface ReadJson {
  /** Undefined where nothing could be made of the text. */
  readonly root: JsonNode | undefined
  /** Empty for what JSON.parse reads. */
  readonly faults: readonly JsonFault[]
  readonly repeated: readonly Repeated[]
}

/** Deeper than any config, and far from the end of the stack. */
const deepest = 200

interface Reading extends Cursor {
  readonly repeated: Repeated[]
  depth: number
}

export function readJson(text: string): ReadJson {
  const reading: Reading = { text, faults: [], repeated: [], at: 0, depth: 0 }
  const { faults, repeated } = reading
  try {
    return { root: readDocument(reading), faults, repeated }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { root: undefined, faults, repeated }
  }
}

function readDocument(reading: Reading): JsonNode {
  if (reading.text.startsWith('\uFEFF')) {
    tolerate(
      reading,
      0,
      'a byte order mark, which JSON.parse does not read: save the file as UTF-8 without one',
    )
    reading.at++
  }
  skip(reading)
  // The piece of a config that documents show: "websocket": { … }
  if (/^"(?:[^"\\\r\n]|\\.)*"\s*:/.test(reading.text.slice(reading.at))) {
    tolerate(reading, reading.at, 'the braces around it are missing: a config is one object, { … }')
    return readMembers(reading, reading.at, undefined)
  }
  const root = readValue(reading)
  skip(reading)
  if (reading.at < reading.text.length) {
    giveUp(reading, reading.at, `${seen(reading)} behind the end of the config`)
  }
  return root
}

function readValue(reading: Reading): JsonNode {
  const offset = reading.at
  const first = reading.text[offset]
  if (first === '{') return deeper(reading, () => readMembers(reading, offset, '}'))
  if (first === '[') return deeper(reading, () => readItems(reading, offset))
  if (first === '"') return { kind: 'scalar', offset, value: readString(reading) }
  const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
  word.lastIndex = offset
  const found = word.exec(reading.text)?.[0]
  if (found === undefined) giveUp(reading, offset, `${seen(reading)} where a value is to be`)
  reading.at += found.length
  return { kind: 'scalar', offset, value: JSON.parse(found) as number | boolean | null }
}

function deeper(reading: Reading, read: () => JsonNode): JsonNode {
  if (++reading.depth > deepest) giveUp(reading, reading.at, `more than ${deepest} levels`)
  reading.at++
  const node = read()
  reading.depth--
  return node
}

function readMembers(reading: Reading, offset: number, end: '}' | undefined): JsonNode {
  const members = new Map<string, JsonNode>()
  readList(reading, end, () => {
    const start = reading.at
    if (reading.text[start] !== '"')
      giveUp(reading, start, `${seen(reading)} where a name in quotes is to be`)
    const name = readString(reading)
    skip(reading)
    if (reading.text[reading.at] !== ':') {
      giveUp(reading, reading.at, `${seen(reading)} where a colon is to be`)
    }
    reading.at++
    skip(reading)
    if (members.has(name)) reading.repeated.push({ offset: start, name })
    members.set(name, readValue(reading))
  })
  return { kind: 'object', offset, members }
}

function readItems(reading: Reading, offset: number): JsonNode {
  const items: JsonNode[] = []
  readList(reading, ']', () => void items.push(readValue(reading)))
  return { kind: 'array', offset, items }
}

/** What stands between commas, up to behind the closing bracket; `undefined` is the end of the text. */
function readList(reading: Reading, end: '}' | ']' | undefined, readOne: () => void): void {
  let comma: number | undefined
  for (let first = true; ; first = false) {
    skip(reading)
    if (reading.text[reading.at] === end) {
      if (comma !== undefined) {
        const where = end === undefined ? 'the end' : end
        tolerate(reading, comma, `a trailing comma: nothing may stand between the last comma and ${where}`)
      }
      reading.at++
      return
    }
    if (!first && comma === undefined) {
      if (reading.at >= reading.text.length) giveUp(reading, reading.at, `the file ends without ${end}`)
      if (!/["{[\w-]/.test(reading.text[reading.at]!)) {
        giveUp(reading, reading.at, `${seen(reading)} where a comma or ${end ?? 'the end'} is to be`)
      }
      tolerate(reading, reading.at, `a comma is missing before ${seen(reading)}`)
    }
    readOne()
    skip(reading)
    comma = reading.text[reading.at] === ',' ? reading.at++ : undefined
  }
}
