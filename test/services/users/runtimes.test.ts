// The clients with the WebSockets of others than `ws`.

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { bundlePage } from '../../../examples/websockets-service/bundle-page.ts'
import { listen } from '../../../mocks/node.ts'
import { createFakeUsers, type FakeUsersOptions } from '../../../mocks/users/index.ts'
import { findChromium, openBrowser } from '../../../examples/main-job/chromium.ts'

const chromium = findChromium()

async function serve(options: FakeUsersOptions): Promise<number> {
  const users = [{ username: 'george', password: 'my-long-password' }]
  const { port, close } = await listen(createFakeUsers({ users, ...options }), { port: 0 })
  onTestFinished(close)
  return port
}

it('the socket runs with the WebSocket of Node itself', { timeout: 60_000 }, async () => {
  const port = await serve({ approvedSocketDomains: ['^trusted-host$'] })
  const program = new URL('own-web-socket.ts', import.meta.url).pathname
  const own = 'WebSocket' in globalThis ? [] : ['--experimental-websocket']
  const args = ['--conditions=channelkit-source', '--import', 'tsx', program, String(port)]
  const { stdout } = await promisify(execFile)(process.execPath, [...own, ...args])
  expect(JSON.parse(stdout)).toEqual({
    echo: { eventType: 10, message: 'Hello world?' },
    meta: { sister: 'sam' },
    failure: 'OriginNotApprovedError',
    unreachable: 'connection_failed',
  })
})

it(
  'both clients run in a page, with the origin and the cookies of the browser',
  { timeout: 60_000 },
  async (context) => {
    if (chromium === undefined) return context.skip('there is no Chromium here; CHROMIUM names one')
    const origin = await servePage()
    const port = await serve({ approvedSocketDomains: [`^${origin}$`], approvedDomains: [`^${origin}$`] })
    const browser = await openBrowser(chromium)
    onTestFinished(() => browser.close())
    const { page } = browser
    await page.send('Page.enable')
    await page.send('Page.navigate', { url: origin })
    await page.event('Page.loadEventFired', () => true)
    expect(await page.evaluate(`runUsers('127.0.0.1:${port}')`)).toEqual({
      login: { eventType: 1, username: 'george' },
      user: 'george',
      whoAmI: true,
      refusal: 'forbidden',
      session: 'none',
      echo: 'Hello world?',
      brother: 'mat',
      headers: 'TypeError',
      afterLogout: false,
    })
  },
)

async function servePage(): Promise<string> {
  const script = await bundlePage(new URL('page.ts', import.meta.url))
  const files: Record<string, readonly [type: string, body: string]> = {
    '/': ['text/html', '<!doctype html><title>users</title><script src="/page.js"></script>'],
    '/page.js': ['text/javascript', script],
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
