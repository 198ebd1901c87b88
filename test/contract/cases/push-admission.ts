// Pushes that a server takes or not by what it is set up for: to APNs, and not too many at a time.

import type { ContractCase, Own } from '../case.ts'

export function pushAdmissionCases(own: Own): ContractCase[] {
  const activity = { transportType: 'apnsLiveActivity', activityToken: own('activity') }
  const publish = { recipients: [{ type: 'channel', channel: own('silent') }], payload: { title: 'T' } }
  const tooFast = {
    status: 429,
    code: 'rate_limited',
    message: 'push.acceptance_rate_limit exceeded',
    headers: { 'retry-after': '1' },
  }
  return [
    {
      name: 'takes a push to a device of Apple where there is APNs',
      operation: 'publishPush',
      server: 'apns',
      body: {
        recipients: [{ type: 'recipient', recipient: { transportType: 'apns', deviceToken: own('token') } }],
        payload: { title: 'T' },
      },
      expect: { status: 202, body: { status: 'accepted', expectedRecipients: 1 } },
      prism: 'accepts',
    },
    {
      name: 'takes the start of a live activity where there is APNs',
      operation: 'publishPush',
      server: 'apns',
      body: {
        recipients: [{ type: 'recipient', recipient: activity }],
        payload: {},
        liveActivity: {
          event: 'start',
          timestamp: 1767225600,
          contentState: { home: 0 },
          attributesType: 'GameAttributes',
          attributes: { game: 'final' },
          alert: { title: 'Kick-off', body: 'The game has begun.' },
          inputPushToken: true,
        },
      },
      expect: { status: 202, body: { status: 'accepted', expectedRecipients: 1 } },
      prism: 'accepts',
    },
    {
      name: 'takes an update for all on a broadcast channel',
      operation: 'publishPush',
      server: 'apns',
      before: [
        {
          operation: 'createLiveActivityChannel',
          body: {},
          keep: { id: { at: ['channelId'], example: 'dHN0LXNyY2gtY2hubA==' } },
        },
      ],
      body: {
        recipients: [
          { type: 'recipient', recipient: { transportType: 'apnsLiveActivityBroadcast', channelId: '{id}' } },
        ],
        payload: {},
        liveActivity: {
          event: 'update',
          timestamp: 1767225600,
          contentState: { home: 1 },
          priority: 'lowPower',
        },
      },
      expect: { status: 202, body: { status: 'accepted', expectedRecipients: 1 } },
      prism: 'accepts',
    },
    {
      name: 'puts off what comes faster than it takes pushes',
      operation: 'publishPush',
      server: 'limited',
      before: [{ operation: 'publishPush', body: publish }],
      body: publish,
      expect: tooFast,
      prism: { prompted: 'pushAcceptanceRate' },
    },
    {
      name: 'puts off a batch in which one comes faster than it takes pushes',
      operation: 'publishPushBatch',
      server: 'limited',
      body: [publish, publish],
      expect: tooFast,
      prism: { prompted: 'pushAcceptanceRate' },
    },
  ]
}
