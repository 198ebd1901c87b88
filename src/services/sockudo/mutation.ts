// The requests that change a message: what the caller wants, checked and in the server's spelling.

import type { Context } from '../../channels/context.ts'
import { checkExtras, eventData } from '../../channels/publish-fields.ts'
import { utf8Length } from '../../core/bytes.ts'
import { checkOptions, checkWords } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../../core/http.ts'
import { checkEventName, checkSocketId, isEncryptedChannel } from '../../protocol/names.ts'
import { optional } from './bounds.ts'
import type { Schemas } from './contract.ts'

/** What can be said of every change. */
export interface MutationOptions extends CallOptions {
  /**
   * 1 to 64 bytes: a repeat of the same change under the same id is done once and answered with `duplicate`. `true`
   * makes a new id, `false` overrules `autoIdempotency`.
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

export interface DeletePatch extends MutationOptions {
  /** Text as it is, everything else as JSON; sealed on encrypted channels. */
  readonly data?: unknown
  /** Replaces the extras as a whole. */
  readonly extras?: Schemas['StoredExtras'] | undefined
  /** Fields to empty; a field cannot be set and cleared at once. */
  readonly clearFields?: readonly Field[] | undefined
}

export interface UpdatePatch extends DeletePatch {
  /** The event's new name. */
  readonly name?: string | undefined
}

export interface AppendOptions extends MutationOptions {
  /** Replaces the extras as a whole. */
  readonly extras?: Schemas['StoredExtras'] | undefined
}

const optionNames = [...callOptionNames, 'opId', 'socketId', 'clientId', 'description', 'extras']

/** The fields that an operation sets, in the server's spelling. */
type Change = Readonly<Record<string, unknown>>

export function updateBody(context: Context, channel: string, patch: UpdatePatch): Change {
  checkOptions(patch, [...optionNames, 'name', 'data', 'clearFields'], 'patch')
  const { name: given } = patch
  const name = given === undefined ? undefined : checkEventName(given, 'patch.name', context.limits)
  const change = {
    ...changeOf(context, channel, 'updateMessage', patch, { name }),
    ...saidOf(patch, 'patch'),
  }
  if (Object.values(change).every((value) => value === undefined))
    throw new ArgumentError('patch', 'must set or clear a field, or describe the change')
  return { ...change, ...identityOf(context, patch, 'patch') }
}

export function deleteBody(context: Context, channel: string, patch: DeletePatch): Change {
  checkOptions(patch, [...optionNames, 'data', 'clearFields'], 'patch')
  const change = changeOf(context, channel, 'deleteMessage', patch)
  return { ...change, ...saidOf(patch, 'patch'), ...identityOf(context, patch, 'patch') }
}

export function appendBody(context: Context, channel: string, text: unknown, options: AppendOptions): Change {
  checkOptions(options, optionNames, 'options')
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
  return { data, extras, ...saidOf(options, 'options'), ...identityOf(context, options, 'options') }
}

function changeOf(
  context: Context,
  channel: string,
  operation: string,
  { data, extras, clearFields }: DeletePatch,
  more: { readonly name?: string | undefined } = {},
): Change {
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

function saidOf({ clientId, description }: MutationOptions, argument: string): Change {
  return {
    client_id: optional(checkWords, clientId, `${argument}.clientId`),
    description: optional(checkWords, description, `${argument}.description`),
  }
}

function identityOf({ autoIdempotency }: Context, options: MutationOptions, argument: string): Change {
  const { opId = autoIdempotency, socketId } = options
  return {
    socket_id: optional(checkSocketId, socketId, `${argument}.socketId`),
    op_id: opId === false ? undefined : checkOpId(opId === true ? newId() : opId, `${argument}.opId`),
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
