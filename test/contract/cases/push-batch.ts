// POST /apps/{appId}/push/batch/publish, to a channel that nobody is subscribed to

import type { ContractCase, Own } from '../case.ts'

export function pushBatchCases(own: Own): ContractCase[] {
  const operation = 'publishPushBatch'
  const publish = {
    recipients: [{ type: 'channel', channel: own('silent') }],
    payload: { title: 'T', body: 'B', collapseKey: 'k' },
  }
  return [
    {
      name: 'accepts several notifications, and an unchecked quota',
      operation,
      body: [
        { ...publish, publishId: own('b1') },
        { ...publish, publishId: own('b2') },
      ],
      headers: { 'x-sockudo-push-quota-override': '1' },
      expect: { status: 202, body: { items: [{ publishId: own('b1') }, { publishId: own('b2') }] } },
      prism: 'accepts',
    },
    {
      name: 'accepts no notification at all',
      operation,
      body: [],
      expect: { status: 202, exactly: { items: [] } },
      prism: 'accepts',
    },
    {
      name: 'keeps what came before the notification that it refuses',
      operation: 'getPushStatus',
      before: [
        {
          operation,
          body: [
            { ...publish, publishId: own('kept') },
            { ...publish, recipients: [] },
          ],
          status: 400,
        },
      ],
      path: { publishId: own('kept') },
      expect: { status: 200, body: { publishId: own('kept') } },
      prism: 'accepts',
    },
    {
      name: 'answers for the notification that it refuses',
      operation,
      body: [publish, { ...publish, recipients: [] }],
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'targets is invalid: must contain at least one target',
      },
      prism: 'refuses',
    },
    {
      name: 'refuses push-subscribe',
      operation,
      body: [],
      headers: { 'x-sockudo-push-capability': 'push-subscribe' },
      expect: { status: 403, code: 'forbidden', message: 'push-admin capability is required' },
      prism: { prompted: 'pushAdminRequired' },
    },
    {
      name: 'cannot deliver to a provider that is off',
      operation,
      body: [{ ...publish, recipients: [{ type: 'providerCondition', provider: 'hms', condition: 'x' }] }],
      expect: { status: 503, code: 'service_unavailable', message: 'push admission unavailable: HMS' },
      prism: { prompted: 'pushProviderDisabled' },
    },
  ]
}
