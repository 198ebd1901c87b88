// What soketi says when it refuses. It writes its headers before it knows of a failure, and with the first header goes
// the status 200, so that the code is in the body alone.

import { type Answer, json } from '../../../sockudo/http/answer.ts'
import { Failure } from '../../../sockudo/http/failure.ts'

export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers':
    'Origin, Content-Type, X-Auth-Token, X-Requested-With, Accept, Authorization, X-CSRF-TOKEN, XSRF-TOKEN, X-Socket-Id',
}

export function told(value: unknown): Answer {
  return json(200, value, corsHeaders)
}

export function refuse(code: number, error: string): Failure {
  return new Failure(told({ error, code }), error)
}

export const incorrect = (): Failure => refuse(400, 'The received data is incorrect')

export const tooManyRequests = (): Failure => refuse(429, 'Too many requests.')

export const serverError = (): Failure => refuse(500, 'A server error has occurred.')
