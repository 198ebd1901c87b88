// What a channel's name says.

import type { Features } from '../features.ts'
import type { Rules } from '../strict/rules.ts'

const typePrefixes = [
  'private-encrypted-cache-',
  'private-cache-',
  'presence-cache-',
  'cache-',
  'private-encrypted-',
  'presence-',
  'private-',
]

export function isPresence(name: string): boolean {
  return name.startsWith('presence-')
}

export function needsAuthorization(name: string): boolean {
  return isPresence(name) || name.startsWith('private-')
}

/** For the server `cache-` counts wherever it stands. */
export function isCacheChannel({ cachesByPrefix }: Rules, name: string): boolean {
  return cachesByPrefix
    ? /^(?:private-|private-encrypted-|presence-)?cache-/.test(name)
    : name.includes('cache-')
}

export function isAiChannel({ aiTransport }: Features, name: string): boolean {
  return aiTransport && name.startsWith('ai-')
}

/** The user whose sockets a channel stands for. */
export function serverToUser(name: string): string | undefined {
  const prefix = '#server-to-user-'
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined
}

export function withoutTypePrefix(name: string): string {
  const prefix = typePrefixes.find((candidate) => name.startsWith(candidate)) ?? ''
  return name.slice(prefix.length)
}
