// What goes wrong with a webhook, checked.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import { requireDuration, requireNames, requireOneOf, requireWhole } from './check.ts'
import type { WebhookFault } from './effects.ts'

const words: readonly WebhookFault[] = [
  'duplicate',
  'reorder',
  'lose',
  'refuse',
  'hang',
  'loseAnswer',
  'forge',
]
const names: readonly string[] = ['behind', 'delay', 'status']

/** @throws ArgumentError */
export function checkWebhook(webhook: WebhookFault): void {
  if (typeof webhook !== 'object') return requireOneOf('fault.webhook', webhook, words as readonly string[])
  requireNames('fault.webhook', webhook, names)
  if (Object.keys(webhook).length !== 1) {
    throw new ArgumentError('fault.webhook', 'must have one of behind, delay or status')
  }
  if ('behind' in webhook) requireWhole('fault.webhook.behind', webhook.behind, 1)
  else if ('delay' in webhook) requireDuration('fault.webhook.delay', webhook.delay)
  else requireWhole('fault.webhook.status', webhook.status, 200, 599)
}
