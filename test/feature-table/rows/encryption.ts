// End-to-end encryption.

import { proof, type Section } from '../feature.ts'

const sealed = 'channels/encryption.test.ts'

export const encryption: Section = {
  title: 'End-to-end encryption',
  features: [
    {
      name: 'Single events',
      kind: 'expected',
      proof: [proof(sealed, 'a sealed event > of %s comes back as it was')],
    },
    {
      name: 'Events of a batch',
      kind: 'expected',
      proof: [
        proof(
          sealed,
          'several channels with an encrypted one among them > are fine in a batch, each sealed with its own secret',
        ),
      ],
    },
    {
      name: 'A master key of 32 bytes, or their base64',
      kind: 'expected',
      proof: [
        proof(sealed, 'a master key > may be %s'),
        proof(sealed, 'a master key > that is %s is refused, and the error does not repeat it'),
      ],
    },
    {
      name: 'Several encrypted channels in one publish',
      kind: 'new',
      note: 'Refused, as the protocol demands: each channel has its own secret. A batch does it.',
      proof: [proof(sealed, 'several channels with an encrypted one among them > are refused: %#')],
    },
    {
      name: 'The key derivations of other libraries',
      kind: 'new',
      proof: [
        proof(sealed, 'shared secrets > of %s are made as by hand, and what is sealed opens with them'),
      ],
    },
  ],
}
