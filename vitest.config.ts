import { defineConfig } from 'vitest/config'

// The sources, not the build: package.json "imports" chooses them by this condition.
const conditions = ['channelkit-source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/live/**', 'test/package/**', 'test/portable/**'],
    execArgv: ['--conditions=channelkit-source'],
  },
})
