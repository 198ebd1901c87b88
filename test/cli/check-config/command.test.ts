// The command as a process: what it prints, and with which code it ends.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { UsageError } from '../../../src/cli/command.ts'
import { users } from '../../../src/cli/commands/users.ts'
import { checkConfig } from '../../../src/cli/commands/users/check-config.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const sample = 'test/cli/check-config/document.txt'

interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function run(...args: readonly string[]): Promise<Ended> {
  const command = ['src/cli/main.ts', 'users', 'check-config', ...args]
  const node = ['--import', 'tsx', '--conditions=channelkit-source', ...command]
  return new Promise((resolve) => {
    execFile(process.execPath, node, { cwd: root }, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    )
  })
}

async function fileWith(config: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'check-config-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'config.json')
  await writeFile(file, config)
  return file
}

const good = {
  approvedDomains: [],
  websocket: {
    port: 8063,
    socketApiKey: 'k3y-0f-th1s-t3st',
    approvedSocketDomains: ['^https://example\\.com$'],
  },
}

describe('channelkit users check-config as a process', { timeout: 60_000 }, () => {
  it('says what is wrong, with line and column, and ends with 1', async () => {
    const { code, output, errors } = await run(sample)
    expect([code, errors]).toEqual([1, ''])
    expect(output).toContain(`${sample}: clients connect to ws://localhost:8080\n`)
    expect(output).toContain('  10:30   error    not JSON: a trailing comma: ')
    expect(output).toContain(
      [
        '  4:9     warning  websocket.approvedSocketDomains[0] "localhost"',
        '                   approves https://localhost',
        '                   approves https://localhost.evil.test: it does not say where the host ends',
        '                   better: "^https?://localhost(:[0-9]+)?$"',
      ].join('\n'),
    )
    expect(output).toContain(
      [
        '  8:9     ok       websocket.approvedSocketDomains[4] "^.+\\\\.example\\\\.com$"',
        '                   approves https://www.example.com',
      ].join('\n'),
    )
    expect(output).toMatch(/\n7 expressions, 3 errors, 9 warnings\n$/)
  })

  it('ends with 0 when there is nothing to say, and does not show the key', async () => {
    const file = await fileWith(JSON.stringify(good))
    const { code, output } = await run(file)
    expect(code).toBe(0)
    expect(output).toMatch(/\n1 expression, 0 errors, 0 warnings\n$/)
    expect(output).not.toContain('k3y')
  })

  it('prints one object with --json', async () => {
    const file = await fileWith(
      JSON.stringify({ ...good, websocket: { ...good.websocket, socketApiKey: 'k3y ' } }),
    )
    const { code, output } = await run(file, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(output)).toEqual({
      file,
      url: 'ws://localhost:8063',
      patterns: [
        {
          subject: 'websocket.approvedSocketDomains[0]',
          pattern: '^https://example\\.com$',
          line: 1,
          column: expect.any(Number),
          approves: 'https://example.com',
        },
      ],
      findings: [expect.objectContaining({ level: 'warning', subject: 'websocket.socketApiKey' })],
    })
    expect(output).not.toContain('k3y')
  })

  it('ends with 1 for what nobody can read, and says where it stops', async () => {
    const { code, output } = await run(await fileWith('{"websocket": {"port": 80'))
    expect(code).toBe(1)
    expect(output).toContain('  1:26    error    not JSON: the file ends without }')
  })

  it('ends with 2 for a file that is not there', async () => {
    const { code, output, errors } = await run('nowhere.json')
    expect([code, output]).toEqual([2, ''])
    expect(errors).toContain('channelkit users check-config: cannot read nowhere.json: ENOENT')
    expect(errors).toContain('Try: channelkit help users check-config')
  })
})

describe('channelkit users called wrongly', () => {
  it.each([
    ['it takes a file', checkConfig, [], 'takes one file'],
    ['it takes one', checkConfig, ['a.json', 'b.json'], 'takes one file'],
    [
      'there are two dialects',
      checkConfig,
      ['a.json', '--dialect', 'words'],
      '--dialect takes one of events, tokens',
    ],
    ['there are no other options', checkConfig, ['a.json', '--fix'], "Unknown option '--fix'"],
    ['a command comes first', users, [], 'takes a command first: check-config'],
    ['there is one command', users, ['check'], 'there is no command "check": there is check-config'],
  ])('says that %s', async (_, command, args, message) => {
    const error: Error = await command.run(args).then(
      () => expect.unreachable(),
      (reason: Error) => reason,
    )
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message).toContain(message)
  })
})
