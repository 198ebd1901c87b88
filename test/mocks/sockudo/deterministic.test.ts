import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudo } from '../../../mocks/sockudo/index.ts'
import { fixedClock, sequentialIds } from '../../../src/testing/index.ts'
import { enter, join, signIn } from './authorized.ts'
import { type Client, connected } from './client.ts'
import { device, toDevice, token } from './push-client.ts'
import { now, signed, unsigned } from './signed.ts'
import { connectedWith } from './token.ts'

interface Run {
  readonly fake: FakeSockudo
  readonly clients: Client[]
  /** The text of every answer and every webhook, and every frame. */
  readonly seen: string[]
  ask(method: string, path: string, body?: unknown): Promise<any>
  pass(milliseconds: number): Promise<void>
}

describe('two runs with a fixed clock and sequential ids', () => {
  it('see the same bytes: answers, frames, webhooks and state', async () => {
    const first = await play()
    // Real time must not make a difference.
    await new Promise((resolve) => setTimeout(resolve, 20))
    const second = await play()
    expect(second).toEqual(first)
    expect(first.length).toBeGreaterThan(100)
    const refused = first.filter((line) => /^[A-Z]+ \S+: [45]/.test(line))
    expect(refused).toEqual([expect.stringContaining('GET /nothing: 404')])
  })

  it('see other ids with another seed', async () => {
    const [first, second] = [await play(1), await play(2)]
    expect(second).not.toEqual(first)
    expect(second.length).toBe(first.length)
  })

  it('see the same bytes when one begins with a reset', async () => {
    const run = begin()
    run.fake.reset()
    await scenario(run)
    expect([...run.seen, ...stateOf(run.fake)]).toEqual(await play())
  })
})

async function play(seed = 1): Promise<string[]> {
  const run = begin(seed)
  await scenario(run)
  return [...run.seen, ...stateOf(run.fake)]
}

function begin(seed = 1): Run {
  const clock = fixedClock(now * 1000)
  const seen: string[] = []
  let calls = 0
  const handler = async (request: Request): Promise<Response> => {
    seen.push(`webhook ${JSON.stringify([...request.headers])} ${await request.text()}`)
    return new Response(null, { status: ++calls % 5 === 0 ? 500 : 200 })
  }
  const app = {
    id: 'app-id',
    key: 'app-key',
    secret: 'app-secret',
    userAuthentication: true,
    webhooks: [{ handler }],
  }
  const fake = createFakeSockudo({
    apps: [app],
    clock,
    schedule: clock.schedule,
    ids: sequentialIds(seed),
    push: {
      providers: ['apns'],
      liveActivities: true,
      deliver: ({ attempts }) => (attempts.length === 0 ? 'unavailable' : 'accepted'),
    },
  })
  const clients: Client[] = []
  const hear = (): void => {
    for (const client of clients) seen.push(JSON.stringify(client.frames()))
  }
  return {
    fake,
    clients,
    seen,
    async ask(method, path, body) {
      const timestamp = Math.floor(clock() / 1000)
      const [target = '', search = ''] = path.split('?')
      const query = Object.fromEntries(new URLSearchParams(search))
      const options = { body, query, timestamp }
      const inApi = /^\/(channels|events|batch_events|push|users|revocations)\b/.test(target)
      const response = await fake.fetch(
        inApi ? signed(method, `/apps/app-id${target}`, options) : unsigned(method, target),
      )
      const text = await response.text()
      seen.push(`${method} ${path}: ${response.status} ${JSON.stringify([...response.headers])} ${text}`)
      hear()
      return response.headers.get('content-type') === 'application/json' && text !== ''
        ? JSON.parse(text)
        : text
    },
    async pass(milliseconds) {
      await clock.advance(milliseconds)
      hear()
    },
  }
}

function stateOf(fake: FakeSockudo): string[] {
  const { events, channels, members, connections, requests, webhooks, pushes } = fake
  return [events, channels, members, connections, requests, webhooks, pushes]
    .flat()
    .map((one) => JSON.stringify(one))
}

async function scenario(run: Run): Promise<void> {
  await sockets(run)
  await messages(run)
  await presenceAndUsers(run)
  await pushes(run)
  for (const path of ['/stats', '/operator/stats', '/usage', '/metrics', '/up', '/nothing']) {
    await run.ask('GET', path)
  }
  await run.pass(3_600_000)
}

async function sockets({ fake, clients, ask, pass }: Run): Promise<void> {
  clients.push(
    connected(fake),
    connected(fake),
    connectedWith(fake, 'ann', 'subscribe', 'publish', 'presence'),
  )
  for (const client of clients) {
    client.subscribe('orders')
    client.subscribe('cache-a')
    join(client, 'private-a')
  }
  clients[0]!.send({ event: 'client-x', channel: 'private-a', data: { id: 1 } })
  await pass(5000)
  await ask('POST', '/events', { name: 'a', channel: 'cache-a', data: 'kept' })
  await ask('POST', '/events', { name: 'a', channel: 'orders', data: 'x', socket_id: clients[1]!.socketId })
  await ask('POST', '/batch_events', {
    batch: [
      { name: 'a', channel: 'orders', data: '1', info: 'subscription_count' },
      { name: 'b', channel: 'ai-x', data: '2', extras: { ephemeral: true } },
    ],
  })
  await ask('POST', '/events', { name: 'a', channel: 'orders', data: 'x', idempotency_key: 'k' })
  await ask('POST', '/revocations', { jti: 'of-ann' })
  clients[1]!.leave()
  await pass(130_000)
}

async function messages({ ask, pass }: Run): Promise<void> {
  const { channels } = await ask('POST', '/events', { name: 'a', channel: 'orders', data: 'x', info: '' })
  const path = `/channels/orders/messages/${encodeURIComponent(channels.orders.message_serial)}`
  await ask('POST', `${path}/update`, { data: 'y' })
  await pass(10)
  await ask('POST', `${path}/append`, { data: 'z' })
  await ask('GET', `${path}/versions`)
  const annotation = { type: 'r:distinct.v1', name: 'up', clientId: 'ann' }
  const { annotationSerial } = await ask('POST', `${path}/annotations`, annotation)
  await ask('POST', `${path}/annotations`, { ...annotation, clientId: 'bob' })
  await ask('DELETE', `${path}/annotations/${encodeURIComponent(annotationSerial)}`)
  await ask('GET', `${path}/annotations`)
  await ask('POST', `${path}/delete`, {})
  await ask('GET', path)
  await ask('GET', '/channels/orders/history?limit=2')
  await ask('GET', '/channels/orders/history/state')
  await ask('POST', '/channels/orders/history/reset', {
    confirm_channel: 'orders',
    confirm_operation: 'reset',
    reason: 'test',
  })
  await ask('GET', '/channels/orders/history')
}

async function presenceAndUsers({ fake, clients, ask, pass }: Run): Promise<void> {
  const [one, two] = [connected(fake), connected(fake)]
  clients.push(one, two)
  signIn(one, { id: 'u1', watchlist: ['u2'] })
  signIn(two, { id: 'u2' })
  for (const [index, client] of [one, two].entries())
    enter(client, 'presence-room', `u${index + 1}`, { index })
  await ask('POST', '/events', { name: 'hello', channel: '#server-to-user-u1', data: '{}' })
  await ask('GET', '/channels/presence-room/users')
  await ask('GET', '/channels?info=user_count&filter_by_prefix=presence-')
  two.leave()
  await pass(3000)
  await ask('GET', '/channels/presence-room/presence/history')
  await ask('GET', '/channels/presence-room/presence/history/state')
  await ask('POST', '/users/u1/terminate_connections', {})
}

async function pushes({ ask, pass }: Run): Promise<void> {
  const subscription = { appId: 'app-id', channel: 'orders', deviceId: 'a', provider: 'apns', tokenHash: 'h' }
  await ask('POST', '/push/deviceRegistrations', device('a'))
  await ask('POST', '/push/channelSubscriptions', subscription)
  await ask('POST', '/push/liveActivities/channels', { messageStoragePolicy: 1 })
  const payload = { title: 'Hello' }
  const { publishId } = await ask('POST', '/push/publish', {
    recipients: [toDevice('a'), token('b')],
    payload,
  })
  await pass(10_000)
  await ask('GET', `/push/publish/${publishId}/status`)
  await ask('GET', '/push/deadLetters')
  await ask('GET', '/push/deviceRegistrations')
}
