// Between the kit's own way of sending and openapi-fetch, which wants the Fetch API.

import type { TransportResponse } from '../runtime/transport.ts'
import { ArgumentError } from './errors/argument-error.ts'
import { ProtocolError } from './errors/protocol-error.ts'
import { effectOfSilence } from './errors/request-error.ts'
import type { Outgoing } from './http.ts'

type Asked = Pick<Outgoing, 'operation' | 'method' | 'readOnly'>

/**
 * An answer as a Response.
 *
 * @throws ProtocolError for a status that a Response cannot have
 */
export function responseOf({ status, headers, body }: TransportResponse, asked: Asked): Response {
  if (status < 200 || status > 599) {
    throw protocolError(status, `the server answered with the status ${status}, which is none`, asked)
  }
  const bodiless = [204, 205, 304].includes(status)
  return new Response(bodiless ? null : body, { status, headers })
}

/** The error for what a call of openapi-fetch was rejected with. */
export function openapiFetchError(
  error: unknown,
  asked: Asked & { readonly status: number },
  redact: (text: string) => string,
): unknown {
  // It parses the answer; what it throws then quotes the beginning of it.
  if (error instanceof SyntaxError) {
    return protocolError(
      asked.status,
      `the server answered ${asked.status} with a body that is not JSON`,
      asked,
    )
  }
  // Everything of the connection has its own class; this is a Request that could not be made.
  if (!(error instanceof TypeError)) return error
  return new ArgumentError('init', `makes no request: ${redact(error.message)}`)
}

function protocolError(
  status: number,
  message: string,
  { operation, method, readOnly }: Asked,
): ProtocolError {
  return new ProtocolError(status, message, {
    operation,
    effect: effectOfSilence(method.toUpperCase(), readOnly),
  })
}
