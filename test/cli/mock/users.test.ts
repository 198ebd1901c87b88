// `channelkit mock users`: what it prints is true, in both dialects and on two ports.

import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { UsageError } from '../../../src/cli/command.ts'
import { mock as command } from '../../../src/cli/commands/mock.ts'
import { connectUsersEvents, createUsers } from '../../../src/services/users/index.ts'
import { runMock, startService } from './start.ts'

const users = command.commands?.find(({ name }) => name === 'users')

/** The value of a line as somebody pastes it. */
function pasted<Value>(lines: readonly string[], label: string, names: object): Value {
  const line = lines.find((text) => text.startsWith(`  ${label} `))!
  const code = line.slice(label.length + 2).trim()
  return new Function(...Object.keys(names), `return ${code}`)(...Object.values(names)) as Value
}

/** Node 20 has no WebSocket of its own. */
const withWs: typeof connectUsersEvents = ((options: object) =>
  connectUsersEvents({ ...options, WebSocket } as never)) as never

describe('channelkit mock users', { timeout: 60_000 }, () => {
  it('prints lines that work in channelkit, ws and curl', async () => {
    const mock = await startService(
      'users',
      '--approve',
      '^https://app\\.example\\.org$',
      '--user',
      'anna:s3cret',
    )
    await mock.line(/curl/)
    expect(mock.lines[0]).toContain(`A fake users server 0.3.2 listens on http://127.0.0.1:${mock.port}`)
    expect(mock.lines).toContain('  user anna   password s3cret')
    const socket = pasted<WebSocket>(mock.lines, 'ws', { WebSocket })
    onTestFinished(() => socket.terminate())
    await once(socket, 'open')
    const events = pasted<ReturnType<typeof connectUsersEvents>>(mock.lines, 'the socket', {
      connectUsersEvents: withWs,
    })
    onTestFinished(() => events.close())
    await events.approved()
    const told = once(socket, 'message')
    const client = pasted<ReturnType<typeof createUsers>>(mock.lines, 'channelkit', { createUsers })
    await client.login({ username: 'anna', password: 's3cret' })
    expect(JSON.parse(String((await told)[0]))).toEqual({ username: 'anna', eventType: 1 })
    const [, body, url] = /-d '(.*)' (.*)$/.exec(mock.lines.find((line) => line.startsWith('  curl'))!)!
    const headers = { 'content-type': 'application/json' }
    expect(await (await fetch(url!, { method: 'POST', headers, body: body! })).json()).toMatchObject({
      authenticated: true,
    })
  })

  it('has the socket on a port of its own with --socket-port, and says both', async () => {
    const mock = await startService(
      'users',
      '--dialect',
      'tokens',
      '--api-key',
      'k3y',
      '--socket-port',
      '0',
      '--json',
    )
    const facts = JSON.parse(mock.lines[0]!) as { url: string; socketUrl: string }
    expect(facts).toMatchObject({
      service: 'users',
      dialect: 'tokens',
      apiKey: 'k3y',
      origin: 'http://localhost',
      users: [
        { username: 'root', password: 'password' },
        { username: 'george', password: 'password' },
      ],
    })
    expect(facts.socketUrl.replace('ws', 'http')).not.toBe(facts.url)
    const socket = new WebSocket(facts.socketUrl, { headers: { 'users-api-key': 'k3y' } })
    onTestFinished(() => socket.terminate())
    await once(socket, 'open')
    const told = once(socket, 'message')
    await createUsers({ baseUrl: facts.url }).login({ username: 'george', password: 'password' })
    expect(JSON.parse(String((await told)[0]))).toEqual({ username: 'george', type: 'Login' })
    expect((await fetch(facts.socketUrl.replace('ws', 'http'))).status).toBe(426)
    expect((await mock.stop()).code).toBe(0)
  })

  it('--log names operations, events and sockets, and never a password or a session; --fault makes one fail', async () => {
    const mock = await startService(
      'users',
      '--log',
      '--fault',
      'listUsers:status=200,body={"error":true,"message":"no"}',
    )
    const url = `http://127.0.0.1:${mock.port}`
    const socket = new WebSocket(url.replace('http', 'ws'), { headers: { origin: 'localhost' } })
    onTestFinished(() => socket.terminate())
    await once(socket, 'open')
    await createUsers({ baseUrl: url }).login({ username: 'george', password: 'password' })
    expect(await (await fetch(`${url}/users`)).json()).toEqual({ error: true, message: 'no' })
    await fetch(`${url}/sessions/SESSIONOFANN?key=ACTKEY12345`, { method: 'DELETE' })
    // The banner has the name of the operation, too.
    await mock.line(/DELETE \/sessions/)
    const logged = mock.lines.filter((line) => /^\d\d:\d\d:\d\d\.\d{3} /.test(line))
    expect(logged.map((line) => line.slice(13).replace(/[\d.]+ ms$/, '# ms'))).toEqual([
      'socket socket-1 opened /',
      'POST /auth/login 200 loginUser # ms',
      'Login of george, told to 1 socket',
      'GET /users 200 listUsers # ms',
      'DELETE /sessions/[redacted] 200 deleteSession # ms',
    ])
  })

  it('says which option is to change where the second port is taken, and ends', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const mock = runMock('users', '--port', '0', '--socket-port', String(port))
    expect((await mock.ended).code).toBe(1)
    expect(mock.errors()).toContain(`port ${port} of 127.0.0.1 is in use; choose another with --socket-port`)
  })

  it.each([
    [['--dialect', 'echo'], '--dialect takes events or tokens'],
    [
      ['--approve', '('],
      '--approve is no regular expression: Invalid regular expression: /(/: Unterminated group',
    ],
    [['--user', ':secret'], '--user takes NAME or NAME:PASSWORD'],
    [['--user', 'a:'], '--user takes NAME or NAME:PASSWORD'],
    [
      ['--user', 'a b'],
      '--user: username must be letters and digits, as the server has it, received a string of 3 characters',
    ],
    [['--user', 'a', '--user', 'a'], '--user: is there twice: a, a@example.com'],
    [['--api-key', 'k3y'], '--api-key is only for tokens: the release of events has no key'],
    [['--socket-port', 'x'], '--socket-port takes 0 to 65535'],
    [['--socket-port', '65536'], '--socket-port takes 0 to 65535'],
    [['--fault', 'status=503,code=draining'], '--fault: code cannot be: the server has none; say the body'],
  ])('refuses %j', async (args, message) => {
    await expect(users!.run(args)).rejects.toThrow(new UsageError(message))
  })
})
