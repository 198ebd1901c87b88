// The configuration of the real server, changed for each kind.

import type { ServerKind } from '../case.ts'
import { ownSites } from './fakes.ts'

/** What is written before the tables of the file, and what replaces lines of the app. */
interface Change {
  readonly top?: string
  readonly lines?: Readonly<Record<string, string>>
}

const small = {
  max_client_events_per_second: '3',
  max_event_name_length:
    '50\nmax_channel_name_length = 60\nmax_presence_members_per_channel = 2\nmax_presence_member_size_in_kb = 1',
  max_event_payload_in_kb: '1',
}

const changes: Readonly<Record<ServerKind, Change>> = {
  full: {},
  closed: {
    lines: {
      enable_client_messages: 'false',
      enable_user_authentication: 'false',
      enable_watchlist_events: 'false',
    },
  },
  limited: { lines: small },
  terminating: {
    lines: { ...small, max_event_payload_in_kb: '1\nterminate_on_limit = true' },
  },
  twoConnections: { lines: { max_connections: '2' } },
  crowded: { top: 'max_connections = 2' },
  disabled: { lines: { secret: '"app-secret"\nenabled = false' } },
  elsewhere: { lines: { allowed_origins: JSON.stringify(ownSites) } },
  loopback: { lines: { allowed_origins: '["http://127.0.0.1:*"]' } },
  impatient: { top: 'activity_timeout = 2' },
  guarded: { top: 'user_authentication_timeout = 1' },
  quiet: {
    lines: {
      max_event_payload_in_kb:
        '100\nmessage_rate_limit = { enabled = true, max_attempts = 10, decay_seconds = 60 }',
    },
  },
}

/** @throws Error where the file does not have the line */
export function configured(kind: ServerKind, config: string): string {
  const { top = '', lines = {} } = changes[kind]
  let changed = kind === 'disabled' ? config.replace(/(secret = ".*"\n)enabled = true\n/, '$1') : config
  for (const [name, value] of Object.entries(lines)) {
    const line = new RegExp(`^${name} = .*$`, 'm')
    if (!line.test(changed)) throw new Error(`the configuration has no ${name}`)
    changed = changed.replace(line, `${name} = ${value}`)
  }
  return `${top}\n${changed}`
}
