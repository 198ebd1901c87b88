// Recipients in a page of a real Chromium.

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bundlePage } from '../../websockets-service/bundle-page.ts'
import { openBrowser } from '../chromium.ts'
import type { Receiving, Recipients } from './recipients.ts'

/** @param program - of the browser */
export async function receiveInChromium(
  program: string,
  uriFor: (name: string) => Promise<string>,
): Promise<Receiving> {
  const server = await servePage(uriFor)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser(program)
  const { page } = browser
  await page.send('Page.enable')
  await page.send('Page.navigate', { url: origin })
  await page.event('Page.loadEventFired', () => true)
  const ask = <Result = void>(
    method: keyof Recipients | 'close',
    ...args: readonly unknown[]
  ): Promise<Result> =>
    page
      .evaluate<Result>(`recipients.${method}(${args.map((arg) => JSON.stringify(arg)).join()})`)
      .catch(unwrap)
  return {
    place: `Chromium ${await page.evaluate('navigator.userAgent.match(/Chrome\\/([^. ]+)/)[1]')}`,
    origin,
    connect: (name) => ask('connect', name),
    saw: (name, text) => ask('saw', name, text),
    received: (name) => ask('received', name),
    connected: (name, times) => ask('connected', name, times),
    first: (name) => ask('first', name),
    async close() {
      await ask('close')
      await browser.close()
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

async function servePage(uriFor: (name: string) => Promise<string>): Promise<Server> {
  const files: Readonly<Record<string, string>> = {
    '/': '<!doctype html><title>Recipients</title><script src="/page.js"></script>',
    '/page.js': await bundlePage(new URL('page.ts', import.meta.url)),
  }
  const server = createServer(async (request, response) => {
    const isUri = request.url === '/uri'
    const name = isUri ? Buffer.concat(await request.toArray()).toString() : ''
    const answer = isUri ? uriFor(name) : files[request.url ?? '']
    const [status, body] = await Promise.resolve(answer).then(
      (text) => [text === undefined ? 404 : 200, text] as const,
      (error: Error) => [502, error.message] as const,
    )
    response.writeHead(status, { 'content-type': types[request.url ?? ''] ?? 'text/plain' }).end(body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

const types: Readonly<Record<string, string>> = { '/': 'text/html', '/page.js': 'text/javascript' }

/** What was thrown in the page comes as text with a stack. */
function unwrap(error: Error): never {
  throw new Error((error.message.split('\n')[0] ?? '').replace(/^\w*Error: /, ''))
}
