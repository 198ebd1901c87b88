// The command as a process: what it prints, and with which code it ends.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../mocks/node.ts'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { UsageError } from '../../../src/cli/command.ts'
import { conform } from '../../../src/cli/commands/conform.ts'
import { closedPort } from '../../support/loopback.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const good = 'http://app-key:app-secret@127.0.0.1:1/apps/app-id'

interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const node = ['--import', 'tsx', '--conditions=channelkit-source', 'src/cli/main.ts', 'conform', ...args]
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      node,
      { cwd: root, env: { ...process.env, ...env } },
      (error, output, errors) => resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    )
  })
}

async function fakeUrl(): Promise<string> {
  const { port, close } = await listen(createFakeSockudo())
  onTestFinished(close)
  return `http://app-key:app-secret@127.0.0.1:${port}/apps/app-id`
}

describe('channelkit conform as a process', { timeout: 60_000 }, () => {
  it('prints a table and ends with 0 when everything is as expected', async () => {
    const { code, output, errors } = await run(['--url', await fakeUrl(), '--preset', 'sockudo', '--write'])
    expect([code, errors]).toEqual([0, ''])
    expect(output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/apps\/app-id\ncompared with Sockudo: /)
    expect(output).toContain('\nSigned requests\n  as expected  yes  answers a signed request\n')
    expect(output).toMatch(/\n\d+ as expected, \d+ lacks, in [\d.]+ s\n/)
    expect(output).not.toMatch(/app-key|app-secret/)
  })

  it('ends with 1 when something differs', async () => {
    const { code, output } = await run([], { PUSHER_URL: await fakeUrl() })
    expect(code).toBe(1)
    expect(output).toMatch(/\n {2}differs .*\n {20}expected .*\n {20}answered /)
  })

  it('prints one object with --json', async () => {
    const { code, output } = await run(['--url', await fakeUrl(), '--preset', 'sockudo', '--json'])
    expect(code).toBe(0)
    const report: object = JSON.parse(output)
    expect(Object.keys(report)).toEqual([
      ...['server', 'preset', 'source', 'channelkit', 'write', 'run', 'started', 'duration', 'requests'],
      ...['counts', 'likeness', 'checks'],
    ])
  })

  it('ends with 1 and one line for a server that is not there', async () => {
    const url = `http://app-key:app-secret@127.0.0.1:${await closedPort()}/apps/app-id`
    const { code, output, errors } = await run(['--url', url])
    expect([code, output]).toEqual([1, ''])
    expect(errors).toMatch(
      /^channelkit conform: http:\/\/127\.0\.0\.1:\d+\/apps\/app-id does not answer: .*\n$/,
    )
  })
})

describe('channelkit conform called wrongly', () => {
  it.each([
    ['--url needs a key', ['--url', 'http://127.0.0.1/apps/1'], '--url has no key'],
    ['--url needs a secret', ['--url', 'http://key@127.0.0.1/apps/1'], '--url has no secret'],
    ['--url needs an app', ['--url', 'http://key:secret@127.0.0.1/'], '--url has no app id'],
    [
      'presets have names',
      ['--url', good, '--preset', 'ably'],
      '--preset takes one of pusher, soketi, reverb, sockudo',
    ],
    [
      'a timeout is a number',
      ['--url', good, '--timeout', 'soon'],
      '--timeout takes 1 to 600000 milliseconds',
    ],
    ['a timeout takes time', ['--url', good, '--timeout', '0'], '--timeout takes 1 to 600000 milliseconds'],
    ['there are no other options', ['--url', good, '--force'], "Unknown option '--force'"],
    ['there are no words', ['--url', good, 'now'], 'Unexpected argument'],
  ])('says that %s', async (_, args, message) => {
    const error: Error = await conform.run(args).then(
      () => expect.unreachable(),
      (reason: Error) => reason,
    )
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message).toContain(message)
  })
})
