import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

export default defineConfig(
  mergeConfig(
    { ...base, test: { ...base.test, projects: undefined } },
    {
      test: {
        include: ['test/live/**/*.test.ts'],
        globalSetup: ['test/live/server/global-setup.ts'],
        // One server for all: files one after the other, so that its counters belong to one test at a time.
        fileParallelism: false,
      },
    },
  ),
)
