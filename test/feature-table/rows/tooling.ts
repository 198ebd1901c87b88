// What comes with the package.

import { proof, type Section } from '../feature.ts'

export const tooling: Section = {
  title: 'Documentation, tests and tools',
  features: [
    {
      name: 'A README that shows every feature',
      kind: 'expected',
      note: 'Every block of code in the README, the guides and the comments is compiled and run.',
      proof: [{ script: 'test:docs' }],
    },
    {
      name: 'How to release',
      kind: 'expected',
      note: 'CONTRIBUTING.md stands in for assembly files and package scripts.',
      proof: [proof('core/version.test.ts', 'is the version of package.json')],
    },
    {
      name: 'How to set up for development',
      kind: 'expected',
      note: '`npm start` and `npm test` install what is missing.',
      proof: [proof('live/main-job.test.ts', 'every step of the main job is observed on the real server')],
    },
    {
      name: 'An OpenAPI document',
      kind: 'new',
      proof: [
        proof('contract/coverage.test.ts', 'every documented status and code has a case or a reason'),
        proof('docs/samples.test.ts', 'every operation has a sample, and every sample an operation'),
      ],
    },
    {
      name: 'A typed client over every path, generated',
      kind: 'new',
      proof: [
        proof(
          'channels/http-client.test.ts',
          'client.http > fills in the app and the path, signs, and resolves to data and response',
        ),
        proof('cli/generate.test.ts', 'channelkit generate > writes three files that compile'),
      ],
    },
    {
      name: 'A mock server',
      kind: 'new',
      note: 'A fake in the process, on a port, or behind MSW: HTTP and, in browsers, WebSocket.',
      proof: [
        proof(
          'pusher-js/cases/connecting.ts',
          'connects, and is told its socket id and how long it may be silent',
        ),
        proof('mocks/sockudo/received.test.ts', 'fake.received > resolves with one that comes later'),
        proof(
          'mocks/msw/handlers.test.ts',
          'unchanged clients reach the fake through MSW > the client of this kit with its default transport',
        ),
        proof('mocks/msw/chromium.test.ts', 'a page with pusher-js talks to the fake through MSW'),
        proof('examples/recipes.test.ts', 'the recipe > for Playwright passes'),
        proof(
          'scripts/mock-prism.test.ts',
          'the curl line that it prints gets an example of the contract, until the command is stopped',
        ),
      ],
    },
    {
      name: 'Webhooks for tests',
      kind: 'new',
      proof: [
        proof('testing/signed-webhook.test.ts', 'signedWebhook > makes the request of a server'),
        proof(
          'mocks/sockudo/webhooks.test.ts',
          'a webhook > is signed with the secret of the app, over its bytes',
        ),
      ],
    },
    {
      name: 'The same tests on several kinds of server',
      kind: 'new',
      note: 'The table of cases runs on the fake, on Prism and on a real Sockudo; `channelkit conform` runs another on every server of the protocol. Tests use the servers that PUSHER_URL, SOKETI_URL and REVERB_URL name; CI has a Sockudo.',
      proof: [
        proof(
          'mocks/pusher/conform.test.ts',
          'answers everything as the table of conform expects of the server',
        ),
        proof('cli/conform/conform.test.ts', 'channelkit conform > tells where the same server is no Pusher'),
      ],
    },
    {
      name: 'A command',
      kind: 'new',
      note: '`channelkit mock`, `conform`, `compare-schema`, `generate` and `users check-config`.',
      proof: [proof('cli/main.test.ts', 'channelkit > %j lists the commands')],
    },
    {
      name: 'Adapters for frameworks',
      kind: 'new',
      note: 'Handlers from Request to Response fit Hono, Next, Deno, Bun, Workers and SvelteKit as they are; the guides show Node and Express.',
      proof: [
        proof('channels/handlers.test.ts', 'what a client posts > is read %s'),
        proof('webhooks/handler.test.ts', 'webhook(request) > verifies and reads what signedWebhook makes'),
      ],
    },
  ],
}
