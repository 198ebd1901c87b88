// The schema of a live service, by introspection.

import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql'
import { KitError } from '../../core/errors/kit-error.ts'
import { createWebSocketsService } from '../../services/websockets-service/index.ts'

export interface Asked {
  readonly endpoint: string
  readonly accessKey: string
  /** Milliseconds. */
  readonly timeout: number
  /** Instead of the network. */
  readonly fetch?: typeof fetch | undefined
}

/**
 * @throws ArgumentError for an endpoint or a key that is none
 * @throws ApiError when the key is refused; GraphQLErrors when introspection is; ConnectionError, TimeoutError, ProtocolError
 * @throws KitError `no_schema` when the answer describes none
 */
export async function schemaOfService(asked: Asked): Promise<GraphQLSchema> {
  const service = createWebSocketsService(asked)
  try {
    const answer = await service.query<IntrospectionQuery>(getIntrospectionQuery({ descriptions: true }), {})
    return read(answer)
  } finally {
    await service.close()
  }
}

function read(answer: IntrospectionQuery): GraphQLSchema {
  try {
    // What breaks a rule of GraphQL can be compared nevertheless.
    return buildClientSchema(answer, { assumeValid: true })
  } catch {
    // Its message quotes the answer.
    throw new KitError('no_schema', 'the service answered its introspection with something that is no schema')
  }
}
