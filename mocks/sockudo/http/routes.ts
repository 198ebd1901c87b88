// Which operation a method and a path belong to.

import { operations } from '../../../generated/sockudo/operations.ts'

export type OperationId = keyof typeof operations

export interface Route<Operation extends string = OperationId> {
  readonly path: string
  readonly segments: readonly string[]
  /** Whether the path is part of the signed API. */
  readonly api: boolean
  /** By method. */
  readonly operations: ReadonlyMap<string, Operation>
}

export interface Match<Operation extends string = OperationId> {
  readonly route: Route<Operation>
  /** Still percent-encoded, in the order of the path. */
  readonly params: readonly (readonly [name: string, segment: string])[]
}

/** The path of the WebSocket, which is no operation of the contract. */
export const socketPath = '/app/{appKey}'

/** Where an operation of a contract is. */
export interface Place {
  readonly method: string
  readonly path: string
}

/** @returns finds what is at a path: the socket, an operation, or undefined where nothing is: a 404 */
export function createRoutes<Operation extends string>(
  places: Readonly<Record<Operation, Place>>,
): (path: string) => Match<Operation> | undefined {
  const routes: readonly Route<Operation>[] = [...methodsOf(places)].map(([path, methods]) => ({
    path,
    segments: path.split('/'),
    api: path.startsWith('/apps/'),
    operations: methods,
  }))
  return (path) => {
    const segments = path.split('/')
    let found: Match<Operation> | undefined
    for (const route of routes) {
      const params = matchSegments(route.segments, segments)
      // A path without parameters wins over one with them.
      if (params !== undefined && (found === undefined || params.length < found.params.length))
        found = { route, params }
    }
    return found
  }
}

export const matchRoute: (path: string) => Match | undefined = createRoutes(operations)

function matchSegments(pattern: readonly string[], segments: readonly string[]): Match['params'] | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: [string, string][] = []
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index]!
    if (!expected.startsWith('{')) {
      if (segment !== expected) return undefined
      continue
    }
    // The server takes an empty segment for a value, except at the end.
    if (segment === '' && index === pattern.length - 1) return undefined
    params.push([expected.slice(1, -1), segment])
  }
  return params
}

function methodsOf<Operation extends string>(
  places: Readonly<Record<Operation, Place>>,
): Map<string, Map<string, Operation>> {
  const found = new Map<string, Map<string, Operation>>([[socketPath, new Map()]])
  for (const [id, { method, path }] of Object.entries<Place>(places)) {
    const methods = found.get(path) ?? new Map<string, Operation>()
    found.set(path, methods.set(method, id as Operation))
  }
  return found
}
