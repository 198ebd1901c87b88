// The requests that change a message: what the caller wants, checked and in the server's spelling.

import type { Context } from '../../channels/context.ts'
import { eventData } from '../../channels/publish-fields.ts'
import { utf8Length } from '../../core/bytes.ts'
import { checkOptions, checkWords, optional } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../../core/http.ts'
import { checkEventName, checkSocketId, isEncryptedChannel } from '../../protocol/names.ts'
import type { Schemas } from './contract.ts'
import { checkExtras } from './event-fields.ts'

/** What can be said of every change. */
export interface MutationOptions extends CallOptions {
  /**
   * 1 to 64 bytes: a repeat of the same change under the same id is done once and answered with `duplicate`. `true`
   * makes a new id for this call, `false` overrules `autoIdempotency`. A text cannot be combined with data of an encrypted
   * channel, which is sealed anew, and so is another change, each time.
   */
  readonly opId?: string | boolean | undefined
  /** The connection that acts, which must be allowed to. Without it, your server does. */
  readonly socketId?: string | undefined
  /** Who acts. With `socketId`, it must be the user of that connection. */
  readonly clientId?: string | undefined
  /** Why; readers of the versions see it. */
  readonly description?: string | undefined
}

type Field = 'name' | 'data' | 'extras'

/** What a deleted message still shows. */
export interface DeletePatch {
  /** Text as it is, everything else as JSON; sealed on encrypted channels. */
  readonly data?: unknown
  /** Replaces the extras as a whole. */
  readonly extras?: Schemas['StoredExtras'] | undefined
  /** Fields to empty; a field cannot be set and cleared at once. */
  readonly clearFields?: readonly Field[] | undefined
}

/** What changes in a message. */
export interface UpdatePatch extends DeletePatch {
  /** The event's new name. */
  readonly name?: string | undefined
}

export interface AppendOptions extends MutationOptions {
  /** Replaces the extras as a whole. */
  readonly extras?: Schemas['StoredExtras'] | undefined
}

const optionNames = [...callOptionNames, 'opId', 'socketId', 'clientId', 'description']
const patchNames = ['data', 'extras', 'clearFields']

/** The fields of a request, in the server's spelling. */
type Fields = Readonly<Record<string, unknown>>

export function updateBody(
  context: Context,
  channel: string,
  patch: UpdatePatch,
  options: MutationOptions,
): Fields {
  checkOptions(patch, [...patchNames, 'name'], 'patch')
  checkOptions(options, optionNames, 'options')
  const { name: given } = patch
  const name = given === undefined ? undefined : checkEventName(given, 'patch.name', context.names)
  const change = {
    ...patchFields(context, channel, 'updateMessage', patch, { name }),
    ...noteFields(options),
  }
  if (Object.values(change).every((value) => value === undefined))
    throw new ArgumentError('patch', 'must set or clear a field, or the options describe the change')
  return { ...change, ...operationFields(context, channel, options, patch.data !== undefined) }
}

export function deleteBody(
  context: Context,
  channel: string,
  patch: DeletePatch,
  options: MutationOptions,
): Fields {
  checkOptions(patch, patchNames, 'patch')
  checkOptions(options, optionNames, 'options')
  return {
    ...patchFields(context, channel, 'deleteMessage', patch),
    ...noteFields(options),
    ...operationFields(context, channel, options, patch.data !== undefined),
  }
}

export function appendBody(context: Context, channel: string, text: unknown, options: AppendOptions): Fields {
  checkOptions(options, [...optionNames, 'extras'], 'options')
  if (isEncryptedChannel(channel))
    throw new ArgumentError(
      'channel',
      'is encrypted: pieces of sealed text make no sealed text; use update()',
    )
  if (typeof text !== 'string') throw new ArgumentError('text', `must be a string, received ${shapeOf(text)}`)
  const extras = optional(checkExtras, options.extras, 'options.extras')
  if (text === '' && !endsStream(options.extras))
    throw new ArgumentError('text', 'must not be empty, unless options.extras.ai ends a stream')
  const data = eventData(text, channel, 'text', context, 'appendMessage')
  return { data, extras, ...noteFields(options), ...operationFields(context, channel, options, false) }
}

function patchFields(
  context: Context,
  channel: string,
  operation: string,
  { data, extras, clearFields }: DeletePatch,
  more: { readonly name?: string | undefined } = {},
): Fields {
  const change = {
    ...more,
    data: data === undefined ? undefined : eventData(data, channel, 'patch.data', context, operation),
    extras: optional(checkExtras, extras, 'patch.extras'),
  }
  const cleared = optional(checkFields, clearFields, 'patch.clearFields')
  const both = cleared?.find((field) => change[field] !== undefined)
  if (both !== undefined)
    throw new ArgumentError('patch.clearFields', `must not hold ${both}, which the patch also sets`)
  return { ...change, clear_fields: cleared?.length === 0 ? undefined : cleared }
}

/** What readers of the versions see. */
function noteFields({ clientId, description }: MutationOptions): Fields {
  return {
    client_id: optional(checkWords, clientId, 'options.clientId'),
    description: optional(checkWords, description, 'options.description'),
  }
}

/** Who does it, and under which id. */
function operationFields(
  { autoIdempotency }: Context,
  channel: string,
  { opId = autoIdempotency, socketId }: MutationOptions,
  sealsData: boolean,
): Fields {
  if (typeof opId === 'string' && sealsData && isEncryptedChannel(channel)) {
    const rule = 'cannot make data of an encrypted channel repeatable: each time it is sealed anew'
    throw new ArgumentError('options.opId', rule)
  }
  return {
    socket_id: optional(checkSocketId, socketId, 'options.socketId'),
    op_id: opId === false ? undefined : checkOpId(opId === true ? newId() : opId, 'options.opId'),
  }
}

function newId(): string {
  return globalThis.crypto.randomUUID()
}

function checkOpId(opId: unknown, argument: string): string {
  const text = checkWords(opId, argument)
  if (utf8Length(text) <= longestOpId) return text
  throw new ArgumentError(argument, `must be at most ${longestOpId} bytes, received ${shapeOf(opId)}`)
}

/** Bytes. Source: Sockudo 5.2.0. */
const longestOpId = 64

function checkFields(fields: unknown, argument: string): readonly Field[] {
  const known: readonly unknown[] = ['name', 'data', 'extras'] satisfies Field[]
  const valid = Array.isArray(fields) && fields.every((field) => known.includes(field))
  if (!valid || new Set(fields).size !== fields.length) {
    const rule = `must be a list of name, data and extras, each at most once, received ${shapeOf(fields)}`
    throw new ArgumentError(argument, rule)
  }
  return fields as readonly Field[]
}

/** Whether an append may be empty. The server looks at the codec's status first. */
function endsStream(extras: Schemas['StoredExtras'] | undefined): boolean {
  const { codec, transport } = extras?.ai ?? {}
  const status = codec?.['status'] ?? transport?.['status']
  return status === 'complete' || status === 'cancelled'
}
