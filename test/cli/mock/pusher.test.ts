// `channelkit mock pusher`: what it prints is true, whatever the preset.

import PusherJs from 'pusher-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPusher } from '../../../src/services/pusher/index.ts'
import { runMock, startService } from './start.ts'

describe('channelkit mock pusher', { timeout: 60_000 }, () => {
  it.each([
    ['pusher', 'Pusher Channels'],
    ['soketi', 'soketi'],
    ['reverb', 'Reverb'],
    ['sockudo', 'Sockudo 5.2.0'],
  ])('--preset %s prints lines that work in channelkit and in pusher-js', async (preset, title) => {
    const mock = await startService('pusher', '--preset', preset, '--app', '77:my-key:my-secret')
    await mock.line(/pusher-js/)
    expect(mock.lines[0]).toContain(`A fake ${title} listens on http://127.0.0.1:${mock.port}`)
    const subscriber = pasted<PusherJs>(mock.lines, 'pusher-js', { Pusher: PusherJs })
    onTestFinished(() => subscriber.disconnect())
    const channel = subscriber.subscribe('orders')
    await new Promise((resolve) => channel.bind('pusher:subscription_succeeded', resolve))
    const created = new Promise((resolve) => channel.bind('created', resolve))
    const pusher = pasted<ReturnType<typeof createPusher>>(mock.lines, 'channelkit', { createPusher })
    onTestFinished(() => pusher.close())
    await pusher.trigger('orders', 'created', { id: 1 })
    expect(await created).toEqual({ id: 1 })
  })

  it('--json tells the preset and the URL of each app', async () => {
    const mock = await startService('pusher', '--json', '--preset', 'soketi')
    expect(JSON.parse(mock.lines[0]!)).toMatchObject({
      service: 'pusher',
      preset: 'soketi',
      apps: [{ id: '1234', url: `http://app-key:app-secret@127.0.0.1:${mock.port}/apps/1234` }],
    })
  })

  it('--log names the operation, and --fault makes it fail', async () => {
    const mock = await startService('pusher', '--log', '--fault', 'triggerEvent:status=403,code=over_quota')
    const url = `http://app-key:app-secret@127.0.0.1:${mock.port}/apps/1234`
    const pusher = createPusher(url)
    onTestFinished(() => pusher.close())
    await expect(pusher.trigger('orders', 'created', 1)).rejects.toThrow('daily message quota')
    expect(await mock.line(/POST/)).toMatch(/POST \/apps\/1234\/events 403 triggerEvent/)
  })

  it.each([
    [['--preset', 'laravel'], '--preset takes pusher, soketi, reverb, sockudo'],
    [['--preset', 'reverb', '--webhook', 'http://127.0.0.1:9'], 'has no webhooks'],
    [['--app', 'one:two'], '--app takes ID:KEY:SECRET'],
    [['--fault', 'status=403,code=nobody'], '--fault: code'],
  ])('refuses %j', async (args, said) => {
    const mock = runMock('pusher', ...args)
    expect((await mock.ended).code).toBe(2)
    expect(mock.errors()).toContain(said)
  })
})

/** The value of a line as somebody pastes it. */
function pasted<Value>(lines: readonly string[], client: string, names: object): Value {
  const line = lines.find((text) => text.trim().startsWith(`${client} `))
  const code = line?.trim().slice(client.length)
  return new Function(...Object.keys(names), `return ${code}`)(...Object.values(names)) as Value
}
