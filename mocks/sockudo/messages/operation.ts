// What makes a repeat of a change known: the `op_id` of the request, for one message and one action.

import { invalidInput } from '../http/failure.ts'
import { extrasText } from '../publish/extras.ts'
import { readJsonText } from '../serde/json-text.ts'
import { cursorOf } from '../serde/reader.ts'
import type { Message, Operation, Version } from './message.ts'
import type { Mutation } from './mutation.ts'

/** A repeat has to come from the same client. */
export function operationOf(
  { action, change, fragment, note }: Mutation,
  clientId: string | undefined,
): Operation | undefined {
  const { op_id: id, client_id: wanted, description } = note
  if (id === undefined) return undefined
  const { extras, ...plain } = change
  const canonicalExtras = extras && readJsonText(cursorOf(extrasText(extras)))
  const what = [plain, canonicalExtras, Object.keys(change).sort(), fragment]
  const who = [wanted, description, note.socket_id === undefined ? undefined : clientId]
  return { key: `${action}:${id}`, fingerprint: JSON.stringify([what, who]) }
}

/** The version that an operation made before. @throws Failure where its key belongs to another request */
export function findOperation({ versions }: Message, { key, fingerprint }: Operation): Version | undefined {
  const known = versions.find(({ operation }) => operation?.key === key)
  if (known === undefined || known.operation?.fingerprint === fingerprint) return known
  throw invalidInput('idempotency key was already used with a different payload')
}
