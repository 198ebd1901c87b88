// npm install --save-dev @playwright/test channelkit ws pusher-js, npx playwright install chromium, npx playwright test
//
// CHROMIUM names a browser that is there already.

import { defineConfig } from '@playwright/test'

const { CHROMIUM: executablePath } = process.env

export default defineConfig({
  testMatch: '*.spec.ts',
  reporter: 'list',
  outputDir: '../../node_modules/.cache/playwright',
  use: { browserName: 'chromium', launchOptions: executablePath === undefined ? {} : { executablePath } },
})
