// What an error says.

import { proof, type Section } from '../feature.ts'

export const errors: Section = {
  title: 'Errors',
  features: [
    {
      name: 'Error classes',
      kind: 'expected',
      proof: [
        proof('core/errors.test.ts', 'every error > %s is an Error and a KitError'),
        proof(
          'core/answer.test.ts',
          'the four shapes of error answers become an ApiError > an application error gives its message and its code',
        ),
      ],
    },
    {
      name: 'A result with its status',
      kind: 'expected',
      note: 'Named methods reject with an ApiError that has the status; `http` resolves to `{ data, error, response }`.',
      proof: [
        proof(
          'channels/http-client.trouble.test.ts',
          'an error answer is returned, not thrown > with its JSON',
        ),
      ],
    },
    {
      name: 'Repeating after a 429',
      kind: 'new',
      note: 'Errors say whether and when a repeat makes sense.',
      proof: { notBuilt: 'the client does not repeat by itself yet' },
    },
  ],
}
