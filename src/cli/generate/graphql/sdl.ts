// The GraphQL schema that stands behind a contract, in the schema definition language.

import { KitError } from '../../../core/errors/kit-error.ts'
import type { Document } from '../bundle.ts'
import { rootFields, type RootField } from './fields.ts'
import { described } from './print.ts'
import { describe, isNullable, type Schema } from './schema.ts'
import { definitionOf, fieldsOf, indented, namedSchemas, type Side, typeOf } from './types.ts'

const builtIn = ['String', 'Int', 'Float', 'Boolean', 'ID']

/**
 * The schema as text, or undefined for a contract without GraphQL.
 *
 * @throws KitError `invalid_contract` for a contract that says something GraphQL has no words for
 */
export function sdlOf(document: Document): string | undefined {
  const fields = rootFields(document)
  if (fields.length === 0) return undefined
  const roots = (['query', 'mutation'] as const).flatMap((kind) => {
    const own = fields.filter((field) => field.kind === kind)
    if (own.length === 0) return []
    const lines = own.flatMap((field) => rootLines(document, field))
    const [first = '', ...rest] = kind
    return [[`type ${first.toUpperCase()}${rest.join('')} {`, ...indented(lines), '}']]
  })
  const definitions = [...roots, ...definitionsOf(document, fields)]
  return `${definitions.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function rootLines(document: Document, field: RootField): string[] {
  const { name, variables, result, description } = field
  const note = describe(document, { ...result, description: description?.trim() ?? '' })
  const type = typeOf(document, result, name) + (isNullable(document, result) ? '' : '!')
  const args = fieldsOf(document, variables, name)
  if (args.length === 0) return described(note, `${name}: ${type}`)
  return described(note, `${name}(`, ...indented(args), `): ${type}`)
}

/** Every type that the fields lead to, in the order in which they do. */
function definitionsOf(document: Document, fields: readonly RootField[]): string[][] {
  const schemas = namedSchemas(document)
  const sides = new Map<string, Side>()
  const visit = (schema: Schema, side: Side, where: string): void => {
    for (const [property, child] of Object.entries(schema.properties ?? {})) {
      for (const [name] of typeOf(document, child, `${where}.${property}`).matchAll(/\w+/g)) reach(name, side)
    }
  }
  const reach = (name: string, side: Side): void => {
    if (builtIn.includes(name)) return
    const schema = schemas.get(name)
    const known = sides.get(name)
    if (known !== undefined && known !== side && schema?.properties !== undefined)
      throw new KitError('invalid_contract', `${name} is both sent and answered; GraphQL wants two types`)
    if (known !== undefined) return
    sides.set(name, side)
    if (schema !== undefined) visit(schema, side, name)
  }
  for (const { name, variables, result } of fields) {
    visit(variables, 'input', name)
    visit({ properties: { [name]: result } }, 'type', name)
  }
  return [...sides].map(([name, side]) => definitionOf(document, name, schemas.get(name), side))
}
