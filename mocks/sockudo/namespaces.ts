// Rules for the channels whose name begins with `name:`.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'

export interface FakeNamespace {
  readonly name: string
  /** A regular expression for the name without type prefix and without `#…`. */
  readonly channelNamePattern?: string | undefined
  /** Bytes of a name, its type prefix included. */
  readonly channelNameBytes?: number | undefined
  /** Whether `name:x#user-1,user-2` is a channel. */
  readonly allowUserLimitedChannels?: boolean | undefined
  /** Whether messages of its channels can be annotated (default: what the app says). */
  readonly annotations?: boolean | undefined
}

export interface Namespace {
  readonly name: string
  readonly pattern: RegExp | undefined
  readonly channelNameBytes: number | undefined
  readonly allowUserLimitedChannels: boolean
  readonly annotations: boolean | undefined
}

const defaultNamespaces: readonly FakeNamespace[] = [{ name: 'chat', allowUserLimitedChannels: true }]

/** @throws ArgumentError */
export function resolveNamespaces(
  argument: string,
  namespaces: readonly FakeNamespace[] = defaultNamespaces,
): ReadonlyMap<string, Namespace> {
  const resolved = new Map<string, Namespace>()
  for (const [index, namespace] of namespaces.entries()) {
    const { name, channelNameBytes, allowUserLimitedChannels = false, annotations } = namespace
    if (typeof name !== 'string' || name === '' || name.includes(':')) {
      throw new ArgumentError(
        `${argument}[${index}].name`,
        `must be text without a colon, received ${shapeOf(name)}`,
      )
    }
    if (resolved.has(name))
      throw new ArgumentError(`${argument}[${index}].name`, 'belongs to a namespace before it')
    const pattern = compile(`${argument}[${index}].channelNamePattern`, namespace.channelNamePattern)
    resolved.set(name, { name, pattern, channelNameBytes, allowUserLimitedChannels, annotations })
  }
  return resolved
}

function compile(argument: string, pattern: string | undefined): RegExp | undefined {
  if (pattern === undefined) return undefined
  try {
    return new RegExp(pattern, 'u')
  } catch (cause) {
    throw new ArgumentError(argument, 'must be a regular expression', { cause })
  }
}
