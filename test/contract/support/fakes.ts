// The fake, set up as each kind of server is.

import {
  createFakeSockudo,
  type FakePushSettings,
  type FakeSockudo,
  type FakeSockudoOptions,
} from '../../../mocks/sockudo/index.ts'
import type { ServerKind } from '../case.ts'

/** The others need one of these. */
const off = { history: false, presenceHistory: false, versionedMessages: false }

const apps: FakeSockudoOptions['apps'] = [
  {
    id: 'app-id',
    key: 'app-key',
    secret: 'app-secret',
    namespaces: [{ name: 'chat', allowUserLimitedChannels: true, annotations: false }],
  },
]

const withApns: FakePushSettings = { providers: ['webPush', 'apns'], liveActivities: true }

/** How much faster time goes where pushes have to be given up: that takes a quarter of a minute. */
const haste = 20

function hasty(): Pick<FakeSockudoOptions, 'clock' | 'schedule'> {
  const start = Date.now()
  return {
    clock: () => start + (Date.now() - start) * haste,
    schedule(task, milliseconds) {
      const timer = setTimeout(task, milliseconds / haste)
      return () => clearTimeout(timer)
    },
  }
}

function unreachable(): never {
  throw new Error('nobody is there')
}

export function fakeOf(kind: ServerKind): FakeSockudo {
  switch (kind) {
    case 'full':
      return createFakeSockudo({ apps })
    case 'lean':
      return createFakeSockudo({ apps, features: off })
    case 'unversioned':
      return createFakeSockudo({ apps, features: { ...off, history: true, presenceHistory: true } })
    case 'unrecorded':
      return createFakeSockudo({ apps, features: { history: false, annotations: true } })
    case 'unannotated':
      return createFakeSockudo({ apps, features: { annotations: false, aiTransport: false } })
    case 'limited':
      return createFakeSockudo({
        apps,
        rateLimit: { requests: 2, window: 60_000 },
        push: { acceptanceRate: 1 },
      })
    case 'draining': {
      const fake = createFakeSockudo({ apps })
      fake.drain()
      return fake
    }
    case 'bare':
      return createFakeSockudo({
        apps,
        features: { statistics: false },
        push: { providers: [], credentialKey: false },
      })
    case 'brief':
      return createFakeSockudo({
        apps,
        features: { history: false, annotations: true },
        presenceHistory: { rows: 2 },
      })
    case 'narrow':
      return createFakeSockudo({ apps, limits: { appends: 1, openStreams: 1 } })
    case 'ruled':
      return createFakeSockudo({
        apps,
        push: { unbuilt: ['fcm'], rules: [{ channels: 'pushy-*', events: ['pushed'], rate: 1 }] },
      })
    case 'congested':
      return createFakeSockudo({ apps, push: { backpressure: true } })
    case 'crowded':
      return createFakeSockudo({ apps, limits: { serverConnections: 1 } })
    case 'strained':
      return createFakeSockudo({ apps, memoryPressure: true })
    case 'api':
      return createFakeSockudo({ apps, role: 'api' })
    case 'uncounted':
      return createFakeSockudo({ apps, unreachable: ['rateLimit'] })
    case 'forgetful':
      return createFakeSockudo({ apps, unreachable: ['cache', 'pushRate'] })
    case 'unsettled':
      return createFakeSockudo({ apps, features: off, unreachable: ['receipts'] })
    case 'apnsBusy':
      return createFakeSockudo({
        apps,
        push: {
          ...withApns,
          deliver: () => 'quota',
          apple: () => ({ status: 429, reason: 'TooManyRequests', retryAfter: 7 }),
        },
        ...hasty(),
      })
    case 'apnsRefusing':
      return createFakeSockudo({
        apps,
        push: {
          ...withApns,
          deliver: () => 'auth_failure',
          apple: () => ({ status: 403, reason: 'InvalidProviderToken' }),
        },
      })
    case 'apns':
      return createFakeSockudo({ apps, push: withApns })
    case 'apnsDown':
      return createFakeSockudo({ apps, push: { ...withApns, apple: unreachable } })
  }
}
