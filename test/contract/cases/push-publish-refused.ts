// POST /apps/{appId}/push/publish: what is refused

import type { ContractCase, Own } from '../case.ts'

export function pushPublishRefusedCases(own: Own): ContractCase[] {
  const operation = 'publishPush'
  const publish = {
    recipients: [{ type: 'channel', channel: own('silent') }],
    payload: { title: 'T', body: 'B', collapseKey: 'k' },
  }
  return [
    ...refusals.map(([what, message, change, prism]): ContractCase => ({
      name: `refuses ${what}`,
      operation,
      body: { ...publish, ...change },
      expect: { status: 400, code: 'invalid_input', message },
      prism: prism === undefined ? 'refuses' : { prompted: prism },
    })),
    {
      name: 'cannot deliver to a provider that is off',
      operation,
      body: { ...publish, recipients: [{ type: 'providerTopic', provider: 'fcm', topic: 't' }] },
      expect: {
        status: 503,
        code: 'service_unavailable',
        message: 'push admission unavailable: FCM provider worker is disabled (provider disabled in config)',
      },
      prism: { prompted: 'pushProviderDisabled' },
    },
    {
      name: 'refuses a body that is not sent as JSON',
      operation,
      body: publish,
      headers: { 'content-type': 'text/plain' },
      expect: { status: 400, code: 'invalid_input', message: 'expected application/json content type' },
      prism: { prompted: 'pushContentTypeMissing' },
    },
    {
      name: 'refuses a body of more than 10 MiB',
      operation,
      body: { ...publish, publishId: 'x'.repeat(10 * 1024 * 1024) },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'invalid JSON body: Failed to buffer the request body: length limit exceeded',
      },
      prism: { prompted: 'pushBodyTooLarge' },
    },
    {
      name: 'refuses push-subscribe',
      operation,
      body: publish,
      headers: { 'x-sockudo-push-capability': 'push-subscribe' },
      expect: { status: 403, code: 'forbidden', message: 'push-admin capability is required' },
      prism: { prompted: 'pushAdminRequired' },
    },
  ]
}

const activity = { type: 'recipient', recipient: { transportType: 'apnsLiveActivity', activityToken: 't' } }
const broadcast = {
  type: 'recipient',
  recipient: { transportType: 'apnsLiveActivityBroadcast', channelId: 'c' },
}
const start = {
  event: 'start',
  timestamp: 1,
  contentState: {},
  attributesType: 'G',
  attributes: {},
  alert: {},
}
const update = { event: 'update', timestamp: 1, contentState: {} }

/** What is refused, with which message, and for what no schema can see the example that shows it. */
const refusals: readonly (readonly [string, string, object, string?])[] = [
  [
    'a publish without recipients',
    'targets is invalid: must contain at least one target',
    { recipients: [] },
  ],
  [
    '1,025 recipients',
    'targets is invalid: too many targets',
    { recipients: Array.from({ length: 1025 }, () => ({ type: 'client', client_id: 'c' })) },
  ],
  [
    'a device in camel case',
    'invalid JSON body: missing field `device_id`',
    { recipients: [{ type: 'device', deviceId: 'd' }] },
  ],
  ['a blank device', 'deviceId must not be empty', { recipients: [{ type: 'device', device_id: '' }] }],
  [
    'an endpoint without TLS',
    'endpoint is invalid: must use https',
    {
      recipients: [
        {
          type: 'recipient',
          recipient: { transportType: 'web', endpoint: 'http://push.example.com/1', p256dh: 'p', auth: 'a' },
        },
      ],
    },
  ],
  ['a blank client', 'clientId must not be empty', { recipients: [{ type: 'client', client_id: ' ' }] }],
  ['a blank id', 'publishId must not be empty', { publishId: '' }],
  ['a title of 257 bytes', 'title exceeds 256 bytes', { payload: { title: 'x'.repeat(257) } }],
  ['an icon without https', 'icon is invalid: must use https', { payload: { icon: 'http://x/i.png' } }],
  [
    'a text that FCM has no room for',
    'fcm payload exceeds 4096 bytes',
    { payload: { body: 'x'.repeat(4096) } },
    'pushPayloadTooLong',
  ],
  [
    'a placeholder without data',
    'invalid template substitution: placeholder key is missing',
    { payload: { title: '{{data.x}}' } },
    'placeholderMissing',
  ],
  [
    'a placeholder of another kind',
    'invalid template substitution: placeholder key must use a bounded data.* path',
    { payload: { title: '{{x}}' } },
    'placeholderUnknown',
  ],
  [
    'a template that does not exist',
    'push template nothing not found',
    { payload: { templateId: 'nothing' } },
    'pushTemplateUnknown',
  ],
  [
    'a priority that APNs does not have',
    'invalid apns override: invalid apns-priority',
    { providerOverrides: [{ provider: 'apns', payload: { headers: { 'apns-priority': '7' } } }] },
  ],
  [
    'an override for nobody',
    'invalid JSON body: unknown variant `webpush`',
    { providerOverrides: [{ provider: 'webpush', payload: {} }] },
  ],
  [
    'a live activity that is not said what to do',
    'liveActivity is required for APNs Live Activity recipients',
    { recipients: [activity] },
    'liveActivityMissing',
  ],
  [
    'a live activity and an override for APNs',
    'liveActivity cannot be combined with an APNs provider override',
    { liveActivity: update, providerOverrides: [{ provider: 'apns', payload: {} }] },
    'liveActivityOverridden',
  ],
  [
    'a broadcast that starts an activity',
    'liveActivity.event is not allowed: broadcast notifications cannot start a Live Activity',
    { recipients: [broadcast], liveActivity: start },
    'liveActivityBroadcastStart',
  ],
  [
    'a low power for one device',
    'liveActivity.priority is not allowed: lowPower priority is supported only for broadcast delivery',
    { recipients: [activity], liveActivity: { ...update, priority: 'lowPower' } },
    'liveActivityLowPower',
  ],
  [
    'an activity that starts without an alert',
    'liveActivity.alert is invalid: must be a JSON object for start events',
    { liveActivity: { ...start, alert: undefined } },
  ],
  [
    'an update that dismisses',
    'liveActivity is not allowed: update events cannot set start or dismissal fields',
    { liveActivity: { ...update, dismissalDate: 5 } },
  ],
  [
    'an end that goes stale',
    'liveActivity is not allowed: end events cannot set start or stale fields',
    { liveActivity: { ...update, event: 'end', staleDate: 5 } },
  ],
  [
    'a time of 0',
    'liveActivity.timestamp is invalid: must be a positive UNIX timestamp in seconds',
    { liveActivity: { ...update, timestamp: 0 } },
  ],
]
