// Pushes and channels of live activities where APNs refuses.

import type { ContractCase, Own } from '../case.ts'
import { bothWays } from './settings.ts'

const channels = [
  { operation: 'createLiveActivityChannel', body: {} },
  { operation: 'listLiveActivityChannels' },
  { operation: 'getLiveActivityChannel', path: { channelId: 'dHN0' } },
  { operation: 'deleteLiveActivityChannel', path: { channelId: 'dHN0' } },
] as const satisfies readonly Pick<ContractCase, 'operation' | 'body' | 'path'>[]

export function apnsRefusalCases(own: Own): ContractCase[] {
  const push = {
    recipients: [{ type: 'recipient', recipient: { transportType: 'apns', deviceToken: own('token') } }],
    payload: { title: 'T' },
  }
  const publish = { operation: 'publishPush', body: push } as const
  const givenUp = {
    operation: 'listPushDeadLetters',
    query: { provider: 'apns' },
    patient: true,
    keep: { letter: { at: ['items', 0, 'deadLetterId'], example: 'letter' } },
  } as const
  const refused = { ...givenUp, query: {} } as const
  return [
    ...channels.map((call): ContractCase => ({
      ...call,
      name: 'says that APNs asks to wait, and how long',
      server: 'apnsBusy',
      expect: {
        status: 503,
        code: 'service_unavailable',
        message: 'APNs channel management is unavailable: TooManyRequests; retry after ',
      },
      prism: { prompted: 'apnsUnavailable' },
    })),
    ...channels.map((call): ContractCase => ({
      ...call,
      name: 'says that APNs does not accept its credentials',
      server: 'apnsRefusing',
      expect: { status: 400, code: 'invalid_input', message: 'InvalidProviderToken' },
      prism: { prompted: 'apnsTokenRefused' },
    })),
    {
      name: 'sends a push again that was given up',
      operation: 'replayPushDeadLetter',
      server: 'apnsBusy',
      before: [publish, givenUp],
      path: { deadLetterId: '{letter}' },
      expect: { status: 202, body: { deadLetterId: '{letter}', replayed: true } },
      prism: 'accepts',
    },
    {
      name: 'does not send a push again that was refused',
      operation: 'replayPushDeadLetter',
      server: 'apnsRefusing',
      before: [publish, refused],
      path: { deadLetterId: '{letter}' },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'dead-letter does not retain an original queue payload',
      },
      prism: { prompted: 'deadLetterNotReplayable' },
    },
    ...bothWays(push).map((call): ContractCase => ({
      ...call,
      name: 'takes no push once one that was given up has lain there for too long',
      server: 'apnsBusy',
      before: [publish, givenUp, { ...publish, patient: true, status: 429 }],
      expect: {
        status: 429,
        code: 'rate_limited',
        message: 'push dead_letters age exceeded',
        headers: { 'retry-after': '5' },
      },
      prism: { prompted: 'pushDeadLettersAge' },
    })),
  ]
}
