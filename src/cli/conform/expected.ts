// The ways in which each kind of server accepts and refuses, in short.

import type { Expected } from './check.ts'

export const accepted: Expected = { status: 200 }

/** What Pusher and Reverb say when there is nothing to say. */
export const nothing: Expected = { status: 200, exactly: {} }

/** What soketi and Sockudo say when there is nothing to say. */
export const ok: Expected = { status: 200, exactly: { ok: true } }

/** Pusher and Reverb refuse with a text. */
export function text(status: number | readonly number[], words = ''): Expected {
  return { status, body: words }
}

/**
 * soketi writes its headers for CORS before it knows of a failure, and with the first header goes the status 200: its own
 * tests read the code of a refusal from the body. A proxy or a patched server may send the status, too.
 */
export function soketi(code: number, words: string): Expected {
  return { status: [200, code], body: { error: words, code } }
}

export const soketiUnsigned: Expected = soketi(401, 'The secret authentication failed')
export const soketiIncorrect: Expected = soketi(400, 'The received data is incorrect')
/** A route that soketi does not have. */
export const soketiLacks: Expected = { status: 404, lacks: true }

export const reverbUnsigned: Expected = text(401, 'Authentication signature invalid.')
export const reverbTooLarge: Expected = text(413, 'Payload too large.')
export const reverbLacks: Expected = { status: 404, body: 'Not found.', lacks: true }

/** Reverb lists what its validator found, by field. */
export function reverbInvalid(...fields: readonly string[]): Expected {
  return { status: 422, body: Object.fromEntries(fields.map((field) => [field, [/./]])) }
}

export function sockudo(status: number, code: string, words: string): Expected {
  return { status, body: { error: words, code, status } }
}

export const sockudoLacks: Expected = { status: 404, lacks: true }

/** A frame that refuses, whichever of the two a server sends. */
export const refusal: readonly string[] = ['pusher:error', 'pusher:subscription_error']
