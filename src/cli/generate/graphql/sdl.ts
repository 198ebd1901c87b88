// The GraphQL schema that stands behind a contract, in the schema definition language.

import {
  assertValidSchema,
  buildASTSchema,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  printSchema,
} from 'graphql'
import { KitError } from '../../../core/errors/kit-error.ts'
import type { Document } from '../bundle.ts'
import { rootFields, type RootField } from './fields.ts'
import { inputNode, named, typeNode, valueNode } from './nodes.ts'
import { describe, type Schema } from './schema.ts'
import { createTypes, type Side } from './types.ts'

/**
 * The schema as text, or undefined for a contract without GraphQL.
 *
 * @throws KitError `invalid_contract` for a contract that says something GraphQL has no words for
 */
export function sdlOf(document: Document): string | undefined {
  const fields = rootFields(document)
  return fields.length === 0 ? undefined : print(definitionsOf(document, fields))
}

/** The roots, and every type that they lead to, in the order in which they do. */
function definitionsOf(document: Document, fields: readonly RootField[]): readonly DefinitionNode[] {
  const { met, typeOf } = createTypes(document)
  const schemas = document.components?.schemas ?? {}

  function inputs(schema: Schema, path: readonly string[]): InputValueDefinitionNode[] {
    return membersOf(schema, 'input', path).map(([own, words, type]) => inputNode(own, words, type))
  }

  function outputs(schema: Schema, path: readonly string[]): FieldDefinitionNode[] {
    return membersOf(schema, 'type', path).map(([own, words, type]) => {
      return { kind: Kind.FIELD_DEFINITION, ...named(own, words), type: typeNode(own, type) }
    })
  }

  function membersOf(
    schema: Schema,
    side: Side,
    path: readonly string[],
  ): [string[], string | undefined, string][] {
    return Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const own = [...path, name]
      const isRequired = schema.required?.includes(name) ?? false
      return [own, describe(document, property), typeOf(property, isRequired, side, own.join('.'))]
    })
  }

  function rootField({ name, description, variables, result }: RootField): FieldDefinitionNode {
    const words = describe(document, { ...result, description: description ?? '' })
    const args = inputs(variables, [name])
    const type = typeNode([name], typeOf(result, true, 'type', name))
    return { kind: Kind.FIELD_DEFINITION, ...named([name], words), arguments: args, type }
  }

  function definitionOf(name: string, side: Side, schema: Schema): DefinitionNode {
    const head = named([name], describe(document, schema))
    if (schema.enum !== undefined) {
      const values = schema.enum.map((value) => valueNode([name, value]))
      return { kind: Kind.ENUM_TYPE_DEFINITION, ...head, values }
    }
    if (schema.properties === undefined) return { kind: Kind.SCALAR_TYPE_DEFINITION, ...head }
    return side === 'input'
      ? { kind: Kind.INPUT_OBJECT_TYPE_DEFINITION, ...head, fields: inputs(schema, [name]) }
      : { kind: Kind.OBJECT_TYPE_DEFINITION, ...head, fields: outputs(schema, [name]) }
  }

  const definitions = (['Query', 'Mutation'] as const).flatMap((root): DefinitionNode[] => {
    const own = fields.filter(({ kind }) => kind === root.toLowerCase()).map(rootField)
    return own.length === 0
      ? []
      : [{ kind: Kind.OBJECT_TYPE_DEFINITION, ...named([root], undefined), fields: own }]
  })
  // A definition meets further types, which are behind it then.
  for (const [name, { side, component }] of met)
    definitions.push(definitionOf(name, side, schemas[component ?? ''] ?? {}))
  return definitions
}

function print(definitions: readonly DefinitionNode[]): string {
  try {
    const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions })
    assertValidSchema(schema)
    // It indents empty lines, too.
    return `${printSchema(schema).replaceAll(/^ +$/gm, '')}\n`
  } catch (cause) {
    const why = (cause as Error).message
    throw new KitError('invalid_contract', `what the contract describes is no GraphQL schema: ${why}`, {
      cause,
    })
  }
}
