// Webhooks.

import { proof, type Section } from '../feature.ts'

const verify = 'webhooks/verify.test.ts'
const handler = 'webhooks/handler.test.ts'

export const webhooks: Section = {
  title: 'Webhooks',
  features: [
    {
      name: 'The signature is verified',
      kind: 'expected',
      proof: [
        proof(verify, 'keys and signatures > a signature that is %s is refused'),
        proof(
          'live/webhooks.test.ts',
          'the real server > sent nothing that its contract does not describe, and nothing that others could have signed',
        ),
      ],
    },
    {
      name: 'Events are parsed',
      kind: 'expected',
      proof: [
        proof(verify, 'a body > with events of a later server passes through, with their fields'),
        proof(
          'webhooks/contract.test.ts',
          'the example $events.0.name fits the closed contract, and is received',
        ),
      ],
    },
    {
      name: 'A refusal says why',
      kind: 'expected',
      note: 'By a reason in the error, which never holds the signature that would have been right.',
      proof: [
        proof(verify, 'headers > that are %s are refused'),
        proof(
          'property/security.test.ts',
          'webhooks > with another secret are refused, and the error holds neither',
        ),
      ],
    },
    {
      name: 'Encrypted client events are opened',
      kind: 'expected',
      proof: [
        proof(
          handler,
          'an encrypted client event > is opened, as text and as an object, and others are left alone',
        ),
        proof(
          'live/webhooks.test.ts',
          'the real server > tells of a client_event on an encrypted channel, which is opened here',
        ),
      ],
    },
    {
      name: 'Freshness',
      kind: 'new',
      proof: [proof(verify, 'freshness > is five minutes, in both directions')],
    },
    {
      name: 'A guard against replays within that time',
      kind: 'new',
      proof: { notBuilt: 'it needs a store that all receivers share; the guide shows what to keep' },
    },
    {
      name: 'Bodies of frameworks',
      kind: 'new',
      proof: [
        proof(handler, 'webhook(request) > reads a body that comes in pieces of a byte'),
        proof(handler, 'webhook(request) > says that a body was read already, instead of calling it forged'),
        proof(verify, 'a body > may be text, bytes, a Buffer, or a view into a larger buffer'),
      ],
    },
    {
      name: 'Each event once, although webhooks come twice',
      kind: 'new',
      proof: {
        notBuilt: 'the server gives a delivery no id, so that only the app knows which events are the same',
      },
    },
  ],
}
