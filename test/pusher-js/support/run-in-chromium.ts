// pusher-js in a page: the table is bundled, and one row after the other is run there.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bundlePage } from '../../../examples/websockets-service/bundle-page.ts'
import { type Browser, findChromium, openBrowser } from '../../../examples/main-job/chromium.ts'
import type { PusherJsCase } from '../case.ts'
import type { BackendOf } from './backend.ts'
import type { Place } from './tools.ts'

export const chromium: string | undefined = findChromium()

export interface ChromiumRunner {
  /** What the backend has to serve. */
  readonly files: BackendOf['files']
  run(subject: string, row: PusherJsCase, place: Place): Promise<void>
  close(): Promise<void>
}

export async function startChromium(program: string): Promise<ChromiumRunner> {
  const [browser, files] = await Promise.all([openBrowser(program), pageFiles()])
  let shown = ''
  return {
    files,
    async run(subject, row, place) {
      const { run: _, ...plain } = { ...place, stop: undefined, run: place.run }
      const url = `${place.backend}${row.encryption === true ? '/encryption' : '/'}`
      if (shown !== url) await show(browser, url)
      shown = url
      const args = [subject, row.name, { ...plain, run: place.run }].map((value) => JSON.stringify(value))
      await browser.page.evaluate(`runCase(${args.join(', ')}).then(() => undefined)`)
    },
    close: () => browser.close(),
  }
}

interface Loading {
  readonly frameId: string
  readonly loaderId: string
}

async function show({ page }: Browser, url: string): Promise<void> {
  await page.send('Page.enable')
  const { frameId, loaderId } = await page.send<Loading>('Page.navigate', { url })
  await page.send('Page.setLifecycleEventsEnabled', { enabled: true })
  await page.event<Loading & { readonly name: string }>(
    'Page.lifecycleEvent',
    (params) => params.frameId === frameId && params.loaderId === loaderId && params.name === 'load',
  )
}

async function pageFiles(): Promise<NonNullable<BackendOf['files']>> {
  const web = dirname(createRequire(import.meta.url).resolve('pusher-js/dist/web/pusher.js'))
  const cases = await bundlePage(new URL('page.ts', import.meta.url))
  const script = (text: string) => ({ type: 'text/javascript; charset=utf-8', text })
  const page = (build_: string) => ({
    type: 'text/html; charset=utf-8',
    text: `<!doctype html><link rel="icon" href="data:,"><script src="/${build_}"></script><script src="/cases.js"></script>`,
  })
  const names = ['pusher.js', 'pusher-with-encryption.js']
  const builds = await Promise.all(names.map((name) => readFile(join(web, name), 'utf8')))
  return {
    '/': page('pusher.js'),
    '/encryption': page('pusher-with-encryption.js'),
    '/cases.js': script(cases),
    '/pusher.js': script(builds[0]!),
    '/pusher-with-encryption.js': script(builds[1]!),
  }
}
