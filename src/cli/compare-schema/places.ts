// A schema as a flat list of places, each with what stands there.

import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'

export interface Place {
  /** `[Message!]`, or the kind of a type. */
  readonly text: string
  /** The words of the schema. */
  readonly description?: string | null | undefined
  /** Absent for types themselves and for values of an enum. */
  readonly type?: GraphQLType
  /** Whether callers send it. */
  readonly sent: boolean
  /** Whether callers must send it. */
  readonly required: boolean
}

type Typed = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument

/**
 * Coordinate -> place, without what every schema has.
 *
 * @param renames - names that are written in another way
 */
export function placesOf(
  schema: GraphQLSchema,
  renames: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const write = (text: string): string => text.replaceAll(/\w+/g, (name) => renames.get(name) ?? name)
  const add = (where: string, { type, description }: Typed, sent: boolean, required = false): void =>
    void places.set(where, { text: write(String(type)), type, description, sent, required })
  const names = rootNames(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue
    const name = names.get(type) ?? write(type.name)
    const { description } = type
    places.set(name, { text: kindOf(type, write), description, sent: false, required: false })
    for (const { name: text, description } of isEnumType(type) ? type.getValues() : []) {
      places.set(`${name}.${text}`, { text, description, sent: false, required: false })
    }
    for (const field of fieldsOf(type)) {
      const where = `${name}.${field.name}`
      if (!('args' in field)) add(where, field, true, isRequiredInputField(field))
      else {
        add(where, field, false)
        for (const each of field.args) add(argumentAt(where, each), each, true, isRequiredArgument(each))
      }
    }
  }
  return places
}

/** The place that a place is in, or undefined for a type. */
export function parentOf(where: string): string | undefined {
  const [, parent] = /^(.+)(?:\(.+\)|\.\w+)$/.exec(where) ?? []
  return parent
}

/** The roots are told by what they are for: a service may call its queries as it likes. */
function rootNames(schema: GraphQLSchema): ReadonlyMap<GraphQLNamedType, string> {
  const roots = [
    [schema.getQueryType(), 'Query'],
    [schema.getMutationType(), 'Mutation'],
    [schema.getSubscriptionType(), 'Subscription'],
  ] as const
  return new Map(roots.flatMap(([type, name]) => (type ? [[type, name] as const] : [])))
}

function fieldsOf(type: GraphQLNamedType): readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] {
  const has = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
  return has ? Object.values(type.getFields()) : []
}

function argumentAt(where: string, { name }: GraphQLArgument): string {
  return `${where}(${name}:)`
}

function kindOf(type: GraphQLNamedType, write: (text: string) => string): string {
  if (isUnionType(type)) return `union of ${write(type.getTypes().join(', '))}`
  if (isObjectType(type)) return 'type'
  if (isInputObjectType(type)) return 'input'
  if (isInterfaceType(type)) return 'interface'
  return isEnumType(type) ? 'enum' : 'scalar'
}
