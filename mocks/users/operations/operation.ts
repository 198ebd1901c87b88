// The shape of an operation, and the envelope of its answers.

import type { WireAnswer } from '../../fake-server.ts'
import { json } from '../http/answer.ts'
import type { Call } from '../http/call.ts'

/** @throws Told */
export type Operation = (call: Call) => WireAnswer

export function done(message: string): WireAnswer {
  return json({ error: false, message })
}
