// Reads JSON as far as one can, and says where it is not JSON: what people write by hand is often nearly right.

import { type Node, parseTree } from 'jsonc-parser'
import { findFaults } from './find-faults.ts'
import type { JsonFault, JsonNode, Repeated } from './node.ts'
import { sourceOf } from './source.ts'
import { meantBy } from './written-string.ts'

export interface ReadJson {
  /** Undefined where nothing could be made of the text. */
  readonly root: JsonNode | undefined
  /** Empty for what JSON.parse reads. */
  readonly faults: readonly JsonFault[]
  readonly repeated: readonly Repeated[]
}

export function readJson(written: string): ReadJson {
  const source = sourceOf(written)
  const { faults, isReadable } = findFaults(source)
  const repeated: Repeated[] = []
  const stringAt = ({ offset, length }: Node): string => meantBy(source.text.slice(offset, offset + length))
  const read = (node: Node): JsonNode => {
    const { type, children = [] } = node
    const offset = source.at(node.offset)
    if (type === 'array') return { kind: 'array', offset, items: children.map(read) }
    if (type === 'string') return { kind: 'scalar', offset, value: stringAt(node) }
    if (type !== 'object') return { kind: 'scalar', offset, value: node.value as number | boolean | null }
    const members = new Map<string, JsonNode>()
    for (const { children: [key, value] = [] } of children) {
      if (key === undefined || value === undefined) continue
      const name = stringAt(key)
      if (members.has(name)) repeated.push({ offset: source.at(key.offset), name })
      members.set(name, read(value))
    }
    return { kind: 'object', offset, members }
  }
  const tree = isReadable ? parseTree(source.text, [], { allowTrailingComma: true }) : undefined
  return { root: tree && read(tree), faults, repeated }
}
