// A client of the WebSockets Service that sends nowhere: a known access key, a fetch that records.

import { expect } from 'vitest'
import { ArgumentError } from '../../../src/errors.ts'
import {
  createWebSocketsService,
  type WebSocketsService,
  type WebSocketsServiceOptions,
} from '../../../src/services/websockets-service/index.ts'
import { type Answer, type RecordingFetch, recordingFetch } from '../../../src/testing/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'

export const accessKey = 'test-access-key-5c1f9a77'

export interface TestService {
  readonly service: WebSocketsService
  readonly fetch: RecordingFetch
}

export function testService(
  options: Partial<WebSocketsServiceOptions> = {},
  ...answers: readonly Answer[]
): TestService {
  const fetch = recordingFetch(...answers)
  return { service: createWebSocketsService({ accessKey, fetch, ...options }), fetch }
}

/** A success with this result of one operation. */
export function answerOf(operation: string, result: unknown): Response {
  return Response.json({ data: { [operation]: result } })
}

/** A client whose every call is answered so. */
export function answered(operation: string, result: unknown): TestService {
  return testService({}, answerOf(operation, result))
}

/** The JSON of what was sent. */
export function sentBy({ requests }: RecordingFetch): Record<string, any>[] {
  return requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
}

/** The error of a call that is answered so; nothing secret is in it. */
export async function errorOf(
  answer: Answer,
  call: (service: WebSocketsService) => Promise<unknown> = (service) =>
    service.pushMessage({ recipients: ['user-1'], message: 'Hello' }),
): Promise<any> {
  const { service } = testService({}, answer)
  const error = await rejectionOf(call(service))
  expectNoKey(error)
  return error
}

/** Checks that a call is refused before there is traffic, and returns the error. */
export async function refusalOf(call: (service: WebSocketsService) => unknown): Promise<ArgumentError> {
  const { service, fetch } = testService()
  const error = await rejectionOf((async () => call(service))())
  expect(fetch.requests).toEqual([])
  expect(error).toBeInstanceOf(ArgumentError)
  expectNoKey(error)
  return error as ArgumentError
}

export function expectNoKey(error: unknown, more: readonly string[] = []): void {
  expectNothingSecret(error, [accessKey, ...more])
}

/** Everything that a list gives. */
export async function itemsOf<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of list) items.push(item)
  return items
}
