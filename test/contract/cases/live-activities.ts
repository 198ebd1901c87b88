// /apps/{appId}/push/liveActivities/channels and below, on a server that has no APNs

import type { ContractCase } from '../case.ts'

const operations = [
  ['createLiveActivityChannel', {}],
  ['listLiveActivityChannels', {}],
  ['getLiveActivityChannel', { path: { channelId: 'dHN0LXNyY2gtY2hubA==' } }],
  ['deleteLiveActivityChannel', { path: { channelId: 'dHN0LXNyY2gtY2hubA==' } }],
] as const

export function liveActivityCases(): ContractCase[] {
  return [
    ...operations.flatMap(([operation, call]): ContractCase[] => [
      {
        name: 'is off without APNs',
        operation,
        ...call,
        expect: {
          status: 422,
          code: 'feature_disabled',
          message: 'APNs Live Activity broadcast is not configured',
        },
        prism: { prompted: 'liveActivityDisabled' },
      },
      {
        name: 'refuses push-subscribe',
        operation,
        ...call,
        headers: { 'x-sockudo-push-capability': 'push-subscribe' },
        expect: { status: 403, code: 'forbidden', message: 'push-admin capability is required' },
        prism: { prompted: 'pushAdminRequired' },
      },
    ]),
    {
      name: 'refuses a policy that does not exist',
      operation: 'createLiveActivityChannel',
      body: { storagePolicy: 'x' },
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: unknown variant `x`' },
      prism: 'refuses',
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'deleteLiveActivityChannel',
      encodedPath: { channelId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `channelId`' },
      prism: { prompted: 'liveActivityChannelNotUtf8' },
    },
  ]
}
