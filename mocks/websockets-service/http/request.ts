// A request as the service sees it.

import type { WireRequest } from '../../fake-server.ts'

export interface ServiceRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly path: string
  readonly body: Uint8Array
  /** Where it comes from, if the listener knows. */
  readonly address: string | undefined
  /** Whether its URL says TLS; what a proxy says is in its headers. */
  readonly isSecure: boolean
  header(name: string): string | undefined
}

export function readWire({ method, target, header, body, address }: WireRequest): ServiceRequest {
  return { method, target, path: pathOf(target), header, body, address, isSecure: false }
}

export async function readRequest(request: Request): Promise<ServiceRequest> {
  const { method, url, headers } = request
  const body = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer())
  const header = (name: string): string | undefined => headers.get(name) ?? undefined
  return { ...readWire({ method, target: targetOf(url), header, body }), isSecure: url.startsWith('https:') }
}

/** Path and query of a URL. */
export function targetOf(url: string): string {
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

/** The path of a target. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0]!
}
