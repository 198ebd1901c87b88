// The fake, set up as each kind of server is.

import { createFakeSockudo, type FakeSockudo } from '../../../mocks/sockudo/index.ts'
import type { ServerKind } from '../case.ts'

const off = {
  history: false,
  presenceHistory: false,
  versionedMessages: false,
  annotations: false,
  aiTransport: false,
}

export function fakeOf(kind: ServerKind): FakeSockudo {
  switch (kind) {
    case 'full':
      return createFakeSockudo()
    case 'lean':
      return createFakeSockudo({ features: off })
    case 'unversioned':
      return createFakeSockudo({ features: { ...off, history: true, presenceHistory: true } })
    case 'unrecorded':
      return createFakeSockudo({ features: { history: false, aiTransport: false } })
    case 'limited':
      return createFakeSockudo({ rateLimit: { requests: 2, window: 60_000 } })
    case 'draining': {
      const fake = createFakeSockudo()
      fake.drain()
      return fake
    }
  }
}
