// A page in a real Chromium; in Node, with the origin of the page, where there is none.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { bundlePage } from '../../websockets-service/bundle-page.ts'
import { findChromium, openBrowser } from '../chromium.ts'
import { documentClient, kitClient } from './page.ts'

export interface Page {
  /** Where it runs, for whom it is told to. */
  readonly where: string
  readonly origin: string
  readonly document: (url: string) => Promise<string>
  readonly kit: (url: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** @param origin - where there is no browser, which sends that of the page */
export async function openPage(origin: string): Promise<Page> {
  const program = findChromium()
  if (program !== undefined) return openInChromium(program)
  const client = { headers: { origin }, WebSocket }
  return {
    where: 'in Node, since there is no Chromium (CHROMIUM names one)',
    origin,
    document: (url) => documentClient(url, client),
    kit: (url) => kitClient(url, client),
    close: async () => {},
  }
}

async function openInChromium(program: string): Promise<Page> {
  const script = await bundlePage(new URL('page-in-browser.ts', import.meta.url))
  const server = createServer((request, response) => {
    const [type, text] = request.url === '/page.js' ? ['text/javascript', script] : ['text/html', html]
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const { page, close } = await openBrowser(program)
  await page.send('Page.enable')
  await page.send('Page.navigate', { url: origin })
  await page.event('Page.loadEventFired', () => true)
  const run = (client: string, url: string): Promise<string> =>
    page.evaluate(`clients.${client}(${JSON.stringify(url)})`)
  return {
    where: `in Chromium ${await page.evaluate('navigator.userAgent.match(/Chrome\\/([^. ]+)/)[1]')}`,
    origin,
    document: (url) => run('document', url),
    kit: (url) => run('kit', url),
    async close() {
      await close()
      server.closeAllConnections()
      server.close()
    },
  }
}

const html = '<!doctype html><title>A page of the story</title><script src="/page.js"></script>'
