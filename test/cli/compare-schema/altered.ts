// The schema of the contract, as it is and with something changed.

import { buildSchema, type GraphQLSchema } from 'graphql'
import { schema } from '../../../generated/websockets-service/schema.ts'

export const contract: GraphQLSchema = buildSchema(schema)

export type Change = readonly [before: string | RegExp, after: string]

/** @param changes - each of them must change something */
export function altered(...changes: readonly Change[]): GraphQLSchema {
  return buildSchema(alteredText(...changes))
}

export function alteredText(...changes: readonly Change[]): string {
  return changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${String(from)} is not in the schema`)
    return after
  }, schema)
}

/** The sister of what pushMessage answers with, which the document may mean. */
export const wrappedGlobalMessage: readonly Change[] = [
  [/\): GlobalMessage\n/, '): PushGlobalMessageResult\n'],
  [/$/, '\ntype PushGlobalMessageResult { item: GlobalMessage error: Error }\n'],
]
