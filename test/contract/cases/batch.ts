// POST /apps/{appId}/batch_events

import type { ContractCase, Own } from '../case.ts'

const operation = 'triggerBatch'

export function batchCases(own: Own): ContractCase[] {
  const event = { name: 'created', channel: own('batch'), data: '{"id":1}' }
  const keyed = { ...event, idempotency_key: own('event-key') }
  const many = (count: number): object => ({ batch: Array.from({ length: count }, () => event) })
  return [
    {
      name: 'publishes a batch of ten events',
      operation,
      body: many(10),
      expect: { status: 200, exactly: {} },
      prism: 'accepts',
    },
    {
      name: 'answers with one entry per event when one of them asks for counts',
      operation,
      body: { batch: [event, { ...event, info: 'subscription_count' }] },
      expect: { status: 200, body: { batch: [{}, { subscription_count: 0 }] } },
      prism: 'accepts',
    },
    {
      name: 'leaves out an event whose key is known',
      operation,
      before: [{ operation, body: { batch: [keyed] } }],
      body: { batch: [keyed, { ...event, info: 'subscription_count' }] },
      expect: { status: 200, body: { batch: [{}, { subscription_count: 0 }] } },
      prism: 'accepts',
    },
    {
      name: 'answers a batch with a known key like the first time',
      operation,
      before: [{ operation, body: many(1), headers: { 'x-idempotency-key': own('batch-key') } }],
      body: { batch: [{ ...event, info: 'subscription_count' }] },
      headers: { 'x-idempotency-key': own('batch-key') },
      expect: { status: 200, exactly: {} },
      prism: 'accepts',
    },
    {
      name: 'keeps the key of a batch that failed',
      operation,
      before: [
        {
          operation,
          body: { batch: [{ ...event, channel: 'b d' }] },
          headers: { 'x-idempotency-key': own('stuck') },
          status: 400,
        },
      ],
      body: many(1),
      headers: { 'x-idempotency-key': own('stuck') },
      expect: {
        status: 503,
        code: 'backpressure',
        message: 'Idempotent batch publish is still in progress',
        headers: { 'retry-after': '1' },
      },
      prism: { prompted: 'batchInProgress' },
    },
    {
      name: 'refuses eleven events',
      operation,
      body: many(11),
      expect: { status: 400, code: 'limit_exceeded', message: 'Batch size (11) exceeds limit (10)' },
      prism: 'refuses',
    },
    {
      name: 'refuses a batch for one bad channel name',
      operation,
      body: { batch: [event, { ...event, channel: 'nowhere:1' }] },
      expect: { status: 400, code: 'invalid_input', message: "Unknown channel namespace 'nowhere'" },
      prism: { prompted: 'namespaceUnknown' },
    },
    {
      name: 'refuses a batch with data of 102,401 bytes',
      operation,
      body: { batch: [{ ...event, data: 'd'.repeat(102_401) }] },
      expect: { status: 413, code: 'payload_too_large', message: 'Event payload size (102401 bytes)' },
      prism: { prompted: 'payloadTooLarge' },
    },
    {
      name: 'refuses an event of a batch that has no channel',
      operation,
      body: { batch: [{ name: 'created', data: '1' }] },
      expect: { status: 400, code: 'missing_channel_info' },
      prism: 'refuses',
    },
    {
      name: 'refuses a body without batch with a text',
      operation,
      body: {},
      expect: {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: missing field `batch`',
      },
      prism: 'refuses',
    },
    {
      name: 'refuses a batch that is not JSON with a text',
      operation,
      body: 'no',
      expect: { status: 400, message: 'Failed to parse the request body as JSON: ' },
      prism: 'refuses',
    },
    {
      name: 'refuses a batch that is not sent as JSON with a text',
      operation,
      body: many(1),
      headers: { 'content-type': 'text/plain' },
      expect: { status: 415, message: 'Expected request with `Content-Type: application/json`' },
      prism: 'refuses',
    },
  ]
}
