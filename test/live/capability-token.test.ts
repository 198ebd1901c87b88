// Capability tokens before the real server: what they allow, what they refuse, and who may sign them.

import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, inject, test } from 'vitest'
import type { CapabilityTokenOptions } from '../../src/protocol/index.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { type BareSocket, openSocket } from './support/socket.ts'

const { url } = inject('sockudo')
const server = new URL(url)
const sockudo = createSockudo(url)
const run = Math.random().toString(36).slice(2, 8)
const sockets: BareSocket[] = []
afterEach(() => Promise.all(sockets.splice(0).map((socket) => socket.leave())))

function connect(token: string): BareSocket {
  const socket = openSocket(server, `protocol=2&client=test&version=0&token=${encodeURIComponent(token)}`)
  sockets.push(socket)
  return socket
}

const tokenFor = (options: Partial<CapabilityTokenOptions> = {}) =>
  sockudo.capabilityToken({
    clientId: 'ann',
    capability: { [`${run}-*`]: ['subscribe'] },
    expiresIn: 60_000,
    ...options,
  })

const established = (socket: BareSocket) =>
  socket.frame('connection', ({ event }) => event === 'sockudo:connection_established')

async function subscribe(socket: BareSocket, channel: string, more: object = {}): Promise<string> {
  const seen = socket.frames.length
  socket.send('sockudo:subscribe', { channel, ...more })
  const { event } = await socket.frame('answer', (frame) => socket.frames.indexOf(frame) >= seen)
  return event
}

describe('a token', () => {
  test('connects, allows what it lists and refuses the rest', async () => {
    const socket = connect(tokenFor().token)
    await established(socket)
    expect(await subscribe(socket, `${run}-a`)).toBe('sockudo_internal:subscription_succeeded')
    expect(await subscribe(socket, 'elsewhere')).toMatch(/error/)
  })

  test('does not replace the authorization of a private channel, but is needed next to it', async () => {
    const socket = connect(tokenFor({ capability: { [`private-${run}`]: ['subscribe'] } }).token)
    const { socket_id: socketId } = (await established(socket)).data
    expect(await subscribe(socket, `private-${run}`)).toMatch(/error/)
    const { auth } = sockudo.authorizeChannel(socketId, `private-${run}`)
    expect(await subscribe(socket, `private-${run}`, { auth })).toBe(
      'sockudo_internal:subscription_succeeded',
    )
    const other = sockudo.authorizeChannel(socketId, `private-${run}-other`)
    expect(await subscribe(socket, `private-${run}-other`, other)).toMatch(/error/)
  })

  test('that is revoked by its jti is refused', async () => {
    const { token, jti } = tokenFor()
    const socket = connect(token)
    await established(socket)
    await sockudo.request('POST', '/revocations', { body: { jti } })
    expect(await socket.end()).toMatchObject({ code: 4009 })
    expect(await connect(token).end()).toMatchObject({ code: expect.any(Number) })
  })

  test('at its limits is accepted', async () => {
    const patterns = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${run}-${index}`, ['subscribe' as const]]),
    )
    const limits: Partial<CapabilityTokenOptions>[] = [
      { clientId: 'c'.repeat(128), jti: `${run}-${'j'.repeat(121)}` },
      { expiresIn: 86_400_000 },
      { capability: patterns },
      { capability: { [`${run}-${'a'.repeat(5700)}`]: ['subscribe'] } },
    ]
    for (const options of limits) await established(connect(tokenFor(options).token))
  })

  test('with every capability is accepted', async () => {
    const every = [
      ...(['subscribe', 'publish', 'history', 'presence', 'push-admin', 'push-subscribe'] as const),
      ...([
        'annotation-subscribe',
        'annotation-publish',
        'annotation-delete-own',
        'annotation-delete-any',
      ] as const),
      ...(['message-update-own', 'message-update-any', 'message-delete-own', 'message-delete-any'] as const),
      ...(['message-append-own', 'message-append-any'] as const),
    ]
    await established(connect(tokenFor({ capability: { '*': every } }).token))
  })
})

describe('a token is refused', () => {
  const [header, claims, signature] = tokenFor().token.split('.') as [string, string, string]
  const { username: key, password: secret } = server
  /** What the issuer would not make. */
  const forged = (change: object): string => {
    const part = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), ...change }),
    )
    const content = `${header}.${part.toString('base64url')}`
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
  }
  const stranger = createSockudo(url.replace(/:[^:@]+@/, ':another-secret@'))
  const iat = Math.floor(Date.now() / 1000)

  test.each([
    [
      'signed with another secret',
      stranger.capabilityToken({ clientId: 'a', capability: { '*': ['subscribe'] }, expiresIn: 60_000 })
        .token,
    ],
    [
      'with a changed signature',
      `${header}.${claims}.${signature.replace(/^./, (one) => (one === 'A' ? 'B' : 'A'))}`,
    ],
    ['with changed claims', `${header}.${Buffer.from('{}').toString('base64url')}.${signature}`],
    ['without a signature', `${header}.${claims}.`],
    ['that is none', 'token'],
    ['whose client id is 129 bytes', forged({ 'x-sockudo-client-id': 'c'.repeat(129) })],
    ['whose jti is 129 bytes', forged({ jti: 'j'.repeat(129) })],
    ['that lives a second longer than a day', forged({ iat, exp: iat + 86_401 })],
    ['that expired', forged({ iat: iat - 200, nbf: iat - 200, exp: iat - 100 })],
    ['with an unknown capability', forged({ 'x-sockudo-capability': '{"*":["fly"]}' })],
    ['with an empty pattern', forged({ 'x-sockudo-capability': '{"":["subscribe"]}' })],
  ])('%s', async (_, token) => {
    const socket = connect(token)
    expect(await socket.end()).toMatchObject({ code: expect.any(Number) })
    expect(socket.frames.map(({ event }) => event)).not.toContain('sockudo:connection_established')
    expect(key).not.toBe('')
  })
})
