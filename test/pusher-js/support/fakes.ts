// The fake, set up as each kind of server is.

import type { FakeApp, FakeLimits, FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { scheduleWithTimers } from '../../../mocks/schedule.ts'
import { app } from '../../live/server/config.ts'
import type { ServerKind } from '../case.ts'

interface Settings {
  readonly app?: Partial<FakeApp>
  readonly limits?: FakeLimits
  readonly more?: Partial<FakeSockudoOptions>
}

const small: FakeLimits = {
  clientEvents: 3,
  eventNameBytes: 50,
  channelNameBytes: 60,
  dataBytes: 1024,
  presenceMembers: 2,
  presenceMemberBytes: 1024,
}

/** How much faster time goes where a case waits for half a minute. */
const haste = 10

const hasty: Partial<FakeSockudoOptions> = {
  clock: hastyClock(),
  schedule: (task, milliseconds) => scheduleWithTimers(task, milliseconds / haste),
  activityTimeout: 20_000,
}

/** The pages that `elsewhere` takes: none of them is that of a test. */
export const ownSites: readonly string[] = [
  'https://example.com',
  '*.example.org',
  'Shop.Example.net',
  'https://app-*.example.io',
]

const settings: Readonly<Record<ServerKind, Settings>> = {
  full: {},
  closed: { app: { clientEvents: false, userAuthentication: false, watchlistEvents: false } },
  limited: { limits: small },
  terminating: { limits: small, app: { closeOnRateLimit: true } },
  twoConnections: { limits: { connections: 2 } },
  crowded: { limits: { serverConnections: 2 } },
  disabled: { app: { enabled: false } },
  elsewhere: { app: { allowedOrigins: ownSites } },
  loopback: { app: { allowedOrigins: ['http://127.0.0.1:*'] } },
  impatient: { more: hasty },
  guarded: { more: { authorizationTimeout: 1000 } },
  quiet: { limits: { frames: 10 } },
}

export function optionsOf(kind: ServerKind): FakeSockudoOptions {
  const { app: change, limits, more } = settings[kind]
  return { apps: [{ ...app, ...change }], limits, ...more }
}

function hastyClock(): () => number {
  const start = Date.now()
  return () => start + (Date.now() - start) * haste
}
