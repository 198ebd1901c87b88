// What a call that fails fails with.

import { expect } from 'vitest'
import { ArgumentError, isKitError } from '../../src/errors.ts'
import type { Sockudo, SockudoOptions } from '../../src/services/sockudo/index.ts'
import { testClient } from './client.ts'
import { expectNothingSecret } from './secrets.ts'

/** The value that a promise rejects with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    (value) => expect.unreachable(`expected a rejection, resolved to ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
}

/** The error of a publish to one channel that is answered so. */
export async function publishError(answer: Response): Promise<any> {
  const { client } = testClient({}, answer)
  const error = await rejectionOf(client.trigger('orders', 'created', {}))
  expectNothingSecret(error)
  return error
}

/** The value that a function throws. */
function thrownBy(action: () => unknown): any {
  try {
    action()
  } catch (error) {
    return error
  }
  return expect.unreachable('expected an error, none was thrown')
}

/** Checks that a call is refused with an ArgumentError before there is traffic, and returns the error. */
export async function refusalOf(
  call: (client: Sockudo) => unknown,
  options: Partial<SockudoOptions> = {},
): Promise<ArgumentError> {
  const { client, fetch } = testClient(options)
  const error = await rejectionOf((async () => call(client))())
  expect(fetch.requests).toEqual([])
  return expectArgumentError(error)
}

/** Checks that an action throws an ArgumentError, and returns the error. */
export function refusedBy(action: () => unknown): ArgumentError {
  return expectArgumentError(thrownBy(action))
}

function expectArgumentError(error: unknown): ArgumentError {
  expect(error).toBeInstanceOf(ArgumentError)
  expect(isKitError(error)).toBe(true)
  const { argument, code, message } = error as ArgumentError
  expect(code).toMatch(/^(?:invalid_argument|event_too_large)$/)
  expect(message.startsWith(`${argument} `)).toBe(true)
  expectNothingSecret(error)
  return error as ArgumentError
}
