// Who may stay: decided after the socket was accepted, from the headers of its handshake.

import { constantTimeEqual } from '#crypto'
import type { Settings } from '../options.ts'

export interface Approval {
  /** How often each frame will be processed; 0: the socket is ended. */
  readonly handlers: number
  readonly authorized: boolean
}

const refused: Approval = { handlers: 0, authorized: false }

export function approvalOf(settings: Settings, headers: Headers): Approval {
  const { dialect, approvedSocketDomains, socketApiKey } = settings
  const origin = headers.get('origin') ?? ''
  const fitting = origin === '' ? [] : approvedSocketDomains.filter((pattern) => pattern.test(origin))
  // The release of events does not stop at the first pattern that fits.
  if (dialect === 'events') return { handlers: fitting.length, authorized: false }
  const key = headers.get('users-api-key') ?? ''
  const authorized = socketApiKey !== undefined && key !== '' && constantTimeEqual(key, socketApiKey)
  // The key is looked at once for each pattern, and so never where there is none.
  if (approvedSocketDomains.length === 0 || (!authorized && fitting.length === 0)) return refused
  return { handlers: 1, authorized }
}
