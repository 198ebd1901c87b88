// The options that say which apps there are, for every service that has apps.

import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { UsageError } from '../../command.ts'
import type { Credentials } from './credentials.ts'

/** @throws UsageError */
export function appOf(text: string): Credentials {
  const [id, key, secret, ...rest] = text.split(':')
  if (!id || !key || !secret || rest.length > 0) throw new UsageError('--app takes ID:KEY:SECRET')
  return { id, key, secret }
}

/** @throws UsageError */
export function webhookOf(url: string): { url: string } {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError('--webhook takes an http or https URL')
  }
  return { url }
}

/** @throws UsageError for a way to send webhooks that nobody gets */
export function checkBatch(batch: boolean, webhooks: readonly unknown[]): void {
  if (batch && webhooks.length === 0) throw new UsageError('--webhook-batch needs --webhook')
}

/** What the fake refuses is said of the option that it came from. */
export function create<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (cause) {
    if (!(cause instanceof ArgumentError)) throw cause
    const { message } = cause
    const named = message
      .replace(/^options\.apps\[\d+\]\./, '--app: the ')
      .replace(/^fault[. ]/, '--fault: ')
      .replace(/^options\.accessKeys\[\d+\]/, '--access-key')
      .replace(/^options\.scopes/, '--scope')
      .replace(/^options\.socketUrl/, '--socket-url')
    throw new UsageError(named, { cause })
  }
}
