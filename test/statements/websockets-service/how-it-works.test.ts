// The steps of the document, with what it prints.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findChromium, openBrowser } from '../../../examples/main-job/chromium.ts'
import { setup } from './setup.ts'

const recipient = 'd9f3c17a-c6de-4e5e-b42b-98fbfb46a108'
const text = 'The quick brown fox jumps over the lazy dog'

const registerRecipient = `mutation registerRecipient($input:RegisterRecipientInput!) {
  registerRecipient(input:$input) { token connectionUri }
}`
const pushMessage = `mutation pushMessage($input:MessageInput!) {
  pushMessage(input:$input) {
    item { id message status expiresAt createdAt deliveredAt cancelledAt globalMessageId }
    error{ message }
  }
}`

describe('the steps of the document', () => {
  it('registering, as it is printed, gives a token and a URI that ends with it', async () => {
    const { run } = await setup()
    const { data } = await run(registerRecipient, { input: { recipient } })
    const { token, connectionUri } = data.registerRecipient
    expect(connectionUri).toMatch(/^ws:\/\/[^/]+\/\?token=/)
    expect(connectionUri.endsWith(`/?token=${token}`)).toBe(true)
  })

  it('pushing, as it is printed, sends the text to the recipient who is connected', async () => {
    const { run, connect } = await setup()
    const connected = await connect({ recipient })
    const { data } = await run(pushMessage, { input: { recipients: [recipient], message: text } })
    expect([data.pushMessage].flat()).toMatchObject([{ item: { message: text, status: 'DELIVERED' } }])
    expect(await connected.received(1)).toEqual([text])
  })

  it('one call reaches all who are named, and a global one everybody', async () => {
    const { service, connect } = await setup()
    const [ann, bob, eve] = [
      await connect({ recipient: 'ann' }),
      await connect({ recipient: 'bob' }),
      await connect({ recipient: 'eve' }),
    ]
    await service.pushMessage({ recipients: ['ann', 'bob'], message: 'for two' })
    await service.pushGlobalMessage({ message: 'for all' })
    expect(await ann.received(2)).toEqual(['for two', 'for all'])
    expect(await bob.received(2)).toEqual(['for two', 'for all'])
    expect(await eve.received(1)).toEqual(['for all'])
    expect(await eve.receivedAll()).toEqual(['for all'])
  })

  it('the smallest page is told that its connection is open, what is pushed, and that it is closed', async (context) => {
    const chromium = findChromium()
    if (chromium === undefined) return context.skip('there is no Chromium here; CHROMIUM names one')
    const { fake, service } = await setup()
    const { connectionUri } = await service.registerRecipient({ recipient })
    const origin = await serve(`<!doctype html><div id="status"></div><script>
      const told = [];
      const ws = new WebSocket(${JSON.stringify(connectionUri)});
      ws.onopen = () => { told.push('open') };
      ws.onmessage = ({ data }) => { told.push(data) };
      const closed = new Promise((resolve) => { ws.onclose = () => { told.push('closed'); resolve(told) } });
    </script>`)
    const browser = await openBrowser(chromium)
    onTestFinished(() => browser.close())
    await browser.page.send('Page.enable')
    await browser.page.send('Page.navigate', { url: origin })
    await browser.page.event('Page.loadEventFired', () => true)
    await fake.waitFor('connections', { recipient }, { timeout: 20_000 })
    await service.pushMessage({ recipients: [recipient], message: text })
    fake.disconnect(recipient, 1000)
    expect(await browser.page.evaluate('closed')).toEqual(['open', text, 'closed'])
  })
})

async function serve(page: string): Promise<string> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
