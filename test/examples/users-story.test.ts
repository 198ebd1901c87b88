// The story of the users server, as `npm start -- users` tells it.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../mocks/node.ts'
import { createFakeUsers } from '../../mocks/users/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function story(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const main = ['--import', 'tsx', '--conditions=channelkit-source', 'examples/main-job/main.ts', 'users']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...main, ...args],
      { cwd: root, env: { ...process.env, NO_COLOR: '1', ...env } },
      (error, output, errors) => resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    )
  })
}

async function serverOf(dialect: 'events' | 'tokens'): Promise<{ url: string; args: string[] }> {
  const users = [{ username: 'ann', password: 'a-password' }]
  const approvedSocketDomains = ['^trusted-host$', '^http://localhost:[0-9]+$']
  const key = dialect === 'tokens' ? { socketApiKey: 'k3y-0f-th1s-t3st' } : {}
  const server = await listen(createFakeUsers({ dialect, approvedSocketDomains, users, ...key }))
  onTestFinished(server.close)
  const socket = server.url.replace('http', 'ws')
  return { url: server.url, args: ['--socket-url', socket, '--dialect', dialect] }
}

describe('npm start -- users', { timeout: 120_000 }, () => {
  it('tells everything that the document shows, in both dialects, on embedded fakes', async () => {
    const { code, output, errors } = await story([])
    expect([errors, code]).toEqual(['', 0])
    expect(output).toContain('13 of 13 steps observed by the receiver, 0 failed')
    expect(output).toMatch(
      /seen +the ws client of the document .* in Node, from trusted-host: We got an echo: Hello world\?/,
    )
    expect(output).toMatch(/seen +the same in a page .* in (Chromium|Node).*: We got an echo: Hello world\?/)
  })

  it('tells what a server of yours can do, in its dialect', async () => {
    const { url, args } = await serverOf('events')
    const rest = ['--url', url, '--username', 'ann']
    const { code, output } = await story([...args, ...rest], { USERS_PASSWORD: 'a-password' })
    expect(code).toBe(0)
    expect(output).toContain(
      '7 of 13 steps observed by the receiver, 6 not available on this server, 0 failed',
    )
    expect(output).toMatch(/lacking +tokens: another key .* this server does not speak tokens/)
  })

  it('shows neither the key nor the password of a server of yours', async () => {
    const { url, args } = await serverOf('tokens')
    const env = { USERS_API_KEY: 'k3y-0f-th1s-t3st', USERS_PASSWORD: 'a-password' }
    const { code, output, errors } = await story([...args, '--url', url, '--username', 'ann'], env)
    expect(code).toBe(0)
    expect(output).toContain(
      '4 of 13 steps observed by the receiver, 9 not available on this server, 0 failed',
    )
    expect(output + errors).not.toMatch(/k3y-0f|a-password/)
  })

  it('ends with 1 where the origin is not approved', async () => {
    const { args } = await serverOf('events')
    const { code, output } = await story([...args, '--origin', 'https://stranger.test'])
    expect(code).toBe(1)
    expect(output).toMatch(
      /FAILED +echo to one, echo to all .* no pattern in its approvedSocketDomains matches "https:\/\/stranger\.test"/,
    )
  })

  it.each([
    ['--url goes with --socket-url', ['--url', 'http://127.0.0.1']],
    ['--dialect must be events or tokens', ['--socket-url', 'ws://127.0.0.1', '--dialect', 'words']],
    ['--url needs --username', ['--socket-url', 'ws://127.0.0.1', '--url', 'http://127.0.0.1']],
    ["Unknown option '--force'", ['--force']],
  ])('ends with 2 and says that %s', async (sentence, args) => {
    const { code, errors } = await story(args)
    expect(code).toBe(2)
    expect(errors).toContain(sentence)
    expect(errors).toContain('npm start -- users [--socket-url ws://host:port')
  })
})
