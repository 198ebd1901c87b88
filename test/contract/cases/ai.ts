// POST /apps/{appId}/events and /batch_events on channels with AI Transport, which the test servers give to `ai-`.

import type { Call, ContractCase, Own } from '../case.ts'

export function aiCases(own: Own): ContractCase[] {
  const channel = `ai-${own('answers')}`
  const event = (fields: object): object => ({ name: 'ai-output', channel, data: 'x', ...fields })
  const transport = (headers: object): object => event({ extras: { ai: { transport: headers } } })
  const refusals: readonly Refusal[] = [
    {
      name: 'refuses an event of AI Transport on a channel without it',
      event: event({ channel: own('answers') }),
      status: 403,
      code: 'ai_event_not_permitted',
      message: 'AI Transport is not enabled for this channel',
      example: 'aiEventNotPermitted',
    },
    {
      name: 'refuses a transport header that does not exist',
      event: transport({ foo: 'x' }),
      status: 400,
      code: 'ai_invalid_transport_header',
      message: "unknown extras.ai.transport key 'foo'",
      example: 'aiHeaderUnknown',
    },
    {
      name: 'refuses a message id of 65 bytes on a channel with AI Transport',
      event: event({ message_id: 'm'.repeat(65) }),
      status: 400,
      code: 'ai_header_too_large',
      message: 'message_id exceeds 64 bytes',
      example: 'aiMessageIdTooLong',
    },
    {
      name: 'refuses a transport header of 257 bytes',
      event: transport({ 'run-id': 'r'.repeat(257) }),
      status: 413,
      code: 'ai_header_too_large',
      message: 'extras.ai.transport.run-id exceeds 256 bytes',
      example: 'aiHeaderTooLarge',
    },
  ]
  return [
    {
      name: 'answers an event of AI Transport with a receipt',
      operation: 'triggerEvent',
      body: transport({ 'run-id': 'run-1', status: 'streaming' }),
      expect: { status: 200, body: { channels: { [channel]: {} } } },
      prism: 'accepts',
    },
    ...refusals.flatMap(({ name, event, status, code, message, example }) =>
      publishing(event).map((call): ContractCase => ({
        ...call,
        name,
        expect: { status, code, message },
        prism: { prompted: example },
      })),
    ),
    ...publishing(event({ data: 'd'.repeat(10 * 1024 * 1024) })).map((call): ContractCase => ({
      ...call,
      name: 'refuses a body of more than 10 MiB with a text',
      expect: { status: 413, message: 'Failed to buffer the request body: length limit exceeded' },
      prism: { prompted: 'bodyTooLarge' },
    })),
  ]
}

interface Refusal {
  readonly name: string
  readonly event: object
  readonly status: number
  readonly code: string
  readonly message: string
  /** The name of the example. */
  readonly example: string
}

/** The same event, alone and in a batch. */
function publishing(event: object): Call[] {
  return [
    { operation: 'triggerEvent', body: event },
    { operation: 'triggerBatch', body: { batch: [event] } },
  ]
}
