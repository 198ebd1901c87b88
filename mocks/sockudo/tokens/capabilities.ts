// What a client of the server's own protocol may do, by patterns of channel names.

const openNames = ['subscribe', 'publish', 'history', 'presence'] as const
const closedNames = [
  'annotation-subscribe',
  'annotation-publish',
  'annotation-delete-own',
  'annotation-delete-any',
  'message-update-own',
  'message-update-any',
  'message-delete-own',
  'message-delete-any',
  'message-append-own',
  'message-append-any',
  'push-admin',
  'push-subscribe',
] as const

export type Capability = (typeof openNames)[number] | (typeof closedNames)[number]

export type Capabilities = Readonly<Partial<Record<Capability, readonly string[]>>>

const names = new Set<string>([...openNames, ...closedNames])
const open = new Set<string>(openNames)

/** The capability of this name, which may have underscores where it has hyphens. */
export function capabilityOf(name: string): Capability | undefined {
  const canonical = name.includes('-') ? name : name.replaceAll('_', '-')
  return names.has(canonical) ? (canonical as Capability) : undefined
}

/** Where nothing is said, a socket may do the plain things, and none of the others. */
export function allows(
  capabilities: Capabilities | undefined,
  capability: Capability,
  channel: string,
): boolean {
  const patterns = capabilities?.[capability]
  return patterns === undefined ? open.has(capability) : patterns.some((one) => matches(one, channel))
}

/** Of a presence channel, one has to be allowed to be there. */
export function allowsSubscribe(capabilities: Capabilities | undefined, channel: string): boolean {
  const isPresence = channel.startsWith('presence-') && capabilities?.presence !== undefined
  return allows(capabilities, isPresence ? 'presence' : 'subscribe', channel)
}

/** A star stands for anything, at the beginning, at the end or between. */
function matches(pattern: string, channel: string): boolean {
  if (pattern === channel) return true
  if (pattern.endsWith('*')) return channel.startsWith(pattern.slice(0, -1))
  if (pattern.startsWith('*')) return channel.endsWith(pattern.slice(1))
  const [first, last, ...more] = pattern.split('*')
  if (last === undefined || more.length > 0) return false
  return channel.startsWith(first!) && channel.endsWith(last)
}
