// A request as the server sees it: what was on the wire, nothing decoded.

import type { WireRequest } from '../../fake-server.ts'

export interface ApiRequest extends Pick<WireRequest, 'method' | 'target' | 'header' | 'body'> {
  /** Without the one slash at its end that makes no difference to the server. */
  readonly path: string
  /** Without the question mark; undefined where there is none. */
  readonly query: string | undefined
}

export function readWire({ method, target, header, body }: WireRequest): ApiRequest {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  return {
    method,
    target,
    header,
    body,
    path: path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path,
    query: mark < 0 ? undefined : target.slice(mark + 1),
  }
}

export async function readRequest(request: Request): Promise<ApiRequest> {
  const { method, headers } = request
  const { href, origin, hash } = new URL(request.url)
  return readWire({
    method,
    target: href.slice(origin.length, href.length - hash.length),
    header: (name) => headers.get(name) ?? undefined,
    body: new Uint8Array(await request.arrayBuffer()),
  })
}
