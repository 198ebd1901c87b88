// client.http: openapi-fetch over the one path of the contract, with the access key in its header.

import createOpenApiClient, { type Client } from 'openapi-fetch'
import type { paths } from '../../../generated/websockets-service/types.ts'
import { openapiFetchError, responseOf } from '../../core/fetch-response.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import { exchange, runCall } from '../../core/http.ts'
import { type Context, graphQLRequest } from './context.ts'
import { checkOwnHeaders } from './options.ts'

/** `POST('/graphql', { body })`, and the middleware of openapi-fetch. */
export type ServiceHttp = Pick<Client<paths>, 'POST' | 'use' | 'eject'>

type Send = (path: string, init?: object) => Promise<unknown>

/** The path of the contract, which stands for the endpoint wherever that is. */
const contractPath = '/graphql'
const asked = { operation: 'runGraphQL', method: 'POST' } as const

/**
 * The typed low-level client. It resolves to `{ data, error, response }` and rejects only when no answer came.
 *
 * @param context - of the client it belongs to
 */
export function createHttp(context: Context): ServiceHttp {
  const client = createOpenApiClient<paths>({ baseUrl: context.server.origin })
  const plain = client.POST as Send
  const post: Send = (path, init) =>
    runCall(context.server, asked.operation, async () => {
      if (path !== contractPath)
        throw new ArgumentError('path', `must be ${contractPath}, which is all there is`)
      let status = 0
      const fetch = async (request: Request): Promise<Response> => {
        const response = await forward(context, request)
        status = response.status
        return response
      }
      return plain(path, { ...init, fetch }).catch((error: unknown) => {
        throw openapiFetchError(error, { ...asked, status }, context.server.redact)
      })
    })
  const { use, eject } = client
  return { POST: post as ServiceHttp['POST'], use, eject }
}

async function forward(context: Context, request: Request): Promise<Response> {
  // What openapi-fetch adds by itself.
  const { 'content-type': _, ...headers } = Object.fromEntries(request.headers)
  const options = { signal: request.signal, headers: checkOwnHeaders(headers, 'init.headers') }
  const body = await request.text()
  return responseOf(
    await exchange(context.server, graphQLRequest(context, { operation: asked.operation, body }), options),
    asked,
  )
}
