// /apps/{appId}/push/liveActivities/channels and below

import type { Before, ContractCase, OperationId } from '../case.ts'
import { validCall } from '../support/valid-call.ts'

const operations: readonly OperationId[] = [
  'createLiveActivityChannel',
  'listLiveActivityChannels',
  'getLiveActivityChannel',
  'deleteLiveActivityChannel',
]
const ofOne: readonly OperationId[] = ['getLiveActivityChannel', 'deleteLiveActivityChannel']

const created: Before = {
  operation: 'createLiveActivityChannel',
  body: { storagePolicy: 'mostRecent' },
  keep: { id: { at: ['channelId'], example: 'dHN0LXNyY2gtY2hubA==' } },
}

export function liveActivityCases(): ContractCase[] {
  return [
    {
      name: 'creates a channel that keeps nothing',
      operation: 'createLiveActivityChannel',
      server: 'apns',
      body: {},
      expect: { status: 201, body: { storagePolicy: 'noStorage' } },
      prism: 'accepts',
    },
    {
      name: 'refuses a policy that does not exist',
      operation: 'createLiveActivityChannel',
      body: { storagePolicy: 'x' },
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: unknown variant `x`' },
      prism: 'refuses',
    },
    {
      name: 'lists channels',
      operation: 'listLiveActivityChannels',
      server: 'apns',
      before: [created],
      expect: { status: 200 },
      prism: 'accepts',
    },
    {
      name: 'reads a channel',
      operation: 'getLiveActivityChannel',
      server: 'apns',
      before: [created],
      path: { channelId: '{id}' },
      expect: { status: 200, exactly: { channelId: '{id}', storagePolicy: 'mostRecent' } },
      prism: 'accepts',
    },
    {
      name: 'removes a channel',
      operation: 'deleteLiveActivityChannel',
      server: 'apns',
      before: [created],
      path: { channelId: '{id}' },
      expect: { status: 204, exactly: '' },
      prism: 'accepts',
    },
    ...ofOne.flatMap((operation): ContractCase[] => [
      {
        name: 'does not find a channel, which is a 400',
        operation,
        server: 'apns',
        path: { channelId: 'bm9uZQ==' },
        expect: { status: 400, code: 'invalid_input', message: 'ChannelNotRegistered' },
        prism: { prompted: 'liveActivityChannelUnknown' },
      },
      {
        name: 'refuses an id that no channel can have',
        operation,
        server: 'apns',
        path: { channelId: 'a b' },
        expect: { status: 400, code: 'invalid_input', message: 'channel ID has an invalid format' },
        prism: { prompted: 'liveActivityChannelInvalid' },
      },
      {
        name: 'refuses a blank id',
        operation,
        server: 'apns',
        path: { channelId: ' ' },
        expect: { status: 400, code: 'invalid_input', message: 'secret must not be empty' },
        prism: { prompted: 'liveActivityChannelBlank' },
      },
    ]),
    ...operations.flatMap((operation): ContractCase[] => [
      {
        ...validCall(operation),
        name: 'is off without APNs',
        expect: {
          status: 422,
          code: 'feature_disabled',
          message: 'APNs Live Activity broadcast is not configured',
        },
        prism: { prompted: 'liveActivityDisabled' },
      },
      {
        ...validCall(operation),
        name: 'says that it cannot reach APNs',
        server: 'apnsDown',
        expect: {
          status: 503,
          code: 'service_unavailable',
          message: 'APNs channel management transport failed',
        },
        prism: { prompted: 'apnsUnreachable' },
      },
    ]),
  ]
}
