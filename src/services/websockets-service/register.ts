// registerRecipient(): where a recipient connects.

import type { CallOptions } from '../../core/http.ts'
import type { Context } from './context.ts'
import type { RegisterRecipientInput } from './inputs.ts'
import { runOperation } from './run.ts'

/** Where a recipient connects. Whoever has it can connect: hand it to that user alone, and keep it out of logs. */
export interface Registration {
  /** A part of the URI, new with each call. */
  readonly token: string
  /** `wss://websockets.socrate.io/?token=…` */
  readonly connectionUri: string
}

export async function registerRecipient(
  context: Context,
  input: RegisterRecipientInput,
  options?: CallOptions,
): Promise<Registration> {
  const { result, unreadable } = await runOperation(context, 'registerRecipient', { input }, options)
  const textOf = (name: 'token' | 'connectionUri'): string => {
    const value: unknown = result?.[name]
    if (typeof value === 'string' && value !== '') return value
    throw unreadable(`data.registerRecipient.${name}`, value, 'text')
  }
  return { token: textOf('token'), connectionUri: textOf('connectionUri') }
}
