// Messages and annotations.

import { proof, type Section } from '../feature.ts'

const liveMessages = 'live/messages.test.ts'

export const messages: Section = {
  title: 'Messages and annotations',
  features: [
    {
      name: 'Read a message and its versions, update, append, delete',
      kind: 'expected',
      proof: [
        proof(
          'services/sockudo/mutations.test.ts',
          'messages.update sends > what changes, in the spelling of the server',
        ),
        proof(liveMessages, 'a message > is updated, appended to and deleted, and keeps every version'),
      ],
    },
    {
      name: 'A change that is repeated is made once',
      kind: 'new',
      proof: [
        proof(
          'services/sockudo/operation-id.test.ts',
          'an operation id > of the caller goes with %s as it is',
        ),
        proof(liveMessages, 'a message > is changed once under one id, and not to something else'),
      ],
    },
    {
      name: 'Publish, list and delete annotations',
      kind: 'expected',
      proof: [
        proof(
          'services/sockudo/annotations.test.ts',
          'annotations.publish > sends the annotation as it is, which is how the server spells it',
        ),
        proof(
          'live/annotations.test.ts',
          'annotations > are listed over their pages, the oldest first, with their deletions',
        ),
      ],
    },
  ],
}
