// users.http: openapi-fetch over the generated paths, with the session, and with refusals as errors.

import createOpenApiClient, { type Client } from 'openapi-fetch'
import { operations } from '../../../generated/users/operations.ts'
import type { ApiError } from '../../core/errors/api-error.ts'
import { openapiFetchError, responseOf } from '../../core/fetch-response.ts'
import { runCall } from '../../core/http.ts'
import { fillPath } from '../../core/path.ts'
import { wrapCalls } from '../../core/wrap-calls.ts'
import type { TransportResponse } from '../../runtime/transport.ts'
import { ask, type Context } from './context.ts'
import { isActing } from './envelope.ts'
import type { UsersPaths } from './http-types.ts'
import { outgoingOf } from './outgoing.ts'
import { withoutSecrets } from './secrets.ts'
import { checkUpload } from './upload.ts'

/** Typed calls of every operation; each resolves to `{ data, error, response }`. */
export type UsersHttp = Client<UsersPaths>

interface Init {
  readonly body?: unknown
  readonly [option: string]: unknown
}

interface Result {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/** Operation ids by `GET /users/{username}`. */
const ids = new Map(Object.entries(operations).map(([id, { method, path }]) => [`${method} ${path}`, id]))

export function createHttp(context: Context): UsersHttp {
  const { server, basePath } = context
  const client = createOpenApiClient<UsersPaths>({
    baseUrl: `${server.origin}${basePath}`,
    pathSerializer: fillPath,
  })
  return wrapCalls<UsersHttp, Init, Result>(client, (method, plain) => (path, init) => {
    const operation = ids.get(`${method} ${path}`) ?? withoutSecrets(`${method} ${path}`)
    return runCall(server, operation, async () => {
      if (isUpload(method, path)) checkUpload(init?.body)
      let status = 0
      let refusal: ApiError | undefined
      const fetch = async (request: Request): Promise<Response> => {
        const outgoing = await outgoingOf({ operation, path, origin: server.origin }, request)
        const { response, error } = await ask(context, path, outgoing, { signal: request.signal })
        status = response.status
        refusal = error
        return responseOf(visible(response), outgoing)
      }
      const readOnly = !isActing(method, path)
      try {
        const { response, ...result } = await plain(path, { ...init, fetch })
        return refusal === undefined ? { ...result, response } : { error: refusal, response }
      } catch (error) {
        const redact = (text: string): string => withoutSecrets(server.redact(text))
        throw openapiFetchError(error, { operation, method, readOnly, status }, redact)
      }
    })
  })
}

function isUpload(method: string, path: string): boolean {
  return method === 'POST' && path.startsWith('/buckets/{bucket}/upload')
}

/** What is of no use to a caller: the form of the bytes on the wire, and the cookie, which is a secret. */
const hidden = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie'])

/** A redirect is neither data nor an error: what matters of it is in the headers. */
function visible({ status, headers, body }: TransportResponse): TransportResponse {
  const kept = Object.entries(headers).filter(([name]) => !hidden.has(name))
  const isRedirect = status >= 300 && status < 400
  const shown = isRedirect ? new Uint8Array() : body
  return {
    status,
    headers: { ...Object.fromEntries(kept), 'content-length': String(shown.byteLength) },
    body: shown,
  }
}
