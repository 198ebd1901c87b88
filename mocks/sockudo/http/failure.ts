// The server's own errors: each is thrown where it is noticed and becomes the answer.

import { type Answer, json, plain } from './answer.ts'

export class Failure extends Error {
  readonly answer: Answer

  constructor(answer: Answer, message: string) {
    super(message)
    this.answer = answer
  }
}

function failure(
  status: number,
  code: string,
  error: string,
  headers?: Readonly<Record<string, string>>,
): Failure {
  return new Failure(json(status, { error, code, status }, headers), error)
}

export const invalidInput = (error: string): Failure => failure(400, 'invalid_input', error)

export const limitExceeded = (error: string): Failure => failure(400, 'limit_exceeded', error)

export const authFailed = (error: string): Failure => failure(401, 'auth_failed', error)

export const forbidden = (error: string): Failure => failure(403, 'forbidden', error)

export const payloadTooLarge = (error: string): Failure => failure(413, 'payload_too_large', error)

export const featureDisabled = (error: string): Failure => failure(422, 'feature_disabled', error)

/** The server keeps the reason to itself. */
export const internalError = (): Failure => failure(500, 'internal_error', 'Internal server error')

/** The message is what a socket is told; over HTTP the server says no more than that it failed. */
export const storeMissing = (): Failure =>
  new Failure(internalError().answer, 'Configuration error: Durable history is not configured')

export const notFound = (error: string): Failure => failure(404, 'not_found', error)

export const serviceUnavailable = (error: string): Failure => failure(503, 'service_unavailable', error)

/** @param seconds - when to try again */
export const rateLimited = (error: string, seconds: number): Failure =>
  failure(429, 'rate_limited', error, { 'retry-after': String(seconds) })

export const appNotFound = (): Failure =>
  failure(404, 'app_not_found', 'Application key not found or invalid: Invalid app key')

export const missingChannel = (): Failure =>
  failure(400, 'missing_channel_info', "Request must contain 'channels' (list) or 'channel' (string)")

/** Seconds for which a server that was told to stop still answers. */
const gracePeriod = 10

export const draining = (): Failure =>
  failure(503, 'draining', 'Server is draining', { 'retry-after': String(gracePeriod) })

/** @param seconds - when to try again */
export const putOff = (error: string, seconds: number): Failure =>
  failure(503, 'backpressure', error, { 'retry-after': String(seconds) })

/** Somebody else holds the idempotency key. */
export const inProgress = (error: string): Failure => putOff(error, 1)

export function aiFailure(status: number, code: string, aiCode: number, error: string): Failure {
  return new Failure(json(status, { error, code, ai_code: aiCode, status }), error)
}

/** Not an answer of the server: the contract has the operation, the fake does not play it. */
export const notPlayed = (operation: string): Failure =>
  failure(501, 'not_implemented', `This fake does not play ${operation}`)

/** A mistake that is noticed before the operation begins. */
export const unreadable = (status: number, error: string): Failure => new Failure(plain(status, error), error)
