// Parts of a GraphQL document, as graphql-js takes them, from names and words of a contract.

import {
  assertEnumValueName,
  assertName,
  type EnumValueDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  parseType,
  type StringValueNode,
  type TypeNode,
} from 'graphql'
import { KitError } from '../../../core/errors/kit-error.ts'

/** What every definition begins with. */
export interface Named {
  readonly name: NameNode
  readonly description?: StringValueNode
}

/**
 * @param path - of the name in the contract, the name last
 * @throws KitError `invalid_contract` for a name that GraphQL does not have
 */
export function named(path: readonly string[], words: string | undefined): Named {
  const value = read(path.at(-1) ?? '', assertName, path.join('.'))
  const name: NameNode = { kind: Kind.NAME, value }
  return words === undefined || words === ''
    ? { name }
    : { name, description: { kind: Kind.STRING, value: words } }
}

/** A field of what is sent, or an argument; with its type in GraphQL's notation. */
export function inputNode(
  path: readonly string[],
  words: string | undefined,
  type: string,
): InputValueDefinitionNode {
  return { kind: Kind.INPUT_VALUE_DEFINITION, ...named(path, words), type: typeNode(path, type) }
}

export function valueNode(path: readonly string[]): EnumValueDefinitionNode {
  read(path.at(-1) ?? '', assertEnumValueName, path.join('.'))
  return { kind: Kind.ENUM_VALUE_DEFINITION, ...named(path, undefined) }
}

export function typeNode(path: readonly string[], type: string): TypeNode {
  return read(type, parseType, `the type ${type} of ${path.join('.')}`)
}

function read<Result>(value: string, reader: (value: string) => Result, what: string): Result {
  try {
    return reader(value)
  } catch (cause) {
    const why = (cause as Error).message
    throw new KitError('invalid_contract', `GraphQL does not take ${what}: ${why}`, { cause })
  }
}
