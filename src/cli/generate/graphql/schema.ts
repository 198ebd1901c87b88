// The parts of a JSON Schema that have a meaning in GraphQL, and how to read them.

import type { Document } from '../bundle.ts'
import { follow, followed, stepsOf } from '../references.ts'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly string[]
  readonly format?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  /** Marks the request of a field of `Query` or `Mutation`. */
  readonly 'x-graphql-kind'?: string
  /** A type in GraphQL's notation, where the schema does not tell it: `ID`, `[Message]`. */
  readonly 'x-graphql-type'?: string
  /** The name in GraphQL, where it is not that of the component. */
  readonly 'x-graphql-name'?: string
  readonly 'x-unverified'?: { readonly point: string; readonly reading: string }
}

/** The component that a schema refers to, if it is a type of its own in GraphQL. */
export function namedComponentOf(document: Document, schema: Schema): string | undefined {
  const [target, before] = followed(document, schema).toReversed()
  const steps = stepsOf(before?.$ref ?? '')
  const [parent, kind, component = ''] = steps
  const isComponent = steps.length === 3 && parent === 'components' && kind === 'schemas'
  return isComponent && isNamed(component, target!) ? component : undefined
}

/** What a schema can be, apart from null. */
export function alternatives({ anyOf, oneOf }: Schema): readonly Schema[] | undefined {
  return (anyOf ?? oneOf)?.filter((branch) => branch.type !== 'null')
}

export function typeNames({ type = [] }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : type
}

export function isNullable(document: Document, schema: Schema): boolean {
  const { anyOf, oneOf, ...rest } = follow(document, schema)
  const branches = anyOf ?? oneOf
  if (branches === undefined) return typeNames(rest).includes('null')
  return branches.some((branch) => isNullable(document, branch))
}

/** Whether a component is a type of its own in GraphQL; a text with a pattern is just a String. */
export function isNamed(component: string, schema: Schema): boolean {
  const isObject = schema.properties !== undefined
  return isObject || schema.enum !== undefined || schema['x-graphql-type'] === component
}

/** The words of a schema, or of what it refers to, with what of it nobody has verified. */
export function describe(document: Document, schema: Schema): string | undefined {
  const target = follow(document, schema)
  const words = (schema.description ?? target.description)?.trimEnd()
  // What is marked at a type of its own is told there.
  const isElsewhere = namedComponentOf(document, schema) !== undefined
  const mark = schema['x-unverified'] ?? (isElsewhere ? undefined : target['x-unverified'])
  if (mark === undefined) return words
  return [words, `Unverified: ${mark.point.trim()}`, `Read as: ${mark.reading.trim()}`]
    .filter(Boolean)
    .join('\n\n')
}
