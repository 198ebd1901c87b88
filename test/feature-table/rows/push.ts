// Push notifications.

import type { Section } from '../feature.ts'

export const push: Section = {
  title: 'Push notifications',
  features: [
    { name: 'Templates', kind: 'new', proof: { notBuilt: 'push notifications follow' } },
    {
      name: 'Dead letters, listed and replayed',
      kind: 'new',
      proof: { notBuilt: 'push notifications follow' },
    },
    {
      name: 'Headers to rotate a device identity and to exceed a quota',
      kind: 'new',
      proof: { notBuilt: 'push notifications follow' },
    },
  ],
}
