// Types that stand in the same places under another name.

import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'

/** A name of theirs -> the name of ours. The document names few types; what else they are called is a guess. */
export function renamesOf(ours: GraphQLSchema, theirs: GraphQLSchema): ReadonlyMap<string, string> {
  const renames = new Map<string, string>()
  const seen = new Set<GraphQLNamedType>()
  const pair = (
    here: GraphQLNamedType | null | undefined,
    there: GraphQLNamedType | null | undefined,
  ): void => {
    if (!here || !there || seen.has(here)) return
    const same = here.name === there.name
    if (!same && !isRoot(here, ours) && !isRenamed(here, there)) return
    seen.add(here)
    if (!same && !isRoot(here, ours)) renames.set(there.name, here.name)
    const others = fieldsOf(there)
    for (const [name, field] of Object.entries(fieldsOf(here))) {
      const other = others[name]
      if (other === undefined) continue
      pair(getNamedType(field.type), getNamedType(other.type))
      for (const argument of field.args ?? []) {
        const match = other.args?.find((each) => each.name === argument.name)
        if (match !== undefined) pair(getNamedType(argument.type), getNamedType(match.type))
      }
    }
  }
  const isRenamed = (here: GraphQLNamedType, there: GraphQLNamedType): boolean =>
    here.constructor === there.constructor &&
    !isSpecifiedScalarType(here) &&
    !isSpecifiedScalarType(there) &&
    theirs.getType(here.name) === undefined &&
    ours.getType(there.name) === undefined &&
    !renames.has(there.name)
  pair(ours.getQueryType(), theirs.getQueryType())
  pair(ours.getMutationType(), theirs.getMutationType())
  return renames
}

interface Field {
  readonly type: Parameters<typeof getNamedType>[0] & object
  readonly args?: readonly { readonly name: string; readonly type: Field['type'] }[]
}

function fieldsOf(type: GraphQLNamedType): Readonly<Record<string, Field>> {
  const has = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
  return has ? (type.getFields() as Readonly<Record<string, Field>>) : {}
}

function isRoot(type: GraphQLNamedType, schema: GraphQLSchema): boolean {
  return type === schema.getQueryType() || type === schema.getMutationType()
}
