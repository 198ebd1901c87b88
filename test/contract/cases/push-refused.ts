// What the operations of push refuse in the same words: capabilities, and parameters that cannot be read.

import { operations } from '../../../generated/sockudo/operations.ts'
import type { ContractCase, OperationId, Own } from '../case.ts'
import { validCall } from '../support/valid-call.ts'
import { deviceOf } from './push-devices.ts'

/** Only for backends. The others of these have a row among their own. */
const forBackends: readonly OperationId[] = [
  'saveFcmCredential',
  'saveApnsCredential',
  'saveWebPushCredential',
  'saveHmsCredential',
  'saveWnsCredential',
  'savePushTemplate',
  'getPushTemplate',
  'listPushTemplates',
  'deletePushTemplate',
  'listPushDevices',
  'deletePushDevices',
  'listPushChannels',
  'listPushDeadLetters',
  'createLiveActivityChannel',
  'listLiveActivityChannels',
  'getLiveActivityChannel',
  'deleteLiveActivityChannel',
]

/** The list of credentials has its own rows about pages. */
const lists: readonly OperationId[] = [
  'listPushTemplates',
  'listPushDevices',
  'listPushSubscriptions',
  'listPushChannels',
  'listPushDeadLetters',
]

export function pushRefusedCases(own: Own): ContractCase[] {
  const deviceId = own('capability')
  const ofPush = (Object.keys(operations) as OperationId[]).filter((id) =>
    operations[id].path.includes('/push/'),
  )
  return [
    ...ofPush.map((operation): ContractCase => ({
      ...validCall(operation),
      // It finds the device before it looks at the capability.
      ...(operation === 'getPushDevice' && {
        before: [{ operation: 'registerPushDevice', body: deviceOf(deviceId) }],
        path: { deviceId },
      }),
      name: 'refuses a capability that does not exist',
      headers: { 'x-sockudo-push-capability': 'push-all' },
      expect: { status: 403, code: 'forbidden', message: 'unknown push capability requested' },
      prism: 'refuses',
    })),
    ...forBackends.map((operation): ContractCase => ({
      ...validCall(operation),
      name: 'refuses push-subscribe',
      headers: { 'x-sockudo-push-capability': 'push-subscribe' },
      expect: { status: 403, code: 'forbidden', message: 'push-admin capability is required' },
      prism: { prompted: 'pushAdminRequired' },
    })),
    ...lists.map((operation): ContractCase => ({
      name: 'refuses a limit that is no number, in plain text',
      operation,
      query: { limit: 'x' },
      expect: { status: 400, message: 'Failed to deserialize query string: limit: invalid digit' },
      prism: 'refuses',
    })),
    {
      name: 'reads a limit that it does not use, and refuses one that is no number',
      operation: 'deletePushSubscriptions',
      query: { deviceId: 'nobody', limit: 'x' },
      expect: { status: 400, message: 'Failed to deserialize query string: limit: invalid digit' },
      prism: { prompted: 'pushLimitNotNumber' },
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'deletePushTemplate',
      encodedPath: { templateId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `id`' },
      prism: { prompted: 'pushIdNotUtf8' },
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'getPushDevice',
      encodedPath: { deviceId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `id`' },
      prism: { prompted: 'pushIdNotUtf8' },
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'getLiveActivityChannel',
      encodedPath: { channelId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `channelId`' },
      prism: { prompted: 'liveActivityChannelNotUtf8' },
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
