// From a schema to its GraphQL type, and every type of its own that was met on the way.

import { specifiedScalarTypes } from 'graphql'
import { KitError } from '../../../core/errors/kit-error.ts'
import type { Document } from '../bundle.ts'
import { follow } from '../references.ts'
import { alternatives, isNamed, isNullable, namedComponentOf, type Schema, typeNames } from './schema.ts'

/** On which side of a call a type stands; GraphQL has two kinds of objects. */
export type Side = 'input' | 'type'

export interface MetType {
  readonly side: Side
  /** The component that describes it; a scalar need not have one. */
  readonly component: string | undefined
}

export interface Types {
  /** Name in GraphQL -> where it comes from, in the order in which they were met. */
  readonly met: ReadonlyMap<string, MetType>
  /**
   * The type of a field in GraphQL's notation: with `!` where it is always there and never null.
   *
   * @param where - for the error
   * @throws KitError `invalid_contract` for a schema that is no one type, or whose type is another one already
   */
  typeOf(schema: Schema, isRequired: boolean, side: Side, where: string): string
}

const scalars: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
}

export function createTypes(document: Document): Types {
  const schemas = document.components?.schemas ?? {}
  const met = new Map<string, MetType>()

  function typeOf(schema: Schema, isRequired: boolean, side: Side, where: string): string {
    const mark = isRequired && !isNullable(document, schema) ? '!' : ''
    return bareTypeOf(schema, side, where) + mark
  }

  function bareTypeOf(schema: Schema, side: Side, where: string): string {
    const explicit = schema['x-graphql-type']
    if (explicit !== undefined) return byName(explicit, side)
    const component = namedComponentOf(document, schema)
    if (component !== undefined) return meet(nameOf(component), component, side)
    if (schema.$ref !== undefined) return bareTypeOf(follow(document, schema), side, where)
    const branches = alternatives(schema)
    if (branches?.length === 1) return bareTypeOf(branches[0]!, side, where)
    const [type, ...others] = typeNames(schema).filter((name) => name !== 'null')
    if (branches === undefined && others.length === 0) {
      if (type === 'array') return `[${typeOf(schema.items ?? {}, true, side, where)}]`
      if (type === 'string' && schema.format === 'date-time') return byName('DateTime', side)
      const scalar = scalars[type ?? '']
      if (scalar !== undefined && schema.enum === undefined) return scalar
    }
    throw invalid(`${where} is no one GraphQL type; say it with x-graphql-type`)
  }

  /** A type in GraphQL's notation, which tells the name and not the component. */
  function byName(type: string, side: Side): string {
    const name = /\w+/.exec(type)?.[0] ?? ''
    const called = Object.keys(schemas).filter((component) => {
      return isNamed(component, schemas[component]!) && nameOf(component) === name
    })
    if (called.length > 1) throw ambiguous(name, called)
    meet(name, called[0], side)
    return type
  }

  function meet(name: string, component: string | undefined, side: Side): string {
    const { properties, enum: values } = schemas[component ?? ''] ?? {}
    if (specifiedScalarTypes.some((scalar) => scalar.name === name)) {
      if (properties === undefined && values === undefined) return name
      throw invalid(`the component ${component} is called ${name} in GraphQL, which has a ${name} already`)
    }
    const known = met.get(name)
    if (known === undefined) met.set(name, { side, component })
    else if (known.component !== component)
      throw ambiguous(name, [known.component ?? name, component ?? name])
    else if (known.side !== side && properties !== undefined)
      throw invalid(`${name} is both sent and answered; GraphQL wants two types`)
    return name
  }

  function nameOf(component: string): string {
    return schemas[component]?.['x-graphql-name'] ?? component
  }

  return { met, typeOf }
}

function ambiguous(name: string, components: readonly string[]): KitError {
  return invalid(
    `the components ${components.join(' and ')} are called ${name} in GraphQL; see x-graphql-name`,
  )
}

function invalid(message: string): KitError {
  return new KitError('invalid_contract', message)
}
