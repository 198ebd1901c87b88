// What became of a push: /apps/{appId}/push/publish/{publishId}/status, /push/scheduled, /push/deadLetters and
// /push/deliveryStatus

import type { ContractCase, Own } from '../case.ts'

const subscribe = { 'x-sockudo-push-capability': 'push-subscribe' }
const adminOnly = {
  headers: subscribe,
  expect: { status: 403, code: 'forbidden', message: 'push-admin capability is required' },
  prism: { prompted: 'pushAdminRequired' },
} as const

export function pushOutcomeCases(own: Own): ContractCase[] {
  const event = {
    appId: 'app-id',
    publishId: own('publish'),
    eventId: 'e',
    occurredAtMs: 1,
    result: {
      appId: 'another',
      publishId: 'another',
      provider: 'apns',
      batchId: 'b',
      outcome: 'rejected',
      error: { class: 'quota', failureClass: 'provider_quota', reason: 'r', retryAfterMs: 5 },
      attempt: 1,
    },
  }
  const replay = 'replayPushDeadLetter'
  return [
    {
      name: 'reads the state of a publish without recipients',
      operation: 'getPushStatus',
      before: [
        {
          operation: 'publishPush',
          body: {
            publishId: own('a/b'),
            recipients: [{ type: 'channel', channel: own('silent') }],
            payload: {},
          },
        },
      ],
      path: { publishId: own('a/b') },
      expect: { status: 200, body: { publishId: own('a/b'), counters: { planned: 0, succeeded: 0 } } },
      prism: 'accepts',
    },
    {
      name: 'does not find a publish',
      operation: 'getPushStatus',
      path: { publishId: own('nothing') },
      expect: { status: 404, code: 'not_found', message: 'publish status not found' },
      prism: { prompted: 'pushStatusNotFound' },
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'getPushStatus',
      encodedPath: { publishId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `publishId`' },
      prism: { prompted: 'publishIdNotUtf8' },
    },
    { name: 'refuses push-subscribe', operation: 'getPushStatus', path: { publishId: 'p' }, ...adminOnly },
    {
      name: 'cancels what is not scheduled',
      operation: 'cancelScheduledPush',
      path: { jobId: own('nothing') },
      expect: { status: 204, exactly: '' },
      prism: 'accepts',
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'cancelScheduledPush',
      encodedPath: { jobId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `jobId`' },
      prism: { prompted: 'jobIdNotUtf8' },
    },
    { name: 'refuses push-subscribe', operation: 'cancelScheduledPush', path: { jobId: 'p' }, ...adminOnly },
    {
      name: 'lists no dead letters of a time long gone',
      operation: 'listPushDeadLetters',
      query: { provider: 'web_push', sinceMs: '1', untilMs: '2' },
      expect: { status: 200, exactly: { items: [], next_cursor: null, has_more: false } },
      prism: 'accepts',
    },
    {
      name: 'refuses dead letters of the provider realtime',
      operation: 'listPushDeadLetters',
      query: { provider: 'realtime' },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'provider must be one of fcm, apns, webpush, hms, or wns',
      },
      prism: 'refuses',
    },
    {
      name: 'refuses times that are crossed',
      operation: 'listPushDeadLetters',
      query: { sinceMs: '2', untilMs: '1' },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'sinceMs must be less than or equal to untilMs',
      },
      prism: { prompted: 'deadLetterTimesCrossed' },
    },
    {
      name: 'fails on the cursor of another list',
      operation: 'listPushDeadLetters',
      query: { cursor: cursor({ appId: 'app-id', kind: 'device', position: 'a', issuedAtMs: 0 }) },
      expect: { status: 500, code: 'internal_error' },
      prism: { prompted: 'internalError' },
    },
    {
      name: 'refuses the cursor of another app',
      operation: 'listPushDeadLetters',
      query: { cursor: cursor({ appId: 'other', kind: 'deadLetter', position: 'a', issuedAtMs: 0 }) },
      expect: { status: 400, code: 'invalid_input', message: 'cursor belongs to app other, expected app-id' },
      prism: { prompted: 'pushCursorOfOtherApp' },
    },
    {
      name: 'does not find a dead letter',
      operation: replay,
      path: { deadLetterId: own('nothing') },
      expect: { status: 404, code: 'not_found', message: 'dead letter not found' },
      prism: { prompted: 'deadLetterNotFound' },
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: replay,
      encodedPath: { deadLetterId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `deadLetterId`' },
      prism: { prompted: 'deadLetterIdNotUtf8' },
    },
    { name: 'refuses push-subscribe', operation: replay, path: { deadLetterId: 'p' }, ...adminOnly },
    {
      name: 'stores a report about a publish that it does not know',
      operation: 'reportPushDelivery',
      body: { ...event, appId: 'another' },
      expect: { status: 202, exactly: event },
      prism: 'accepts',
    },
    {
      name: 'refuses an outcome that does not exist',
      operation: 'reportPushDelivery',
      body: { ...event, result: { ...event.result, outcome: 'lost' } },
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: unknown variant `lost`' },
      prism: 'refuses',
      shows: 'deliveryOutcomeUnknown',
    },
    { name: 'refuses push-subscribe', operation: 'reportPushDelivery', body: event, ...adminOnly },
  ]
}

function cursor(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
