// The handlers in a real browser, behind the service worker of MSW.

import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { bundlePage } from '../../../examples/websockets-service/bundle-page.ts'
import { findChromium, openBrowser } from '../../../examples/main-job/chromium.ts'

const chromium = findChromium()
const nowhere = 'there is no Chromium here; CHROMIUM names one'

it('a page with pusher-js talks to the fake through MSW', { timeout: 60_000 }, async (context) => {
  if (chromium === undefined) return context.skip(nowhere)
  expect(await outcomeOf(new URL('page.ts', import.meta.url), chromium)).toEqual({
    data: { id: 1 },
    steps: ['open', 'pusher:error', 'close 4200', 'late error', 'late close 1006'],
    events: ['order.created'],
  })
})

it('a recipient of the WebSockets Service is pushed to through MSW', { timeout: 60_000 }, async (context) => {
  if (chromium === undefined) return context.skip(nowhere)
  expect(await outcomeOf(new URL('recipient-page.ts', import.meta.url), chromium)).toEqual({
    message: 'Done',
    status: 'DELIVERED',
    refused: 'connection_failed',
    frames: [],
  })
})

it(
  'the clients of a users server talk to it through MSW, cookie included',
  { timeout: 60_000 },
  async (context) => {
    if (chromium === undefined) return context.skip(nowhere)
    expect(await outcomeOf(new URL('users-page.ts', import.meta.url), chromium)).toEqual({
      before: false,
      during: 'george',
      after: false,
      echo: 'Hello world?',
      told: ['Login', 'Logout'],
      refused: 'OriginNotApprovedError',
      username: 'george',
    })
  },
)

/** What the script of a page says at its end. */
async function outcomeOf(script: URL, executable: string): Promise<unknown> {
  const origin = await serve(script)
  const browser = await openBrowser(executable)
  onTestFinished(() => browser.close())
  const { page } = browser
  await page.send('Page.enable')
  await page.send('Page.navigate', { url: origin })
  await page.event('Page.loadEventFired', () => true)
  return page.evaluate('outcome')
}

async function serve(script: URL): Promise<string> {
  const files: Record<string, [type: string, body: string]> = {
    '/': ['text/html', '<!doctype html><title>MSW</title><script src="/page.js"></script>'],
    '/page.js': ['text/javascript', await bundlePage(script)],
    '/mockServiceWorker.js': [
      'text/javascript',
      await readFile(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8'),
    ],
  }
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', undefined]
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
