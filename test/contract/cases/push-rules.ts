// Events that set off pushes: a publish beyond what a rule allows in a second is refused as a whole.

import type { ContractCase, Own } from '../case.ts'
import { bothWays } from './settings.ts'

export function pushRuleCases(own: Own): ContractCase[] {
  // With three at least two are in the same second.
  const channels = [1, 2, 3].map((index) => `pushy-${own(`${index}`)}`)
  const event = { name: 'pushed', data: '{"title":"T","body":"B"}' }
  const tooMany = {
    server: 'ruled',
    expect: {
      status: 429,
      code: 'rate_limited',
      message: 'push rule rate limit exceeded',
      headers: { 'retry-after': '1' },
    },
    prism: { prompted: 'pushRuleRate' },
  } as const
  const fcm = { type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'token' } }
  return [
    {
      name: 'refuses a publish that sets off more pushes than a rule allows',
      operation: 'triggerEvent',
      body: { ...event, channels },
      ...tooMany,
    },
    {
      name: 'refuses a batch that sets off more pushes than a rule allows',
      operation: 'triggerBatch',
      body: { batch: channels.map((channel) => ({ ...event, channel })) },
      ...tooMany,
    },
    {
      name: 'publishes an event that no rule is for',
      operation: 'triggerEvent',
      server: 'ruled',
      body: { ...event, name: 'other', channels },
      expect: { status: 200, exactly: { ok: true } },
      prism: 'accepts',
    },
    ...bothWays({ recipients: [fcm], payload: { title: 'T' } }).map((call): ContractCase => ({
      ...call,
      name: 'takes no push for a provider that is switched on and not built in',
      server: 'ruled',
      expect: {
        status: 503,
        code: 'service_unavailable',
        message: 'push admission unavailable: FCM provider worker requires feature `push-fcm`',
      },
      prism: { prompted: 'pushProviderNotBuilt' },
    })),
  ]
}
