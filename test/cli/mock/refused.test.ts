// Calls of `channelkit mock` that make no sense, and ports that are taken.

import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { UsageError } from '../../../src/cli/command.ts'
import { mock } from '../../../src/cli/commands/mock.ts'
import { runMock } from './start.ts'

const sockudo = mock.commands?.find(({ name }) => name === 'sockudo')

describe('channelkit mock sockudo', () => {
  it.each([
    [['--prot', '6001'], "Unknown option '--prot'"],
    [['--port', '65536'], '--port takes 0 to 65535'],
    [['--port', '0x10'], '--port takes 0 to 65535'],
    [['--port', ''], '--port takes 0 to 65535'],
    [['--host', ''], '--host takes an address'],
    [['--log', 'xml'], '--log takes text or json'],
    [['--app', 'id:key'], '--app takes ID:KEY:SECRET'],
    [['--app', 'id:key:secret:more'], '--app takes ID:KEY:SECRET'],
    [['--app', 'id::secret'], '--app takes ID:KEY:SECRET'],
    [['--app', 'a:key:s', '--app', 'b:key:s'], '--app: the key belongs to an app before it'],
    [['--app', 'a/b:key:s'], '--app: the id must not contain /, ? or #, because it is part of a path'],
    [['--webhook', 'ftp://127.0.0.1/'], '--webhook takes an http or https URL'],
    [['--webhook', '127.0.0.1:3000'], '--webhook takes an http or https URL'],
    [['--push', 'fax'], '--push takes some of fcm,apns,webPush,hms,wns'],
    [['--push', ''], '--push takes some of fcm,apns,webPush,hms,wns'],
    [['--push', 'fcm,'], '--push takes some of fcm,apns,webPush,hms,wns'],
    [['--push', 'webpush'], '--push takes some of fcm,apns,webPush,hms,wns'],
    [['--strict', 'soketi'], '--strict takes pusher'],
    [['--webhook-batch'], '--webhook-batch needs --webhook'],
  ])('refuses %j', async (args, message) => {
    await expect(sockudo!.run(args)).rejects.toThrow(new UsageError(message))
  })

  it.each(['nothing=1', 'status=1000', 'triggerEvnt:status=503', 'status=503,drop=after', ''])(
    'refuses --fault %j, and says that it is the fault',
    async (fault) => {
      const refusal = expect.objectContaining({
        name: 'UsageError',
        message: expect.stringMatching(/^--fault: ./),
      })
      await expect(sockudo!.run(['--fault', fault])).rejects.toEqual(refusal)
    },
  )

  it('names each of its options in its help', () => {
    for (const option of [
      'port',
      'host',
      'log',
      'json',
      'app',
      'webhook',
      'webhook-batch',
      'push',
      'strict',
      'fault',
    ])
      expect(sockudo!.usage).toMatch(new RegExp(`^ {2}--${option} `, 'm'))
  })

  it('ends with 1 on a port that is taken, and says how to choose another', { timeout: 60_000 }, async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const taken = runMock('sockudo', '--port', String(port))
    expect(await taken.ended).toEqual({ code: 1, signal: null })
    expect([taken.lines, taken.errors()]).toEqual([
      [],
      `channelkit mock sockudo: port ${port} of 127.0.0.1 is in use; choose another with --port, or any free one with --port 0\n`,
    ])
  })

  it('ends with 2 for a bad option, and names its own help', { timeout: 60_000 }, async () => {
    const bad = runMock('sockudo', '--port', 'x')
    expect(await bad.ended).toEqual({ code: 2, signal: null })
    expect(bad.errors()).toBe(
      'channelkit mock sockudo: --port takes 0 to 65535\nTry: channelkit help mock sockudo\n',
    )
  })
})

describe('channelkit mock', () => {
  it('wants the name of a service', async () => {
    await expect(mock.run([])).rejects.toThrow(/^takes the name of a service first: .*sockudo/)
    await expect(mock.run(['--port', '1'])).rejects.toThrow(/^takes the name of a service first: .*sockudo/)
  })

  it('knows no other services than those of its help', async () => {
    await expect(mock.run(['soketi'])).rejects.toThrow(/^there is no service "soketi": there is .*sockudo/)
    for (const { name, summary } of mock.commands ?? []) {
      expect(mock.usage).toMatch(new RegExp(`^ +${name} +${summary}$`, 'm'))
    }
  })
})
