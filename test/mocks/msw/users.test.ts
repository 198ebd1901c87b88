// A fake of createFakeUsers behind MSW: its REST API, and its sockets.

import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket as SocketOfWs } from 'ws'
import { usersHandlers, usersHttp } from '../../../mocks/msw.ts'
import { usersSocketHandlers } from '../../../mocks/msw/ws.ts'
import { createFakeUsers } from '../../../mocks/users/index.ts'
import { createUsers } from '../../../src/services/users/index.ts'
import { intercept } from './support.ts'

// Node 20 has no global for MSW to patch.
beforeAll(() => void vi.stubGlobal('WebSocket', globalThis.WebSocket ?? SocketOfWs))
afterAll(() => void vi.unstubAllGlobals())

const origin = 'https://users.example.com'

describe('usersHandlers', () => {
  it('answer a client that knows nothing of them, its session included', async () => {
    const fake = createFakeUsers()
    intercept(...usersHandlers(fake, { origin }))
    const users = createUsers({ baseUrl: origin })
    await users.login({ username: 'george', password: 'password' })
    const { data } = await users.http.GET('/who-am-i')
    expect(data).toMatchObject({ authenticated: true, user: { username: 'george' } })
    await users.logout()
    expect(fake.events.map(({ name }) => name)).toEqual(['Login', 'Logout'])
  })

  it('refuse what is no fake, and do not guess where the server is', () => {
    expect(() => usersHandlers({} as never, { origin })).toThrow('fake must be what')
    expect(() => usersHandlers(createFakeUsers(), {} as never)).toThrow('options.origin must say where')
    expect(() => usersHandlers(createFakeUsers(), { origin: 'users.example.com' })).toThrow(
      'must be an origin',
    )
  })
})

describe('usersHttp', () => {
  it('has one operation answer differently', async () => {
    const server = intercept(...usersHandlers(createFakeUsers(), { origin }))
    const denied = { error: true as const, message: 'not today' }
    server.use(usersHttp({ origin }).get('/auth/logout', ({ response }) => response(200).json(denied)))
    expect(await (await fetch(`${origin}/auth/logout`)).json()).toEqual(denied)
    expect(await (await fetch(`${origin}/who-am-i`)).json()).toMatchObject({ authenticated: false })
  })
})

describe('usersSocketHandlers', () => {
  const url = 'wss://users.example.com'

  /** The types of browsers know no headers. */
  const open = (
    headers?: Record<string, string>,
  ): { steps: string[]; socket: WebSocket; closed: Promise<void> } => {
    const socket = new WebSocket(url, { headers } as never)
    const steps: string[] = []
    socket.onopen = () => steps.push('open')
    socket.onmessage = ({ data }) => steps.push(String(data))
    const closed = new Promise<void>((resolve) => {
      socket.onclose = ({ code }) => {
        steps.push(`close ${code}`)
        resolve()
      }
    })
    onTestFinished(() => socket.close())
    return { steps, socket, closed }
  }

  it('open a socket whose origin is approved, and answer its echo', async () => {
    const fake = createFakeUsers()
    intercept(...usersSocketHandlers(fake, { origin }))
    const { steps, socket } = open({ origin: 'http://localhost:3000' })
    await new Promise((resolve) => socket.addEventListener('open', resolve))
    const answered = new Promise((resolve) => socket.addEventListener('message', resolve))
    socket.send('{"eventType":10,"message":"Hello world?"}')
    await answered
    expect(steps).toEqual(['open', '{"eventType":10,"message":"Hello world?"}'])
    expect(fake.connections).toMatchObject([{ origin: 'http://localhost:3000' }])
  })

  it('open a socket that nobody approves of, and end it with code 1006', async () => {
    const fake = createFakeUsers()
    intercept(...usersSocketHandlers(fake, { origin }))
    const { steps, closed } = open()
    await closed
    expect(steps).toEqual(['open', 'close 1006'])
    expect(fake.refusals).toMatchObject([{ origin: undefined }])
  })

  it('pass the API key on', async () => {
    const fake = createFakeUsers({ dialect: 'tokens', socketApiKey: 'k3y' })
    intercept(...usersSocketHandlers(fake, { origin }))
    open({ 'users-api-key': 'k3y' })
    expect(await fake.waitFor('connections')).toMatchObject({ authorized: true })
  })
})
