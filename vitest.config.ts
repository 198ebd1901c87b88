import { defineConfig } from 'vitest/config'

// The sources, not the build: package.json "imports" chooses them by this condition.
const conditions = ['channelkit-source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    execArgv: ['--conditions=channelkit-source'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'examples/vitest/*.test.ts'],
          exclude: ['test/live/**', 'test/package/**', 'test/portable/**'],
        },
      },
      {
        // The tests of the real server: what a client does and gets on the fake is the same, or the fake is wrong.
        extends: true,
        test: {
          name: 'fake',
          // Those of clients: the others look at the server itself, or start it in ways of their own.
          include: [
            'test/live/{annotations,authorization,capability-token,client,clients,health,history}.test.ts',
            'test/live/{messages,presence-history,push,webhooks}.test.ts',
          ],
          globalSetup: ['test/clients/server/global-setup.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})
