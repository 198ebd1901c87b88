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
  /** Whether it came through TLS. */
  readonly isSecure: boolean
  header(name: string): string | undefined
}

export function readWire({ method, target, header, body, address }: WireRequest): ServiceRequest {
  const isSecure = header('x-forwarded-proto')?.startsWith('https') === true
  return { method, target, path: pathOf(target), header, body, address, isSecure }
}

export async function readRequest(request: Request): Promise<ServiceRequest> {
  const { method, url, headers } = request
  const body = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer())
  const header = (name: string): string | undefined => headers.get(name) ?? undefined
  const read = readWire({ method, target: targetOf(url), header, body })
  return { ...read, isSecure: read.isSecure || url.startsWith('https:') }
}

/** Path and query of a URL. */
export function targetOf(url: string): string {
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

function pathOf(target: string): string {
  return target.split('?', 1)[0]!
}
