// A request as the server sees it: what was on the wire, nothing decoded.

import type { WireRequest } from '../../fake-server.ts'

export interface ApiRequest {
  readonly method: string
  /** Percent-encoded, without the one trailing slash that the server takes away. */
  readonly path: string
  /** Without the question mark; undefined where there is none. */
  readonly query: string | undefined
  header(name: string): string | undefined
  readonly body: Uint8Array
  /** The body broke off before its end. */
  readonly cut: boolean
}

export function readWire({ method, target, body, cut = false, ...wire }: WireRequest): ApiRequest {
  return { method, ...splitTarget(target), header: wire.header, body, cut }
}

export async function readRequest(request: Request): Promise<ApiRequest> {
  const { method, headers, url } = request
  const body = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer())
  return {
    method,
    ...splitTarget(targetOf(url)),
    header: (name) => headers.get(name) ?? undefined,
    body,
    cut: false,
  }
}

/** Path and query of a URL. */
export function targetOf(url: string): string {
  const { href, origin, hash } = new URL(url)
  return href.slice(origin.length, href.length - hash.length)
}

export function splitTarget(target: string): Pick<ApiRequest, 'path' | 'query'> {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  return {
    path: path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path,
    query: mark < 0 ? undefined : target.slice(mark + 1),
  }
}
