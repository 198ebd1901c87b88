// Push notifications.

import { proof, type Section } from '../feature.ts'

const access = 'services/sockudo/push/access.test.ts'
const deliveries = 'services/sockudo/push/deliveries.test.ts'
const templates = 'services/sockudo/push/templates.test.ts'

export const push: Section = {
  title: 'Push notifications',
  features: [
    {
      name: 'Templates',
      kind: 'new',
      proof: [
        proof(templates, 'push.templates.save > sends the template as it is, with the app of the client'),
        proof(templates, 'a stored template > is named in the path'),
        proof(templates, 'a stored template > is deleted without an answer'),
        proof(
          'mocks/sockudo/push-templates.test.ts',
          'a publish with a template > takes title and body from it and fills them',
        ),
      ],
    },
    {
      name: 'Dead letters, listed and replayed',
      kind: 'new',
      note: 'Nothing removes one from the server, not even a replay.',
      proof: [
        proof(deliveries, 'push.deadLetters > lists those of a provider and a time'),
        proof(deliveries, 'push.deadLetters > replays one'),
        proof(
          'mocks/sockudo/push-retries.test.ts',
          'a push that fails for the fifth time > can be replayed, which changes nothing',
        ),
      ],
    },
    {
      name: 'Headers to rotate a device identity and to exceed a quota',
      kind: 'new',
      proof: [
        proof(access, 'rotateIdentityToken > is a header of the registration'),
        proof(access, 'quotaOverride > is a header of %s'),
        proof(
          'mocks/sockudo/push-admission.test.ts',
          'a publish beyond a quota > is sent when the quota is overridden',
        ),
      ],
    },
  ],
}
