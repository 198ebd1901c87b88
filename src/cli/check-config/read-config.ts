// The parts of a users server's config that the check looks at, with their places.

import type { Finding } from './finding.ts'
import type { JsonNode } from './json/node.ts'
import { type Place, placesIn } from './json/places.ts'
import { readJson } from './json/read-json.ts'

export interface ReadConfig {
  /** The node that a path of names leads to; undefined where there is none. */
  find(...path: readonly string[]): JsonNode | undefined
  /** The value of a text, number, boolean or null; undefined for all else. */
  valueOf(...path: readonly string[]): string | number | boolean | null | undefined
  /** Line and column of a node; the beginning of the file for none. */
  at(node: JsonNode | undefined): Place
  /** Whether anything could be read. */
  readonly isReadable: boolean
  readonly findings: readonly Finding[]
}

const notStarted = 'the server does not start with this'

export function readConfig(text: string): ReadConfig {
  const { root, faults, repeated } = readJson(text)
  const place = placesIn(text)
  const find = (...path: readonly string[]): JsonNode | undefined => {
    let node = root
    for (const name of path) node = node?.kind === 'object' ? node.members.get(name) : undefined
    return node
  }
  const isReadable = root?.kind === 'object'
  return {
    find,
    valueOf(...path) {
      const node = find(...path)
      return node?.kind === 'scalar' ? node.value : undefined
    },
    at: (node) => place(node?.offset ?? 0),
    isReadable,
    findings: [
      ...faults.map(({ offset, message }): Finding => ({
        level: 'error',
        ...place(offset),
        message: `not JSON: ${message}; ${notStarted}`,
      })),
      ...repeated.map(({ offset, name }): Finding => ({
        level: 'warning',
        ...place(offset),
        message: `${JSON.stringify(name)} is there twice: the last one counts`,
      })),
      ...(root === undefined || isReadable
        ? []
        : [
            {
              level: 'error',
              ...place(root.offset),
              message: `a config is one object, { … }; ${notStarted}`,
            } as const,
          ]),
    ],
  }
}
