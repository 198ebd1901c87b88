// What `channelkit mock sockudo` prints, and that the lines to paste are true.

import Pusher from 'pusher'
import PusherJs from 'pusher-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { startMock } from './start.ts'

/** The value of a line as somebody pastes it. */
function pasted<Value>(lines: readonly string[], client: string, names: object): Value {
  const line = lines.find((text) => text.trim().startsWith(`${client} `))
  const code = line?.trim().slice(client.length)
  return new Function(...Object.keys(names), `return ${code}`)(...Object.values(names)) as Value
}

describe('channelkit mock sockudo', { timeout: 60_000 }, () => {
  it('prints lines that work in channelkit, in pusher and in pusher-js', async () => {
    const mock = await startMock()
    await mock.line(/pusher-js/)
    const subscriber = pasted<PusherJs>(mock.lines, 'pusher-js', { Pusher: PusherJs })
    onTestFinished(() => subscriber.disconnect())
    const channel = subscriber.subscribe('orders')
    await new Promise((resolve) => channel.bind('pusher:subscription_succeeded', resolve))
    const seen: unknown[] = []
    const both = new Promise<void>((resolve) =>
      channel.bind('created', (data: unknown) => seen.push(data) === 2 && resolve()),
    )
    const sockudo = pasted<ReturnType<typeof createSockudo>>(mock.lines, 'channelkit', { createSockudo })
    await sockudo.trigger('orders', 'created', { by: 'channelkit' })
    await sockudo.close()
    await pasted<Pusher>(mock.lines, 'pusher', { Pusher }).trigger('orders', 'created', { by: 'pusher' })
    await both
    expect(seen).toEqual([{ by: 'channelkit' }, { by: 'pusher' }])
  })

  it('names the URL in its first line, and the credentials of each app after it', async () => {
    const mock = await startMock('--app', 'one:key-1:secret-1', '--app', 'two:key-2:it\'s "50%"')
    expect(mock.lines[0]).toBe(
      `A fake Sockudo 5.2.0 listens on http://127.0.0.1:${mock.port}; Ctrl+C stops it.`,
    )
    await mock.line(/pusher-js.*key-2/)
    expect(mock.lines.filter((line) => line.includes('app id')).map((line) => line.trim())).toEqual([
      'app id one   key key-1   secret secret-1',
      'app id two   key key-2   secret it\'s "50%"',
    ])
    const second = mock.lines.slice(mock.lines.findIndex((line) => line.includes('app id two')))
    const sockudo = pasted<ReturnType<typeof createSockudo>>(second, 'channelkit', { createSockudo })
    onTestFinished(() => sockudo.close())
    expect(await sockudo.channels()).toEqual({ channels: {} })
    expect((await pasted<Pusher>(second, 'pusher', { Pusher }).get({ path: '/channels' })).status).toBe(200)
  })

  it('--json prints one line for programs instead', async () => {
    const webhook = 'http://127.0.0.1:9/hook'
    const mock = await startMock('--json', '--webhook', webhook)
    const { port } = mock
    const url = `http://127.0.0.1:${port}`
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }
    expect(JSON.parse(mock.lines[0]!)).toEqual({
      service: 'sockudo',
      url,
      host: '127.0.0.1',
      port,
      apps: [{ ...app, url: `http://app-key:app-secret@127.0.0.1:${port}/apps/app-id` }],
      webhooks: [webhook],
      faults: [],
    })
    await mock.stop()
    expect(mock.lines).toHaveLength(1)
  })

  it('prints an address that can be connected to when it listens on all of them', async () => {
    const mock = await startMock('--host', '0.0.0.0', '--json')
    const { url } = JSON.parse(mock.lines[0]!) as { url: string }
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/)
    expect((await fetch(`${url}/up`)).status).toBe(200)
  })
})
