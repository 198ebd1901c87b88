// Authorization.

import { proof, type Section } from '../feature.ts'

const auth = 'channels/authorization.test.ts'
const live = 'live/authorization.test.ts'

export const authorization: Section = {
  title: 'Authorization',
  features: [
    {
      name: 'Private channels',
      kind: 'expected',
      proof: [proof(live, 'pusher-js > joins a private channel and receives')],
    },
    {
      name: 'The result as JSON',
      kind: 'expected',
      note: 'A plain object, whose `JSON.stringify` is what a client expects.',
      proof: [
        proof(auth, 'the pusher package answers the same > for a subscription to %s with %j'),
        proof('channels/handlers.test.ts', 'a decision > for an encrypted channel brings the shared secret'),
      ],
    },
    {
      name: 'Presence channels, with data of the user',
      kind: 'expected',
      proof: [proof(live, 'pusher-js > joins a presence channel, and sees who else is there')],
    },
    {
      name: 'Encrypted channels, with the shared secret',
      kind: 'expected',
      proof: [
        proof(
          live,
          'pusher-js > joins an encrypted channel and decrypts, while another without its key cannot',
        ),
      ],
    },
    {
      name: 'Signing users in',
      kind: 'expected',
      proof: [
        proof(auth, 'the pusher package answers the same > for a sign-in as %j'),
        proof(live, 'pusher-js > signs in, and receives what is sent to its user'),
      ],
    },
    {
      name: 'JSONP answers',
      kind: 'new',
      proof: { leftOut: 'CORS has replaced it; the handlers have the option `cors`' },
    },
    {
      name: 'Capability tokens',
      kind: 'new',
      proof: [
        proof(
          'protocol/capability-token.test.ts',
          'a capability token > is a signed JWT with every claim that the server reads',
        ),
        proof(
          'live/capability-token.test.ts',
          'a token > connects, allows what it lists and refuses the rest',
        ),
      ],
    },
    {
      name: 'Revoking tokens',
      kind: 'new',
      proof: [
        proof(
          'services/sockudo/revoke-tokens.test.ts',
          'revokeTokens > sends what is to be revoked in the spelling of the server, and gives its answer as it is',
        ),
        proof('live/capability-token.test.ts', 'a token > that is revoked by its jti is refused'),
      ],
    },
  ],
}
