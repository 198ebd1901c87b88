// One GraphQL request, executed.

import { executeSync, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Grant } from '../access.ts'
import type { World } from '../world.ts'
import type { ReadDocument } from './documents.ts'
import { Refusal } from './refusal.ts'
import { resolvers } from './resolvers.ts'

export interface GraphqlRequest {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

/** What the resolvers get. */
export interface Context {
  readonly world: World
  readonly grant: Grant
  /** Where the sockets are, with `?token=` behind it. */
  readonly socketUrl: string
}

export function executeRequest(
  schema: GraphQLSchema,
  { document, errors }: ReadDocument,
  { operationName, variables = {} }: GraphqlRequest,
  context: Context,
): ExecutionResult {
  if (document === undefined || errors.length > 0) return { errors }
  const { data, errors: failed } = executeSync({
    schema,
    document,
    rootValue: resolvers,
    contextValue: context,
    variableValues: variables,
    operationName,
  })
  const told = failed?.map((error) => forCaller(error, context.world.settings.onError))
  return { ...(told && { errors: told }), ...(data !== undefined && { data }) }
}

/** A mistake in the fake, or in a function of its user, is told to its user and not to the caller. */
function forCaller(error: GraphQLError, onError: (error: unknown) => void): GraphQLError {
  const { originalError } = error
  if (
    originalError === undefined ||
    originalError instanceof Refusal ||
    originalError instanceof GraphQLError
  )
    return error
  onError(originalError)
  const { nodes = null, path = null } = error
  return new GraphQLError('Internal server error', { nodes, path })
}
