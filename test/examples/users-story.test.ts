// The story of the users server, as `npm start -- users` tells it.

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import { openJob } from '../../examples/main-job/users/job.ts'
import { documentPage } from '../../examples/main-job/users/steps/document-page.ts'
import { refuseOrigin } from '../../examples/main-job/users/steps/refuse-origin.ts'
import { tokensRefuseKey } from '../../examples/main-job/users/steps/tokens-refuse-key.ts'
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
  return { url: server.url, args: ['--socket-url', socket, '--dialect', dialect, '--origin', 'trusted-host'] }
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

  it('lacks what needs an origin where none is said', async () => {
    const { url, args } = await serverOf('tokens')
    const keyed = [...args.slice(0, -2), '--url', url, '--username', 'ann']
    const env = { USERS_API_KEY: 'k3y-0f-th1s-t3st', USERS_PASSWORD: 'a-password' }
    const { code, output } = await story(keyed, env)
    expect(code).toBe(0)
    expect(output).toMatch(/lacking +tokens: meta takes the key .* needs --origin: without the key/)
    expect(output).not.toContain('everybody may read meta')
  })

  it('says that the origin is refused where meta is to be read without the key', async () => {
    const { url, args } = await serverOf('tokens')
    const stranger = [...args, '--origin', 'https://stranger.test', '--url', url, '--username', 'ann']
    const env = { USERS_API_KEY: 'k3y-0f-th1s-t3st', USERS_PASSWORD: 'a-password' }
    const { code, output } = await story(stranger, env)
    expect(code).toBe(1)
    expect(output).toMatch(
      /FAILED +tokens: meta takes the key .* refuses https:\/\/stranger\.test without the key: set --origin/,
    )
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
    ['--origin is needed', ['--socket-url', 'ws://127.0.0.1']],
    ["Unknown option '--force'", ['--force']],
  ])('ends with 2 and says that %s', async (sentence, args) => {
    const { code, errors } = await story(args)
    expect(code).toBe(2)
    expect(errors).toContain(sentence)
    expect(errors).toContain('npm start -- users [--socket-url ws://host:port')
  })
})

describe('a step in which something is refused', { timeout: 60_000 }, () => {
  it.each([
    ['another origin', 'events', refuseOrigin],
    ['another key', 'tokens', tokensRefuseKey],
    ['a page', 'events', documentPage],
  ] as const)('fails where nobody gets in at all: %s', async (_, dialect, step) => {
    const socketUrl = await cuttingServer()
    const origin = 'https://example.com'
    const job = await openJob({ socketUrl, dialect, origin, apiKey: 'k3y-0f-th1s-t3st' })
    onTestFinished(() => job.close())
    await expect(step.run(job)).rejects.toMatchObject({ name: 'OriginNotApprovedError' })
  })
})

/** Cuts every connection at once, as a server does that does not approve of one. */
async function cuttingServer(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => socket.terminate())
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
}
