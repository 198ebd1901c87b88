// The example in a real browser; its push service, which is a company's, is replaced by keys of this test.

import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWebPushServer } from '../../examples/web-push/server.ts'
import { createFakeSockudo, type FakeSockudo } from '../../mocks/sockudo/index.ts'
import { createSockudo, type Sockudo } from '../../src/services/sockudo/index.ts'
import { type Browser, findChromium, openBrowser, type Page } from '../../examples/main-job/chromium.ts'

const chromium = findChromium()
const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

interface Running {
  readonly fake: FakeSockudo
  readonly sockudo: Sockudo
  readonly origin: string
  readonly errors: readonly unknown[]
}

async function start(userOf = (): string | undefined => 'user-1'): Promise<Running> {
  const fake = createFakeSockudo()
  const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch: fake.fetch })
  const errors: unknown[] = []
  const app = {
    sockudo,
    publicKey: 'BPublicKey',
    userOf,
    onError: (error: unknown) => errors.push(error),
  }
  const server = createWebPushServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ended.push(
    () => fake.close(),
    () => (server.closeAllConnections(), server.close()),
  )
  return { fake, sockudo, errors, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const post = (origin: string, body: unknown, type = 'application/json'): Promise<Response> =>
  fetch(`${origin}/push/devices`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  })

const subscription = {
  endpoint: 'https://push.example.com/send/abc',
  expirationTime: null,
  keys: {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  },
}

describe('the backend of the web push example', () => {
  it('registers a browser once, however often it comes', async () => {
    const { origin, sockudo } = await start()
    for (const _ of [1, 2]) expect((await post(origin, subscription)).status).toBe(201)
    const { items } = await sockudo.push.devices.list().page()
    expect(items).toMatchObject([
      { clientId: 'user-1', platform: 'browser', recipient: { provider: 'webPush' } },
    ])
    expect((await sockudo.push.subscriptions.list({ channel: 'news' }).page()).items).toHaveLength(1)
  })

  it.each([
    ['a text', 'x', 'send what PushManager.subscribe() gave'],
    ['no keys', { endpoint: 'https://push.example.com/a' }, 'send what PushManager.subscribe() gave'],
    ['an endpoint without TLS', { ...subscription, endpoint: 'http://push.example.com/a' }, 'must use https'],
    ['a large body', { ...subscription, more: 'x'.repeat(5000) }, 'send what PushManager.subscribe() gave'],
  ])('refuses %s', async (_, body, message) => {
    const { fake, origin } = await start()
    const response = await post(origin, body)
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(message)])
    expect(fake.requests).toEqual([])
  })

  it('refuses who is not signed in, and what a page of another site could send', async () => {
    const { fake, origin } = await start(() => undefined)
    expect((await post(origin, subscription)).status).toBe(401)
    const signedIn = await start()
    expect((await post(signedIn.origin, subscription, 'text/plain')).status).toBe(415)
    expect([...fake.requests, ...signedIn.fake.requests]).toEqual([])
  })
})

interface Updated {
  readonly versions: readonly { readonly status: string; readonly registrationId: string }[]
}

describe('the page and the service worker of the web push example', () => {
  it('register through the kit, and show what is published', { timeout: 60_000 }, async (context) => {
    if (chromium === undefined) return context.skip('there is no Chromium here; CHROMIUM names one')
    const { errors, fake, origin, sockudo } = await start()
    const { page, worker } = await browserOf(chromium)
    await page.send('Browser.grantPermissions', { origin, permissions: ['notifications'] })
    await page.send('ServiceWorker.enable')
    await stubPushService(page)
    await page.send('Page.navigate', { url: origin })

    await vi.waitFor(
      async () => expect(await page.evaluate('document.querySelector("output")?.textContent')).toMatch(/./),
      { timeout: 20_000, interval: 50 },
    )
    expect(await page.evaluate('document.querySelector("output").textContent')).toBe('registered for news')
    expect(await page.evaluate('asked')).toEqual({
      userVisibleOnly: true,
      applicationServerKey: 'BPublicKey',
    })

    const payload = { title: 'News', body: 'It works.', templateData: { id: 1 }, collapseKey: 'news' }
    await sockudo.push.publish({ type: 'channel', channel: 'news' }, payload)
    await vi.waitFor(() => expect(fake.pushes).toMatchObject([{ state: 'accepted', provider: 'webPush' }]))
    const data = JSON.stringify(fake.pushes[0]!.payload)
    // One that is not active yet gets nothing.
    const { versions } = await page.event<Updated>('ServiceWorker.workerVersionUpdated', (params) =>
      params.versions.some(({ status }) => status === 'activated'),
    )
    const { registrationId } = versions[0]!
    const serviceWorker = await worker()
    await serviceWorker.evaluate(recordNotifications)
    await page.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })

    await vi.waitFor(
      async () =>
        expect(await serviceWorker.evaluate('shown')).toEqual([
          { title: 'News', body: 'It works.', data: { id: 1 } },
        ]),
      { timeout: 10_000, interval: 50 },
    )
    expect(errors).toEqual([])
  })
})

/** Without a desktop a browser forgets at once what it showed. */
const recordNotifications = `
  self.shown = []
  const show = ServiceWorkerRegistration.prototype.showNotification
  ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
    await show.call(this, title, options)
    shown.push({ title, ...options })
  }
  undefined`

async function browserOf(program: string): Promise<Browser> {
  const browser = await openBrowser(program)
  ended.push(() => browser.close())
  return browser
}

async function stubPushService(page: Page): Promise<void> {
  const source = `PushManager.prototype.subscribe = async (options) => {
    globalThis.asked = options
    return ${JSON.stringify(subscription)}
  }`
  await page.send('Page.enable')
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source })
}
