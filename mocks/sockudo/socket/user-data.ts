// Who signs in.

import { decode, type Decoder, list, optional, string } from '../serde/decode.ts'
import { firstMembers, textMember } from '../serde/first-members.ts'
import { JsonFailure } from '../serde/reader.ts'
import { struct } from '../serde/struct.ts'
import { type Capabilities, capabilityOf } from '../tokens/capabilities.ts'
import { authError } from './failure.ts'

export interface User {
  readonly id: string
  /** JSON text. */
  readonly info: string
  readonly watchlist: readonly string[] | undefined
  readonly capabilities: Capabilities | undefined
}

/** @throws SocketFailure */
export function readUser(userData: string): User {
  const members = parse(userData)
  const id = textMember(members, 'id')
  if (id === undefined) throw authError("Missing 'id' field in user_data")
  const capabilities = readCapabilities(members.get('capabilities'))
  const watchlist: unknown = JSON.parse(members.get('watchlist') ?? 'null')
  const isText = (item: unknown): item is string => typeof item === 'string'
  return {
    id,
    info: members.get('user_info') ?? '{}',
    watchlist: Array.isArray(watchlist) ? watchlist.filter(isText) : undefined,
    capabilities,
  }
}

/** The words after the colon are those of a JSON library, and not worth playing. */
function parse(userData: string): ReadonlyMap<string, string> {
  try {
    JSON.parse(userData)
    return firstMembers(userData)
  } catch {
    throw authError('Invalid user_data JSON: Invalid JSON value')
  }
}

const names = [
  'subscribe',
  'publish',
  'history',
  'presence',
  ...['annotation-subscribe', 'annotation-publish', 'annotation-delete-own', 'annotation-delete-any'],
  ...['annotation_subscribe', 'annotation_publish', 'annotation_delete_own', 'annotation_delete_any'],
  ...['object-subscribe', 'object-publish', 'object_subscribe', 'object_publish'],
  ...['message_update_own', 'message_update_any', 'message_delete_own', 'message_delete_any'],
  ...['message_append_own', 'message_append_any'],
  ...['push-admin', 'push-subscribe', 'push_admin', 'push_subscribe'],
]
const patterns = optional(list(string))

const userCapabilities: Decoder<Readonly<Record<string, readonly string[] | undefined>>> = struct<
  Record<string, readonly string[] | undefined>
>('ConnectionCapabilities', Object.fromEntries(names.map((name) => [name, patterns])))

/** They only count for clients of the server's own protocol, but have to be right. */
function readCapabilities(text: string | undefined): Capabilities | undefined {
  if (text === undefined) return undefined
  try {
    const found = Object.entries(decode(userCapabilities, text))
    return Object.fromEntries(found.map(([name, patterns]) => [capabilityOf(name), patterns]))
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error
    const problem = error.message.replace(/ at line \d+ column \d+$/, '')
    throw authError(`Invalid capabilities in user_data: ${problem}`)
  }
}
