// The example with Express: its routes, its page in a real browser, and the command that its first line names.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../examples/websockets-service/app.ts'
import { bundlePage } from '../../examples/websockets-service/bundle-page.ts'
import { listen } from '../../mocks/node.ts'
import {
  createFakeWebSocketsService,
  type FakeWebSocketsService,
} from '../../mocks/websockets-service/index.ts'
import { createWebSocketsService } from '../../src/services/websockets-service/index.ts'
import { type Browser, findChromium, openBrowser, type Page } from '../../examples/main-job/chromium.ts'

const chromium = findChromium()
const script = new URL('../../examples/websockets-service/public/page.js', import.meta.url)
const accessKey = 'sak-of-the-example'

interface Running {
  readonly fake: FakeWebSocketsService
  readonly origin: string
  readonly errors: readonly unknown[]
}

async function start(): Promise<Running> {
  const fake = createFakeWebSocketsService({ accessKeys: [accessKey] })
  const { host, port, close } = await listen(fake)
  const service = createWebSocketsService({ accessKey, endpoint: `http://${host}:${port}/graphql` })
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const errors: unknown[] = []
  const onError = (error: unknown): void => void errors.push(error)
  server.on('request', createApp({ service, origin, page: await bundlePage(script), onError }))
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await service.close()
    await close()
  })
  return { fake, origin, errors }
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const type = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) })
}

async function signIn(origin: string, user: string): Promise<{ readonly cookie: string }> {
  const response = await post(`${origin}/session`, { user })
  expect(response.status).toBe(204)
  return { cookie: response.headers.get('set-cookie')!.split(';')[0]! }
}

describe('the backend of the example', () => {
  it('gives who signed in a URI of their own, for pages from here alone', async () => {
    const { fake, origin } = await start()
    const ann = await signIn(origin, 'ann')
    const response = await post(`${origin}/notifications/socket-uri`, {}, ann)
    const { uri } = (await response.json()) as { readonly uri: string }
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(fake.registrations).toMatchObject([{ recipient: 'ann', origin, connectionUri: uri }])
  })

  it('gives nobody else one, and pushes for nobody else', async () => {
    const { fake, origin } = await start()
    for (const path of ['/notifications/socket-uri', '/notify']) {
      const response = await post(`${origin}${path}`, { to: ['ann'], text: 'hi' })
      expect([response.status, await response.text()]).toEqual([401, 'sign in first'])
      const forged = await post(`${origin}${path}`, {}, { cookie: 'session=ann' })
      expect(forged.status).toBe(401)
    }
    expect(fake.requests).toEqual([])
  })

  it('pushes to others, and says what became of it for each', async () => {
    const { fake, origin } = await start()
    const ann = await signIn(origin, 'ann')
    const response = await post(`${origin}/notify`, { to: ['bob', 'eve'], text: 'lunch?' }, ann)
    expect(await response.json()).toEqual([
      { recipient: 'bob', status: 'PENDING' },
      { recipient: 'eve', status: 'PENDING' },
    ])
    expect(fake.messages.map(({ message }) => JSON.parse(message))).toEqual(
      Array(2).fill({ from: 'ann', text: 'lunch?' }),
    )
    expect(fake.messages.every(({ expiresAt }) => expiresAt !== null)).toBe(true)
  })

  it.each([
    ['no recipient', { to: [], text: 'hi' }, 400, 'must name at least one recipient'],
    ['no list of recipients', { to: 'bob', text: 'hi' }, 400, 'must be a list of names'],
    ['no text', { to: ['bob'] }, 400, 'text must not be empty'],
    ['an empty text', { to: ['bob'], text: '' }, 400, 'text must not be empty'],
  ])('refuses %s before it asks the service', async (_, body, status, words) => {
    const { fake, origin } = await start()
    const response = await post(`${origin}/notify`, body, await signIn(origin, 'ann'))
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(words)])
    expect(fake.requests).toEqual([])
  })

  it('refuses what a page of another site can send', async () => {
    const { origin } = await start()
    const cookie = await signIn(origin, 'ann')
    const forms = ['text/plain', 'application/x-www-form-urlencoded']
    for (const type of forms) {
      const response = await post(
        `${origin}/notify`,
        { to: ['bob'], text: 'hi' },
        { ...cookie, 'content-type': type },
      )
      expect(response.status).toBe(415)
    }
    expect((await post(`${origin}/session`, { user: ' ' })).status).toBe(400)
  })

  it.each([
    ['what is no JSON', '{"to": [', 400],
    ['more than it takes', JSON.stringify({ to: ['bob'], text: 'x'.repeat(20_000) }), 413],
  ])('refuses %s with a sentence, and without a word of how it works', async (_, body, status) => {
    const { fake, origin, errors } = await start()
    const headers = { 'content-type': 'application/json', ...(await signIn(origin, 'ann')) }
    const response = await fetch(`${origin}/notify`, { method: 'POST', headers, body })
    expect([response.status, await response.text()]).toEqual([status, 'send JSON, 16 kB of it at most'])
    expect([errors, fake.requests]).toEqual([[], []])
  })

  it('says that it failed where the service does not answer well, and to whom it is told keeps the key', async () => {
    const { fake, origin, errors } = await start()
    const ann = await signIn(origin, 'ann')
    fake.fault({ operation: 'pushMessage', status: 503, body: `busy, ${accessKey}` })
    const response = await post(`${origin}/notify`, { to: ['bob'], text: 'hi' }, ann)
    expect([response.status, await response.text()]).toEqual([502, expect.not.stringContaining(accessKey)])
    expect(errors).toMatchObject([{ name: 'ApiError', status: 503 }])
    expect(JSON.stringify(errors)).not.toContain(accessKey)
  })

  it('serves a page that knows of no key', async () => {
    const { origin } = await start()
    expect(await (await fetch(origin)).text()).toContain('<script type="module" src="/page.js">')
    const script = await (await fetch(`${origin}/page.js`)).text()
    expect(script).toContain('connectRecipient')
    expect(script).not.toMatch(/x-api-key|accessKey/i)
  })
})

describe('the page of the example', () => {
  it('shows what others push, and comes back after a loss', { timeout: 60_000 }, async (context) => {
    if (chromium === undefined) return context.skip('there is no Chromium here; CHROMIUM names one')
    const { fake, origin, errors } = await start()
    const browser = await open(chromium)
    await load(browser.page, origin)
    await browser.page.evaluate(submit('sign-in', { user: 'ann' }))
    await fake.waitFor('connections', { recipient: 'ann' }, { timeout: 20_000 })

    const bob = await signIn(origin, 'bob')
    const told = await post(`${origin}/notify`, { to: ['ann'], text: '<b>lunch?</b>' }, bob)
    expect(await told.json()).toEqual([{ recipient: 'ann', status: 'DELIVERED' }])
    // As text: what others write is no markup of ours.
    expect(await shown(browser.page, 1)).toEqual(['bob: <b>lunch?</b>'])

    fake.disconnect('ann')
    await post(`${origin}/notify`, { to: ['ann'], text: 'are you there?' }, bob)
    expect(await shown(browser.page, 2)).toEqual(['bob: <b>lunch?</b>', 'bob: are you there?'])
    const uris = fake.registrations.map(({ connectionUri }) => connectionUri)
    expect(new Set(uris).size).toBeGreaterThan(1)

    await browser.page.evaluate(submit('notify', { to: 'ann', text: 'a note to myself' }))
    expect((await shown(browser.page, 3)).at(-1)).toBe('ann: a note to myself')
    expect([errors, fake.frames]).toEqual([[], []])
  })
})

describe('the command of the example', () => {
  it('starts it on a fake, as its first line says', { timeout: 60_000 }, async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const text = await readFile(`${root}/examples/websockets-service/main.ts`, 'utf8')
    const command = /: (cd examples\/websockets-service && npx tsx .*main\.ts)$/m.exec(text)?.[1]
    // A group of its own: whoever ends npx alone leaves its children behind.
    const child = spawn('sh', ['-c', command!], {
      cwd: root,
      env: { ...process.env, PORT: '0', WEBSOCKETS_SERVICE_ACCESS_KEY: undefined },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    onTestFinished(async () => {
      const ended = once(child, 'close')
      process.kill(-child.pid!, 'SIGKILL')
      await ended
    })
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const origin = /^(http:\/\/127\.0\.0\.1:\d+), on a fake WebSockets Service$/.exec(line)?.[1]
    expect(origin).toBeDefined()
    const ann = await signIn(origin!, 'ann')
    const { uri } = (await (await post(`${origin}/notifications/socket-uri`, {}, ann)).json()) as {
      uri: string
    }
    expect(uri).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/\?token=/)
  })
})

async function open(program: string): Promise<Browser> {
  const browser = await openBrowser(program)
  onTestFinished(() => browser.close())
  return browser
}

async function load(page: Page, url: string): Promise<void> {
  await page.send('Page.enable')
  await page.send('Page.navigate', { url })
  await page.event('Page.loadEventFired', () => true)
}

/** Fills in a form and sends it, as a person does. */
function submit(form: string, values: Readonly<Record<string, string>>): string {
  const fill = Object.entries(values).map(([name, value]) => `form.${name}.value = ${JSON.stringify(value)}`)
  return `{ const form = document.getElementById('${form}'); ${fill.join(';')}; form.querySelector('button').click() }`
}

/** The notifications, once there are so many. */
async function shown(page: Page, count: number): Promise<string[]> {
  return page.evaluate(`new Promise((resolve) => {
    const list = document.getElementById('notifications')
    const look = () => list.children.length >= ${count} && resolve([...list.children].map((item) => item.textContent))
    new MutationObserver(look).observe(list, { childList: true })
    look()
  })`)
}
