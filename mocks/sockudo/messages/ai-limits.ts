// What channels with AI Transport allow: the server's defaults.

import type { Limits } from '../limits.ts'
import { utf8Length } from '../../../src/core/bytes.ts'
import { aiFailure } from '../http/failure.ts'
import type { Payload } from './message.ts'
import type { Messages } from './store.ts'

const messageBytes = 1024 * 1024

/** @throws Failure */
export function checkOpenStreams({ openStreams }: Limits, messages: Messages, channel: string): void {
  if (messages.of(channel).openStreams < openStreams) return
  throw tooMuch(`open streaming message count exceeds ${openStreams}`)
}

/** @throws Failure */
export function checkMessageBytes(data: Payload | undefined): void {
  // Most payloads are far from the limit, and a character has at most three bytes.
  if (data === undefined || data.text.length * 3 <= messageBytes || utf8Length(data.text) <= messageBytes)
    return
  throw tooMuch(`accumulated message content exceeds ${messageBytes} bytes`)
}

/** @throws Failure */
export function checkAppends({ appends }: Limits, before: number): void {
  if (before >= appends) throw tooMuch(`message append count exceeds ${appends}`)
}

function tooMuch(error: string): Error {
  return aiFailure(413, 'payload_too_large', 40009, error)
}
