// From a schema to the name of its GraphQL type, and from a component to the definition of a type.

import { KitError } from '../../../core/errors/kit-error.ts'
import type { Document } from '../bundle.ts'
import { described } from './print.ts'
import {
  alternatives,
  componentOf,
  describe,
  follow,
  isNamed,
  isNullable,
  type Schema,
  typeNames,
} from './schema.ts'

/** On which side of a call a type stands; GraphQL has two kinds of objects. */
export type Side = 'input' | 'type'

const scalars: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
}

/**
 * The type of a schema, without the mark that it is never null.
 *
 * @param where - for the error
 * @throws KitError `invalid_contract` for a schema that is no one type
 */
export function typeOf(document: Document, schema: Schema, where: string): string {
  const explicit = schema['x-graphql-type']
  if (explicit !== undefined) return explicit
  const component = componentOf(schema)
  if (component !== undefined) {
    const target = follow(document, schema)
    return isNamed(component, target) ? nameOf(component, target) : typeOf(document, target, component)
  }
  const branches = alternatives(schema)
  if (branches?.length === 1) return typeOf(document, branches[0]!, where)
  const [type, ...others] = typeNames(schema).filter((name) => name !== 'null')
  if (branches === undefined && others.length === 0) {
    if (type === 'array') return `[${fieldType(document, schema.items ?? {}, true, where)}]`
    if (type === 'string' && schema.format === 'date-time') return 'DateTime'
    const scalar = scalars[type ?? '']
    if (scalar !== undefined && schema.enum === undefined) return scalar
  }
  throw new KitError('invalid_contract', `${where} is no one GraphQL type; say it with x-graphql-type`)
}

/** The type of a field or an item: with `!` where it is always there and never null. */
function fieldType(document: Document, schema: Schema, isRequired: boolean, where: string): string {
  const mark = isRequired && !isNullable(document, schema) ? '!' : ''
  return typeOf(document, schema, where) + mark
}

/** The lines of `name: Type`, for an object or for arguments. */
export function fieldsOf(
  document: Document,
  { properties = {}, required = [] }: Schema,
  where: string,
): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const type = fieldType(document, schema, required.includes(name), `${where}.${name}`)
    return described(describe(document, schema), `${name}: ${type}`)
  })
}

/** The definition of a named type. */
export function definitionOf(
  document: Document,
  name: string,
  schema: Schema | undefined,
  side: Side,
): string[] {
  const words = schema === undefined ? undefined : describe(document, schema)
  if (schema?.enum !== undefined) return described(words, `enum ${name} {`, ...indented(schema.enum), '}')
  if (schema?.properties === undefined) return described(words, `scalar ${name}`)
  return described(words, `${side} ${name} {`, ...indented(fieldsOf(document, schema, name)), '}')
}

/** Name in GraphQL -> schema, for every component. */
export function namedSchemas(document: Document): ReadonlyMap<string, Schema> {
  const entries = Object.entries(document.components?.schemas ?? {})
  return new Map(entries.map(([component, schema]) => [nameOf(component, schema), schema]))
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? line : `  ${line}`))
}

function nameOf(component: string, schema: Schema): string {
  return schema['x-graphql-name'] ?? component
}
