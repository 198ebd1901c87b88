// The scope of an access key: `service:kind:resolver`, each part of which may be `*`.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'

export interface ScopeEntry {
  readonly service: string
  readonly kind: string
  readonly resolver: string
}

/** What the service is called in scopes. */
const service = 'websockets-manager-api'

export function covers(entry: ScopeEntry, kind: 'query' | 'mutation', resolver: string): boolean {
  const fits = (part: string, value: string): boolean => part === '*' || part === value
  return fits(entry.service, service) && fits(entry.kind, kind) && fits(entry.resolver, resolver)
}

/** The entries of a scope. @throws ArgumentError */
export function parseScopes(argument: string, scope: string | readonly string[]): readonly ScopeEntry[] {
  if (typeof scope !== 'string' && !Array.isArray(scope)) {
    throw new ArgumentError(argument, `must be text or a list of texts, received ${shapeOf(scope)}`)
  }
  const words = typeof scope === 'string' ? scope.split(/\s+/).filter((word) => word !== '') : scope
  return words.map((word: string) => parseScope(argument, word))
}

/** @throws ArgumentError */
export function parseScope(argument: string, text: string): ScopeEntry {
  const parts = typeof text === 'string' ? text.split(':') : []
  const [name, kind, resolver] = parts
  const isEntry =
    parts.length === 3 && parts.every((part) => /^(?:\*|[\w-]+)$/.test(part)) && isKind(kind as string)
  if (!isEntry) {
    const rule = 'must be service:query:resolver or service:mutation:resolver, each part of which can be *'
    throw new ArgumentError(argument, `${rule}, received ${shapeOf(text)}`)
  }
  return { service: name!, kind: kind!, resolver: resolver! }
}

function isKind(kind: string): boolean {
  return ['*', 'query', 'mutation'].includes(kind)
}
