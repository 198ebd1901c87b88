// What a request to `/graphql` asks for, as far as it can be read.

import type { FaultRequest } from '../../faults/subjects.ts'
import { rootFields, type ReadDocument } from '../graphql/documents.ts'
import type { GraphqlRequest } from '../graphql/execute.ts'
import { namedOperations, type WebSocketsServiceOperation } from '../types.ts'
import type { ServiceRequest } from './request.ts'

/** What is read of the body; a text says why it cannot be. */
export interface Asked extends FaultRequest<WebSocketsServiceOperation> {
  readonly request: ServiceRequest
  readonly isHandshake: boolean
  readonly graphql: GraphqlRequest | string
  /** Undefined where there is no query. */
  readonly document: ReadDocument | undefined
}

export const graphqlPath = '/graphql'

export function askedOf(request: ServiceRequest, read: (text: string) => ReadDocument): Asked {
  const { method, path, header } = request
  const isGraphql = method === 'POST' && path === graphqlPath
  let graphql: GraphqlRequest | string | undefined
  let operations: readonly WebSocketsServiceOperation[] | undefined
  const asked: Asked = {
    request,
    app: undefined,
    method,
    path,
    header,
    isHandshake: method === 'GET' && header('upgrade')?.toLowerCase() === 'websocket',
    get body() {
      return new TextDecoder().decode(request.body)
    },
    get graphql() {
      return (graphql ??= readBody(asked.body))
    },
    get document() {
      return typeof asked.graphql === 'string' ? undefined : read(asked.graphql.query)
    },
    get operation() {
      return asked.operations?.[0]
    },
    get operations() {
      return isGraphql ? (operations ??= operationsOf(asked)) : []
    },
  }
  return asked
}

/** Those that the document asks for, in its order, and the one that carries them. */
function operationsOf({ graphql, document }: Asked): readonly WebSocketsServiceOperation[] {
  if (typeof graphql === 'string' || document?.document === undefined) return ['runGraphQL']
  const fields = rootFields(document.document, graphql.operationName)
  return [...new Set(fields.filter(isNamed)), 'runGraphQL']
}

function readBody(body: string): GraphqlRequest | string {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return 'The body must be JSON'
  }
  if (!isObject(value)) return 'The body must be one JSON object'
  const { query, operationName, variables } = value
  if (typeof query !== 'string') return 'query must be a GraphQL document'
  if (!isAbsent(operationName) && typeof operationName !== 'string') return 'operationName must be text'
  if (!isAbsent(variables) && !isObject(variables)) return 'variables must be an object'
  // Clients without a name send an empty one.
  return { query, operationName: operationName || undefined, variables: variables ?? undefined }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNamed(field: string): field is (typeof namedOperations)[number] {
  return namedOperations.some((name) => name === field)
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}
