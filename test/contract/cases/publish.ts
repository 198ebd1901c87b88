// POST /apps/{appId}/events

import type { ContractCase, Own } from '../case.ts'

const operation = 'triggerEvent'
const inProgress = {
  status: 503,
  code: 'backpressure',
  message: 'Idempotent publish is still in progress',
} as const

export function publishCases(own: Own): ContractCase[] {
  const event = { name: 'created', channel: own('orders'), data: '{"id":1}' }
  const refused = (name: string, body: object, message: string, example: string): ContractCase => ({
    name,
    operation,
    body,
    expect: { status: 400, code: 'invalid_input', message },
    prism: { prompted: example },
  })
  const once = { ...event, idempotency_key: own('key') }
  const failed = { name: 'created', channel: 'bad name', data: '1', idempotency_key: own('failed-key') }
  const identified = { ...event, message_id: own('message') }
  return [
    {
      name: 'publishes to one channel',
      operation,
      body: event,
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'publishes to several channels',
      operation,
      body: { name: 'created', channels: [own('a'), own('b')], data: 'text' },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'publishes data that is JSON and not text',
      operation,
      body: { ...event, data: { id: 1, list: [true, null, 1.5] } },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'publishes an event without data',
      operation,
      body: { name: 'created', channel: own('orders') },
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'publishes to a user',
      operation,
      body: { ...event, channel: `#server-to-user-${own('user')}` },
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'publishes to a channel whose name has every character that is allowed',
      operation,
      body: { ...event, channel: `${own('all')}-_=@,.;` },
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'publishes to a channel of a namespace that the app has',
      operation,
      body: { ...event, channel: 'chat:1' },
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'answers with receipts when asked for counts',
      operation,
      occupied: [own('counted')],
      body: { ...event, channel: own('counted'), info: 'subscription_count' },
      expect: { status: 200, body: { channels: { [own('counted')]: { subscription_count: 1 } } } },
      prism: 'accepts',
    },
    {
      name: 'answers with receipts and without counts to an empty info',
      operation,
      body: { ...event, channels: [own('a'), own('b')], channel: undefined, info: '' },
      expect: { status: 200, body: { channels: { [own('a')]: {}, [own('b')]: {} } } },
      prism: 'accepts',
    },
    {
      name: 'answers with receipts to a message id',
      operation,
      body: { ...event, message_id: own('receipt') },
      expect: { status: 200, body: { channels: { [own('orders')]: {} } } },
      prism: 'accepts',
    },
    {
      name: 'takes tags, extras and delta',
      operation,
      body: {
        ...event,
        tags: { kind: 'a' },
        delta: false,
        extras: { headers: { a: 1, b: 'c', d: true }, ephemeral: true },
      },
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'answers a known idempotency key like the first time',
      operation,
      before: [{ operation, body: once }],
      body: once,
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'answers a known idempotency key like the first time although the event is another',
      operation,
      before: [{ operation, body: { ...once, idempotency_key: own('key-2') } }],
      body: { ...event, data: 'other', idempotency_key: own('key-2') },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'takes the idempotency key from the header, too',
      operation,
      before: [{ operation, body: event, headers: { 'x-idempotency-key': own('header-key') } }],
      body: { ...event, name: '' },
      headers: { 'x-idempotency-key': own('header-key') },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    {
      name: 'keeps the key of a publish that failed',
      operation,
      before: [{ operation, body: failed, status: 400 }],
      body: { ...event, idempotency_key: failed.idempotency_key },
      expect: { ...inProgress, headers: { 'retry-after': '1' } },
      prism: { prompted: 'publishInProgress' },
    },
    {
      name: 'answers a known message id with the first receipt',
      operation,
      before: [{ operation, body: identified }],
      body: identified,
      expect: { status: 200, body: { channels: { [own('orders')]: {} } } },
      prism: 'accepts',
    },
    refused(
      'refuses an idempotency key of 129 bytes',
      { ...event, idempotency_key: 'k'.repeat(129) },
      'Idempotency key exceeds maximum length of 128 characters',
      'idempotencyKeyTooLong',
    ),
    refused(
      'refuses an empty idempotency key',
      { ...event, idempotency_key: '' },
      'Idempotency key must not be empty',
      'idempotencyKeyEmpty',
    ),
    refused(
      'refuses a message id of 129 bytes',
      { ...event, message_id: 'i'.repeat(129) },
      'idempotency key exceeds 128 bytes',
      'messageIdTooLong',
    ),
    refused(
      'refuses a channel of one user in a namespace that has none',
      { ...event, channel: 'orders#u1' },
      "Channel 'orders#u1' uses user-limited syntax but the namespace does not allow it",
      'userLimitNotAllowed',
    ),
    {
      name: 'refuses an event without a name',
      operation,
      body: { channel: own('orders'), data: '1' },
      expect: { status: 400, code: 'invalid_input', message: 'Event name is required' },
      prism: 'refuses',
    },
    refused(
      'refuses a channel of a namespace that the app does not have',
      { ...event, channel: 'nowhere:1' },
      "Unknown channel namespace 'nowhere'",
      'namespaceUnknown',
    ),
    refused(
      'refuses a channel name with a space',
      { ...event, channel: 'b d' },
      "Channel name contains invalid characters: 'b d' (invalid chars: [' '])",
      'channelNameInvalid',
    ),
    refused(
      'refuses a channel name of 201 characters',
      { ...event, channel: 'c'.repeat(201) },
      'Channel name too long. Max length is 200',
      'channelNameTooLong',
    ),
    {
      ...refused(
        'refuses a known message id with other data',
        { ...identified, data: 'other' },
        'idempotency key was already used with a different payload',
        'idempotencyConflict',
      ),
      before: [{ operation, body: identified }],
    },
    {
      name: 'refuses an event name of 201 bytes',
      operation,
      body: { ...event, name: 'n'.repeat(201) },
      expect: { status: 400, code: 'limit_exceeded', message: "Event name 'nnn" },
      prism: 'refuses',
    },
    {
      name: 'refuses 101 channels',
      operation,
      body: {
        name: 'created',
        data: '1',
        channels: Array.from({ length: 101 }, (_, index) => own(`${index}`)),
      },
      expect: {
        status: 400,
        code: 'limit_exceeded',
        message: 'Number of channels (101) exceeds limit (100)',
      },
      prism: 'refuses',
    },
    {
      name: 'refuses an event without a channel',
      operation,
      body: { name: 'created', data: '1' },
      expect: {
        status: 400,
        code: 'missing_channel_info',
        message: "Request must contain 'channels' (list) or 'channel'",
      },
      prism: 'refuses',
    },
    {
      name: 'refuses data of 102,401 bytes',
      operation,
      body: { ...event, data: 'd'.repeat(102_401) },
      expect: {
        status: 413,
        code: 'payload_too_large',
        message: "Event payload size (102401 bytes) for event 'created' exceeds limit (100KB)",
      },
      prism: { prompted: 'payloadTooLarge' },
    },
    {
      name: 'takes data of 102,400 bytes',
      operation,
      body: { ...event, data: 'd'.repeat(102_400) },
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'refuses a body that is not JSON with a text',
      operation,
      body: '{',
      expect: { status: 400, message: 'Failed to parse the request body as JSON: ' },
      prism: 'refuses',
    },
    {
      name: 'refuses an empty body with a text',
      operation,
      body: '',
      expect: { status: 400, message: 'Failed to parse the request body as JSON: EOF while parsing a value' },
      prism: 'refuses',
    },
    {
      name: 'refuses JSON of another shape with a text',
      operation,
      body: { ...event, channel: 5 },
      expect: { status: 422, message: 'Failed to deserialize the JSON body into the target type: channel: ' },
      prism: 'refuses',
    },
    {
      name: 'refuses push in extras with a text',
      operation,
      body: { ...event, extras: { push: { title: 'a' } } },
      expect: {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: extras.push: ',
      },
      prism: 'refuses',
    },
    {
      name: 'refuses a body that is not sent as JSON with a text',
      operation,
      body: event,
      headers: { 'content-type': 'text/plain' },
      expect: { status: 415, message: 'Expected request with `Content-Type: application/json`' },
      prism: 'refuses',
    },
  ]
}
