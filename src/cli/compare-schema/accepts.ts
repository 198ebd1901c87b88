// Whether a value of one type can stand where another type is expected.

import { type GraphQLNamedType, type GraphQLType, isListType, isNonNullType, isScalarType } from 'graphql'

/** On the wire these are no texts; every other scalar is taken to be one. */
const numbers = ['Int', 'Float', 'Boolean']

/**
 * @param renames - a name of theirs -> the name of ours for the same type
 */
export function accepts(
  expected: GraphQLType,
  given: GraphQLType,
  renames: ReadonlyMap<string, string>,
): boolean {
  if (isNonNullType(expected)) {
    return isNonNullType(given) && accepts(expected.ofType, given.ofType, renames)
  }
  if (isNonNullType(given)) return accepts(expected, given.ofType, renames)
  if (isListType(expected)) return isListType(given) && accepts(expected.ofType, given.ofType, renames)
  if (isListType(given)) return false
  const nameOf = ({ name }: GraphQLNamedType): string => renames.get(name) ?? name
  return nameOf(expected) === nameOf(given) || (isText(expected) && isText(given))
}

function isText(type: GraphQLNamedType): boolean {
  return isScalarType(type) && !numbers.includes(type.name)
}
