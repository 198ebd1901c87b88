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
    case 'apns':
      return createFakeSockudo({ apps, push: withApns })
    case 'apnsDown':
      return createFakeSockudo({ apps, push: { ...withApns, apple: unreachable } })
  }
}
