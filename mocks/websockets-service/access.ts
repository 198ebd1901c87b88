// Which access key may do what.

import { constantTimeEqual } from '#crypto'
import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from '../check-settings.ts'
import type { Readings } from './readings.ts'
import { covers, parseScope, parseScopes, type ScopeEntry } from './scope.ts'

/** A scope: entries like `websockets-manager-api:query:*`, with spaces between or as a list. */
export type FakeScope = string | readonly string[]

export interface FakeDenial {
  /** What is blocked: one entry like `websockets-manager-api:mutation:pushMessage`. */
  readonly scope: string
  /** The message that callers get. */
  readonly reason: string
}

export interface AccessOptions {
  readonly accessKeys?: readonly string[] | undefined
  readonly scopes?: FakeScope | Readonly<Record<string, FakeScope>> | undefined
  readonly denials?: readonly FakeDenial[] | undefined
}

/** What one key may do. */
export interface Grant {
  /** Undefined where it may; else the message of the refusal. */
  refusalOf(kind: 'query' | 'mutation', resolver: string): string | undefined
}

export interface Access {
  /** Undefined for no key, and for one that is not known. */
  grantOf(key: string | undefined): Grant | undefined
}

const defaultAccessKeys: readonly string[] = ['access-key']

/**
 * @param emptyScope - what a key with an empty scope may do
 * @throws ArgumentError, which never repeats a key
 */
export function resolveAccess(
  { accessKeys = defaultAccessKeys, scopes, denials = [] }: AccessOptions,
  emptyScope: Readings['emptyScope'],
): Access {
  requireKeys(accessKeys)
  const denied = requireDenials(denials)
  const grants = accessKeys.map(
    (key) => [key, grantOf(entriesOf(scopesOf(scopes, key, accessKeys), emptyScope), denied)] as const,
  )
  return {
    grantOf(key) {
      if (key === undefined) return undefined
      // All of them each time, so that the duration tells nothing.
      return grants.reduce<Grant | undefined>(
        (found, [known, grant]) => (constantTimeEqual(known, key) ? grant : found),
        undefined,
      )
    },
  }
}

/** Undefined for everything. */
function entriesOf(
  entries: readonly ScopeEntry[] | undefined,
  emptyScope: Readings['emptyScope'],
): readonly ScopeEntry[] | undefined {
  return entries?.length === 0 && emptyScope === 'everything' ? undefined : entries
}

interface Denied {
  readonly entry: ScopeEntry
  readonly reason: string
}

/** @param entries - undefined for a key that may do everything */
function grantOf(entries: readonly ScopeEntry[] | undefined, denied: readonly Denied[]): Grant {
  return {
    refusalOf(kind, resolver) {
      const denial = denied.find(({ entry }) => covers(entry, kind, resolver))
      if (denial !== undefined) return denial.reason
      if (entries === undefined || entries.some((entry) => covers(entry, kind, resolver))) return undefined
      return `The scope of the access key does not allow the ${kind} ${resolver}`
    },
  }
}

function scopesOf(
  scopes: AccessOptions['scopes'],
  key: string,
  keys: readonly string[],
): readonly ScopeEntry[] | undefined {
  if (scopes === undefined) return undefined
  if (typeof scopes === 'string' || Array.isArray(scopes)) return parseScopes('options.scopes', scopes)
  const perKey = scopes as Readonly<Record<string, FakeScope>>
  if (typeof perKey !== 'object' || perKey === null) {
    throw new ArgumentError(
      'options.scopes',
      `must be a scope, or scopes by access key, received ${shapeOf(perKey)}`,
    )
  }
  if (!Object.keys(perKey).every((name) => keys.includes(name))) {
    throw new ArgumentError('options.scopes', 'must name none but the keys of accessKeys')
  }
  const own = Object.hasOwn(perKey, key) ? perKey[key] : undefined
  return own === undefined ? undefined : parseScopes('options.scopes[key]', own)
}

function requireKeys(keys: readonly string[]): void {
  if (!Array.isArray(keys) || keys.length === 0) {
    throw new ArgumentError('options.accessKeys', `must be a list of keys, received ${shapeOf(keys)}`)
  }
  keys.forEach((key: unknown, index) => {
    // What a header cannot hold, no client can send.
    if (typeof key === 'string' && /^[\x21-\x7e]+$/.test(key)) return
    const rule = `must be text without spaces that a header can hold, received ${shapeOf(key)}`
    throw new ArgumentError(`options.accessKeys[${index}]`, rule)
  })
}

function requireDenials(denials: readonly FakeDenial[]): readonly Denied[] {
  if (!Array.isArray(denials)) {
    throw new ArgumentError('options.denials', `must be a list, received ${shapeOf(denials)}`)
  }
  return denials.map((denial: FakeDenial, index) => {
    const argument = `options.denials[${index}]`
    requireSettings(argument, denial, ['scope', 'reason'])
    const { scope, reason } = denial
    if (typeof reason !== 'string' || reason === '') {
      throw new ArgumentError(`${argument}.reason`, `must be text, received ${shapeOf(reason)}`)
    }
    return { entry: parseScope(`${argument}.scope`, scope), reason }
  })
}
