// The claim that says what the client may do: channel patterns and the operations on them.

import { decode, list, record, string } from '../serde/decode.ts'
import { authError } from '../socket/failure.ts'
import { type Capabilities, type Capability, capabilityOf } from './capabilities.ts'

const claim = 'x-sockudo-capability'
const mostPatterns = 100

/** @param text - the claim as JSON text @throws SocketFailure */
export function readGrants(text: string): Capabilities {
  const grants = Object.entries(parseClaim(text))
  if (grants.length > mostPatterns) throw authError(`${claim} exceeds ${mostPatterns} patterns`)
  // A token grants nothing that it does not name.
  const found = new Map<Capability, string[]>([
    ['subscribe', []],
    ['publish', []],
    ['history', []],
    ['presence', []],
  ])
  for (const [pattern, operations] of grants) {
    if (pattern === '') throw authError('capability patterns must not be empty')
    for (const operation of operations) {
      const capability = capabilityOf(operation)
      if (capability === undefined) throw authError(`unsupported capability operation '${operation}'`)
      found.set(capability, [...(found.get(capability) ?? []), pattern])
    }
  }
  return Object.fromEntries(found)
}

/** An object, or one as text. */
function parseClaim(text: string): Readonly<Record<string, readonly string[]>> {
  if (text.startsWith('"')) return parse(JSON.parse(text) as string, 'be a JSON object string')
  if (!text.startsWith('{')) throw authError(`${claim} must be a JSON object or object string`)
  return parse(text, 'map channel patterns to operations')
}

function parse(text: string, rule: string): Readonly<Record<string, readonly string[]>> {
  try {
    return decode(record(list(string)), text)
  } catch {
    throw authError(`${claim} must ${rule}`)
  }
}
