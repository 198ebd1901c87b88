// The main job, as `npm start -- --url URL --webhook-port PORT` tells it.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'

const { url, webhookPort } = inject('sockudo')

test('every step of the main job is observed on the real server', { timeout: 30_000 }, async () => {
  const port = webhookPort === undefined ? [] : ['--webhook-port', `${webhookPort}`]
  const script = ['--import', 'tsx', '--conditions=channelkit-source', 'examples/main-job/main.ts']
  const { stdout } = await promisify(execFile)(process.execPath, [...script, '--url', url, ...port])
  expect(stdout).toContain(port.length > 0 ? '12 of 12 steps observed' : '11 of 12 steps observed')
  expect(stdout).not.toContain('FAILED')
})
