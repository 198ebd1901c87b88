// The server as a function.

import type { FakeServer, FakeSocket } from '../fake-server.ts'
import { type Answer, toResponse } from './http/answer.ts'
import { type ApiRequest, readRequest, readWire } from './http/request.ts'
import { respond } from './http/respond.ts'
import { type FakeSockudoOptions, resolveOptions } from './options.ts'
import type { FakePush } from './push/types.ts'
import { accept } from './socket/accept.ts'
import { type Connection, cutSocket } from './socket/connection.ts'
import type { FakeChannel, FakeConnection, FakeEvent, FakeMember, FakeRequest } from './types.ts'
import type { FakeWebhookDelivery } from './webhooks/types.ts'
import { createWorld, type World } from './world.ts'

export interface FakeSockudo extends FakeServer {
  /** Every event that was accepted, the oldest first; an event that was only repeated is not in it. */
  readonly events: readonly FakeEvent[]
  /** The channels with subscribers. */
  readonly channels: readonly FakeChannel[]
  /** The users of the presence channels. */
  readonly members: readonly FakeMember[]
  readonly connections: readonly FakeConnection[]
  /** Every request that was answered, the oldest first. */
  readonly requests: readonly FakeRequest[]
  /** Every webhook that was sent or is being sent, the oldest first. */
  readonly webhooks: readonly FakeWebhookDelivery[]
  /**
   * Does what a server does when it is told to stop: closes the sockets with code 4200, refuses new ones, and answers
   * publishes with 503 `draining` and the probes with 503. Everything else works, until `reset` or `close`.
   */
  drain(): void
  /** Every push to a recipient that was delivered or is under way, the oldest first. */
  readonly pushes: readonly FakePush[]
}

/**
 * A Sockudo 5.2.0 in this process: it checks signatures, keeps channels and idempotency keys, and answers with the
 * server's own texts.
 *
 * Sockets speak protocol 7 of Pusher, or protocol 2 with capability tokens, plain subscriptions and annotations; what is
 * missing of protocol 2 is refused with a word.
 *
 * It opens no port and starts no timer until a socket is handed to it; `listen` of `channelkit/mocks/node` puts it on
 * a port. Its properties are read anew each time, so read `fake.events`, not a copy from before.
 *
 * @example
 * ```ts
 * import { createSockudo } from 'channelkit/sockudo'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 *
 * const fake = createFakeSockudo()
 * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch: fake.fetch })
 * await sockudo.trigger('orders', 'order.created', { id: 1 })
 * console.log(fake.events[0]?.name)
 * ```
 *
 * @param options - apps, clock, ids, limits; each has the default of the server
 * @returns the fake, with no connection and an empty memory
 * @throws ArgumentError for an option that does not exist or makes no sense
 */
export function createFakeSockudo(options: FakeSockudoOptions = {}): FakeSockudo {
  const settings = resolveOptions(options)
  let world = createWorld(settings)
  let closed = false
  const answer = (request: ApiRequest): Answer => {
    // What a client sees of a server that is not there.
    if (closed) throw new TypeError('fetch failed', { cause: new Error('this fake server was closed') })
    return respond(world, request)
  }
  return {
    async fetch(input, init) {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      const received = await readRequest(request)
      request.signal.throwIfAborted()
      return toResponse(answer(received), request.method)
    },
    exchange: async (request) => answer(readWire(request)),
    upgrade(socket: FakeSocket, request: Request) {
      if (closed) cutSocket(socket)
      else accept(world, socket, request)
    },
    drain() {
      world.draining = true
      shutDown(world)
    },
    reset() {
      world.end()
      for (const connection of connectionsOf(world)) connection.cut()
      world = createWorld(settings)
    },
    async close() {
      closed = true
      world.end()
      shutDown(world)
    },
    get events() {
      return world.events.items
    },
    get channels() {
      return channelsOf(world)
    },
    get members() {
      return membersOf(world)
    },
    get connections() {
      return connectionsOf(world).map(({ state, socketId, userId, channels }) => {
        return { app: state.app.id, socketId, userId, channels: [...channels] }
      })
    },
    get requests() {
      return world.requests.items
    },
    get webhooks() {
      return world.webhooks.items
    },
    get pushes() {
      return world.pushes.items
    },
  }
}

function shutDown(world: World): void {
  for (const connection of connectionsOf(world)) connection.close(4200, 'Server shutting down')
}

function connectionsOf(world: World): readonly Connection[] {
  return [...world.byId.values()].flatMap(({ connections }) => [...connections.values()])
}

function channelsOf(world: World): readonly FakeChannel[] {
  return [...world.byId.values()].flatMap(({ app, channels }) =>
    [...channels].map(([name, subscribers]) => ({ app: app.id, name, subscriptionCount: subscribers.size })),
  )
}

function membersOf(world: World): readonly FakeMember[] {
  const found: FakeMember[] = []
  for (const { app, members } of world.byId.values()) {
    for (const [channel, users] of members) {
      for (const [userId, sockets] of users) {
        const [first] = sockets
        const userInfo: unknown = JSON.parse(first!.members.get(channel)!.userInfo)
        const socketIds = [...sockets].map(({ socketId }) => socketId)
        found.push({ app: app.id, channel, userId, userInfo, socketIds })
      }
    }
  }
  return found
}
