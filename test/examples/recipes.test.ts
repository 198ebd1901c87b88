// The recipes for other test runners, each run as its user runs it. That for Vitest is part of this suite already.

import { describe, expect, it } from 'vitest'
import { plainEnvironment, run } from '../package/run.ts'
import { findChromium } from '../../examples/main-job/chromium.ts'

const timeout = 120_000
const fromSources = '--conditions=channelkit-source'

describe('the recipe', { timeout }, () => {
  it('for node:test passes', async () => {
    const args = [
      '--import',
      'tsx',
      fromSources,
      '--test',
      '--test-reporter=tap',
      'examples/node-test/orders.test.js',
    ]
    const output = await run(process.execPath, args, { env: plainEnvironment(), timeout })
    expect(output).toMatch(/^# pass 3$/m)
    expect(output).toMatch(/^# fail 0$/m)
  })

  it('for Playwright passes', async (context) => {
    const chromium = findChromium()
    if (chromium === undefined) return context.skip('there is no Chromium here; CHROMIUM names one')
    const env = { ...plainEnvironment(), CHROMIUM: chromium, NODE_OPTIONS: fromSources }
    const output = await run('node_modules/.bin/playwright', ['test', '-c', 'examples/playwright'], {
      env,
      timeout,
    })
    expect(output).toMatch(/^ {2}2 passed/m)
  })
})
