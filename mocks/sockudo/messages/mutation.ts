// What a request wants done to a message, after everything was checked that needs no message.

import { utf8Length } from '../../../src/core/bytes.ts'
import { invalidInput } from '../http/failure.ts'
import type { Extras } from '../publish/event-body.ts'
import type { Content } from './message.ts'
import type { AppendBody, ClearedField, DeleteBody, MutationNote, UpdateBody } from './mutation-body.ts'

export interface Mutation {
  readonly action: 'update' | 'append' | 'delete'
  readonly note: MutationNote
  /** The fields that change; undefined clears one. */
  readonly change: Partial<Content>
  /** The text of an append. */
  readonly fragment: string | undefined
}

const operationIdBytes = 64

/** @throws Failure */
export function updateOf(body: UpdateBody): Mutation {
  const { name, data, extras, clear_fields, client_id, description, op_id } = body
  const changes = [name, data, extras, client_id, description, op_id].some((value) => value !== undefined)
  if (!changes && clear_fields.length === 0) {
    throw invalidInput('update request must include at least one patch field or operation metadata')
  }
  const change = changeOf({ name, data, extras }, clear_fields, 'update')
  checkOperationId(op_id)
  return { action: 'update', note: body, change, fragment: undefined }
}

/** @throws Failure */
export function deleteOf(body: DeleteBody): Mutation {
  const { data, extras, clear_fields, op_id } = body
  const change = changeOf({ data, extras }, clear_fields, 'delete')
  checkOperationId(op_id)
  return { action: 'delete', note: body, change, fragment: undefined }
}

/** @throws Failure */
export function appendOf(body: AppendBody): Mutation {
  const { data, extras, op_id } = body
  if (data === '' && !endsStream(extras)) throw invalidInput('append request data must not be empty')
  checkOperationId(op_id)
  return { action: 'append', note: body, change: extras === undefined ? {} : { extras }, fragment: data }
}

function changeOf(
  given: Partial<Content>,
  cleared: readonly ClearedField[],
  action: string,
): Partial<Content> {
  if (new Set(cleared).size < cleared.length) throw invalidInput('clear_fields must not contain duplicates')
  if (cleared.some((field) => given[field] !== undefined)) {
    throw invalidInput(`${action} request cannot both replace and clear the same field`)
  }
  const replaced = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries([...replaced, ...cleared.map((field) => [field, undefined])])
}

function checkOperationId(id: string | undefined): void {
  if (id === undefined || (id !== '' && utf8Length(id) <= operationIdBytes)) return
  throw invalidInput(`op_id must be 1..=${operationIdBytes} bytes`)
}

/** The status of the codec counts before that of the transport. */
function endsStream(extras: Extras | undefined): boolean {
  const status = extras?.ai?.codec?.['status'] ?? extras?.ai?.transport?.['status']
  return status === 'complete' || status === 'cancelled'
}
