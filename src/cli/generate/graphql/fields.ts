// The queries and mutations of a contract: each is a request schema with `x-graphql-kind`, and a branch of an answer.

import { KitError } from '../../../core/errors/kit-error.ts'
import type { Document } from '../bundle.ts'
import { follow } from '../references.ts'
import type { Schema } from './schema.ts'

/** A field of `Query` or `Mutation`. */
export interface RootField {
  readonly kind: 'query' | 'mutation'
  readonly name: string
  readonly description: string | undefined
  /** The schema of the variables, whose properties are the arguments. */
  readonly variables: Schema
  readonly result: Schema
}

interface Operation {
  readonly responses?: Readonly<Record<string, Answer>>
}

interface Answer {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

/**
 * The fields in the order of the contract; none for a contract without GraphQL.
 *
 * @throws KitError `invalid_contract` for a request without a constant `operationName`, or without an answer
 */
export function rootFields(document: Document): readonly RootField[] {
  const schemas = Object.entries(document.components?.schemas ?? {})
  const requests = schemas.filter(([, schema]) => schema['x-graphql-kind'] !== undefined)
  if (requests.length === 0) return []
  const results = resultsOf(document)
  return requests.map(([component, schema]) => {
    const { operationName, variables = {} } = schema.properties ?? {}
    const name = operationName?.const
    if (typeof name !== 'string') throw invalid(component, 'has no constant operationName')
    const kind = schema['x-graphql-kind']
    if (kind !== 'query' && kind !== 'mutation') throw invalid(component, 'is neither query nor mutation')
    const result = results.get(name)
    if (result === undefined) throw invalid(component, `has no answer with data.${name}`)
    return { kind, name, description: schema.description, variables: follow(document, variables), result }
  })
}

/** Name of a field -> its schema, from `data` in the answers of every operation. */
function resultsOf(document: Document): ReadonlyMap<string, Schema> {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item) as Operation[])
  const answers = operations.flatMap(({ responses = {} }) =>
    Object.entries(responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([, answer]) => Object.values(follow(document, answer).content ?? {}))
      .map(({ schema = {} }) => schema),
  )
  const branches = answers.flatMap((answer) => {
    const schema = follow(document, answer)
    return schema.anyOf ?? schema.oneOf ?? [schema]
  })
  const data = branches.map((branch) => follow(document, branch).properties?.['data'] ?? {})
  return new Map(data.flatMap((schema) => Object.entries(follow(document, schema).properties ?? {})))
}

function invalid(component: string, fault: string): KitError {
  return new KitError('invalid_contract', `the GraphQL request ${component} ${fault}`)
}
