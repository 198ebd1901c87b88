// client.http: openapi-fetch over the generated paths, with the app filled in and every request signed.

import createOpenApiClient, { type Client } from 'openapi-fetch'
import { openapiFetchError, responseOf } from '../core/fetch-response.ts'
import { exchange, runCall } from '../core/http.ts'
import { fillPath } from '../core/path.ts'
import { checkFilled, wrapCalls } from '../core/wrap-calls.ts'
import type { Context, Operation } from './context.ts'

type Named = Operation & { readonly id: string }

interface Init {
  readonly baseUrl?: string
  readonly [option: string]: unknown
}

/**
 * The typed low-level client. It resolves to `{ data, error, response }` and rejects only when no answer came.
 *
 * @param context - of the client it belongs to
 */
export function createHttp<Paths extends object>(context: Context): Client<Paths> {
  const client = createOpenApiClient<Paths>({
    baseUrl: `${context.server.origin}${context.appPath}`,
    pathSerializer: fillPath,
    querySerializer: { array: { style: 'form', explode: false } },
  })
  const find = operationFinder(context)
  return wrapCalls<Client<Paths>, Init, unknown>(client, (method, plain) => async (path, init) => {
    const operation = find(method, path)
    context.dialect.checkOperation?.(operation.id)
    const root = operation.path.startsWith('/apps/')
      ? {}
      : { baseUrl: `${context.server.origin}${context.basePath}` }
    const parse = operation.text ? { parseAs: 'text' } : {}
    let status = 0
    const fetch = async (request: Request): Promise<Response> => {
      const response = await forward(context, operation, request)
      status = response.status
      return response
    }
    return runCall(context.server, operation.id, () =>
      plain(path, { ...root, ...parse, ...init, fetch }).catch((error: unknown) => {
        throw openapiFetchError(error, { operation: operation.id, method, status }, context.server.redact)
      }),
    )
  })
}

/** Finds an operation of the contract by method and path without the app; unknown ones are signed JSON. */
function operationFinder({ operations }: Context): (method: string, path: string) => Named {
  const known = new Map<string, Named>()
  for (const [id, operation] of Object.entries(operations)) {
    known.set(`${operation.method} ${operation.path.replace('/apps/{appId}', '')}`, { id, ...operation })
  }
  return (method, path) => {
    const id = `${method} ${path}`
    return known.get(id) ?? { id, method, path: `/apps/{appId}${path}`, signed: true, text: false }
  }
}

async function forward(context: Context, operation: Named, request: Request): Promise<Response> {
  const { method, signal } = request
  const url = new URL(request.url)
  checkFilled(url.pathname)
  const content = await request.text()
  const headers = Object.fromEntries(request.headers)
  const answer = await exchange(
    context.server,
    {
      operation: operation.id,
      method,
      origin: url.origin,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: content !== '' ? content : method === 'POST' ? '{}' : undefined,
      headers: method === 'POST' ? { 'content-type': 'application/json', ...headers } : headers,
      sign: operation.signed ? context.sign : undefined,
    },
    { signal },
  )
  return responseOf(answer, { operation: operation.id, method })
}
