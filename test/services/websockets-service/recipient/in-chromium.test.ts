// The recipient as a page loads it: browsers tell less of a failed handshake than Node does.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeWebSocketsService } from '../../../../mocks/websockets-service/index.ts'
import { listen, type Listener } from '../../../../mocks/node.ts'
import {
  createWebSocketsService,
  type WebSocketsService,
} from '../../../../src/services/websockets-service/index.ts'
import { type Browser, findChromium, openBrowser } from '../../../../examples/main-job/chromium.ts'
import { bundlePortable } from '../../../package/bundle.ts'
import { accessKey } from '../service-client.ts'

const program = findChromium()
const fake = createFakeWebSocketsService({ accessKeys: [accessKey], tokens: 'once' })
let server: Listener
let service: WebSocketsService
let browser: Browser

describe.skipIf(program === undefined)('in Chromium, a recipient', () => {
  beforeAll(async () => {
    server = await listen(fake, { port: 0 })
    service = createWebSocketsService({ accessKey, endpoint: `${server.url}/graphql` })
    browser = await openBrowser(program!)
    const specifier = 'channelkit/websockets-service/recipient'
    const { code } = await bundlePortable(specifier, '.', [], ['channelkit-source'])
    // A page has no way to import text but as the URL of a module.
    const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
    await browser.page.evaluate(`import('${url}').then((module) => void Object.assign(globalThis, module))`)
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await service?.close()
    await server?.close()
  })

  const uriFor = async (recipient: string): Promise<string> =>
    (await service.registerRecipient({ recipient })).connectionUri

  it('connects, and reads what is pushed', async () => {
    const uri = await uriFor('ann')
    await service.pushMessage({ recipients: ['ann'], message: '{"text":"héllo 🦊"}' })
    const read = `
      (async () => {
        const recipient = connectRecipient({ uri: ${JSON.stringify(uri)}, parse: JSON.parse })
        for await (const message of recipient) {
          recipient.close()
          return [message, recipient.state]
        }
      })()`
    expect(await browser.page.evaluate(read)).toEqual([{ text: 'héllo 🦊' }, 'closed'])
  })

  it('is told of a refused handshake, without a reason and without the token', async () => {
    const uri = (await uriFor('ann')).replace(/token=.*/, 'token=unknown-4711')
    const refused = `
      new Promise((resolve) => {
        const recipient = connectRecipient({ uri: ${JSON.stringify(uri)}, reconnect: false })
        recipient.on('error', ({ name, code, message }) => resolve({ name, code, message }))
      })`
    expect(await browser.page.evaluate(refused)).toEqual({
      name: 'ConnectionError',
      code: 'connection_failed',
      message: 'the connection could not be made',
    })
  })

  it('is back with a fresh URI after its connection was cut, and gets what was held', async () => {
    const uris = [await uriFor('bob'), await uriFor('bob')]
    await browser.page.evaluate(`
      const uris = ${JSON.stringify(uris)}
      globalThis.recipient = connectRecipient({ uri: async () => uris.shift(), reconnect: { minDelay: 1 } })
      globalThis.messages = recipient[Symbol.asyncIterator]()
      new Promise((resolve) => recipient.on('open', resolve))`)
    const next = async (): Promise<unknown> =>
      browser.page.evaluate('messages.next().then(({ value }) => value)')
    await service.pushMessage({ recipients: ['bob'], message: 'a' })
    expect(await next()).toBe('a')
    fake.disconnect('bob')
    await service.pushMessage({ recipients: ['bob'], message: 'b' })
    expect(await next()).toBe('b')
    expect(await browser.page.evaluate('recipient.close(), recipient.state')).toBe('closed')
  })
})
