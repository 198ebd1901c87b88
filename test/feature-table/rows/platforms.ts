// Where it runs, and how it is packed.

import { proof, type Section } from '../feature.ts'

const installed = 'package/main.ts'

export const platforms: Section = {
  title: 'Platforms and packaging',
  features: [
    {
      name: 'A list of platforms that is tested',
      kind: 'expected',
      note: 'Other languages have .NET, Mono and Xamarin here. Node 20 and workerd are tested; further runtimes follow.',
      proof: [
        proof('portable/suite.ts', 'an event goes through the fetch that was passed in'),
        proof('protocol/portable-crypto.test.ts', 'without node:crypto > subscriptions are signed the same'),
      ],
    },
    {
      name: 'Install from a registry',
      kind: 'expected',
      note: 'npm stands in for NuGet and pip. The packed archive is installed in an empty folder and used there.',
      proof: [
        proof(installed, 'it installs in an empty folder, with nothing but its dependencies'),
        proof(installed, 'every sub-path can be imported and required'),
      ],
    },
    {
      name: 'Parts that are safe in a browser, apart from those that need the secret',
      kind: 'new',
      note: 'A client with a secret refuses to be made in a browser.',
      proof: [proof('channels/browser.test.ts', 'a client with a secret > is refused on a page')],
    },
    {
      name: 'No dependencies at run time',
      kind: 'new',
      proof: {
        leftOut: 'there are three small ones on purpose, reviewed cryptography and the typed HTTP client',
      },
    },
    {
      name: 'MIT licence',
      kind: 'expected',
      proof: [proof(installed, 'npm pack holds what "files" says and nothing else')],
    },
  ],
}
