// What Pusher Channels says when it refuses. Only some of its words are published; the others are made like them.

import { Failure } from '../../../sockudo/http/failure.ts'
import { plain } from '../../../sockudo/http/answer.ts'

export function refuse(status: number, text: string): Failure {
  return new Failure(plain(status, text), text)
}

export const missing = (): Failure => refuse(400, 'Missing required parameter')

export const appNotFound = (): Failure => refuse(404, 'Could not find app by id')

export const keyUnknown = (): Failure => refuse(401, 'Unknown auth_key')

export const signatureInvalid = (): Failure => refuse(401, 'Invalid signature')

export const appDisabled = (): Failure => refuse(403, 'The app is disabled')

export const overQuota = (): Failure => refuse(403, 'The account has exceeded its daily message quota')

/** @param given - milliseconds since the epoch @param now - of the server */
export const timestampExpired = (given: number, now: number): Failure =>
  refuse(
    401,
    `Timestamp expired: Given timestamp (${iso(given)}) not within 600s of server time (${iso(now)})`,
  )

export const dataTooLarge = (limit: number): Failure =>
  refuse(413, `The data content of this event exceeds the allowed maximum (${limit} bytes)`)

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
