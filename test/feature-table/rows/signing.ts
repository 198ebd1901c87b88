// Signing, as a thing of its own.

import { proof, type Section } from '../feature.ts'

const signer = 'protocol/sign-request.test.ts'

export const signing: Section = {
  title: 'Signing',
  features: [
    {
      name: 'A signed URL for another HTTP client',
      kind: 'expected',
      proof: [
        proof('channels/request.test.ts', 'signedUrl > is exactly the URL that request() would send to'),
        proof('live/client.test.ts', 'reading > a signed URL can be fetched as it is'),
      ],
    },
    {
      name: 'The canonical form, documented and checked against published answers',
      kind: 'expected',
      proof: [
        proof('portable/suite.ts', 'the worked example of the Pusher docs is signed as published'),
        proof(signer, 'requestSigner > gives what a server computes from the decoded query'),
      ],
    },
    {
      name: 'A clock of your own, for signatures in a test or by a corrected time',
      kind: 'new',
      proof: [
        proof('channels/options.test.ts', 'the clock > is asked for every request, and gives whole seconds'),
      ],
    },
    {
      name: 'Verifying a signed request, as a server does',
      kind: 'new',
      note: 'The fake does, with the words of the server; there is no function for it.',
      proof: [
        proof(
          'mocks/sockudo/signature.test.ts',
          'the order of the checks: each request has the mistake named and all that are noticed later > %s',
        ),
      ],
    },
    {
      name: 'An explanation of a 401',
      kind: 'new',
      note: 'The words of the server arrive as they were sent.',
      proof: { notBuilt: 'nothing compares them with what was signed' },
    },
  ],
}
