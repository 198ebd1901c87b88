// The users server as a function.

import { cutSocket } from '../cut-socket.ts'
import { DroppedConnection } from '../dropped-connection.ts'
import type { FakeServer, WireAnswer } from '../fake-server.ts'
import { noticed } from '../waiting/noticed.ts'
import { createWaiting } from '../waiting/waiting.ts'
import { withState } from '../with-state.ts'
import { createEmit, type FakeUsersEmit } from './emit.ts'
import { checkFault } from './faults/check.ts'
import type { FakeUsersFault, FakeUsersFaults } from './faults/fault.ts'
import { createFaultLayer } from './faults/layer.ts'
import type { ApiRequest } from './http/request.ts'
import { respond } from './http/respond.ts'
import { talking } from './http/talking.ts'
import type { FakeUsersDialect, FakeUsersOptions } from './options.ts'
import { resolveOptions } from './resolve-options.ts'
import { answerHandshake, answerOnSocketPort, isHandshake } from './socket/handshake.ts'
import { type FakeUsersState, stateOf } from './state.ts'
import { createWaits, type FakeUsersWaits } from './waits/waits.ts'
import { createWorld } from './world.ts'

export interface FakeUsers extends FakeServer, FakeUsersState, FakeUsersWaits, FakeUsersFaults {
  readonly dialect: FakeUsersDialect
  /**
   * The port of the REST API alone, as the server has it: sockets find nothing there. The fake itself takes both on one
   * port.
   */
  readonly restServer: FakeServer
  /** The port of the socket alone: other requests get what the WebSocket server answers them. */
  readonly socketServer: FakeServer
  readonly emit: FakeUsersEmit
}

/**
 * A users server in this process: it checks passwords, keeps sessions and meta, and tells its sockets what happens, in
 * either dialect, with the server's own texts and its known mistakes.
 *
 * A socket is accepted and then ended, with code 1006, where its origin is not approved. In the dialect of events an
 * origin that several expressions fit gets each answer as often. The operations about files, buckets, statistics and
 * mails answer as the contract has it for example, and keep nothing.
 *
 * The REST API is that of release 0.5.0. The dialect of events also answers at the paths of its own release, which has a
 * session only for who logs in to be remembered, and other words for what it does not have.
 *
 * It opens no port; `listen` of `channelkit/mocks/node` puts it on one. Its properties are read anew each time.
 *
 * @example
 * ```ts
 * import { createFakeUsers } from 'channelkit/mocks/users'
 * import { createUsers } from 'channelkit/users'
 *
 * const fake = createFakeUsers({ users: [{ username: 'george', password: 'secret' }] })
 * const users = createUsers({ baseUrl: 'http://localhost', fetch: fake.fetch })
 * await users.login({ username: 'george', password: 'secret' })
 * console.log(fake.events[0]?.frame) // { username: 'george', eventType: 1 }
 * ```
 *
 * @param options - the dialect, the approved origins, the key, the users; each has a default
 * @returns the fake, with no connection and nobody logged in
 * @throws ArgumentError for an option that does not exist or makes no sense
 */
export function createFakeUsers(options: FakeUsersOptions = {}): FakeUsers {
  const waiting = createWaiting()
  const settings = noticed(resolveOptions(options), waiting)
  const layer = createFaultLayer(settings)
  const { faults } = layer
  let world = createWorld(settings, waiting.check, faults)
  let closed = false
  const state = stateOf(() => world)

  const answer = async (request: ApiRequest): Promise<WireAnswer> =>
    isHandshake(request) ? answerOnSocket(request) : answerOnRest(request)
  const answerOnRest = async (request: ApiRequest): Promise<WireAnswer> => {
    requireOpen()
    try {
      return faults.none ? respond(world, request) : await layer.respond(world, request)
    } finally {
      waiting.check()
    }
  }
  const answerOnSocket = async (request: ApiRequest): Promise<WireAnswer> => {
    requireOpen()
    if (!isHandshake(request)) return answerOnSocketPort(settings)
    layer.shakeHands()
    return answerHandshake()
  }
  const requireOpen = (): void => {
    // What a client sees of a server that is not there.
    if (closed) throw new DroppedConnection('fetch failed', 'this fake server was closed')
  }
  const cutAll = (): void => {
    world.end()
    for (const connection of world.connections) connection.cut()
    layer.end()
  }
  const server: Pick<FakeServer, 'upgrade' | 'reset' | 'close'> = {
    upgrade(socket, request) {
      if (closed) cutSocket(socket)
      else layer.open(world, socket, request)
      waiting.check()
    },
    reset() {
      cutAll()
      settings.ids.restart?.()
      world = createWorld(settings, waiting.check, faults)
      waiting.end('the fake was reset')
    },
    // The process of the server ends, and says no goodbye.
    async close() {
      closed = true
      cutAll()
      waiting.close('the fake was closed')
    },
  }
  const parts = {
    dialect: settings.dialect,
    restServer: { ...talking(answerOnRest), ...server },
    socketServer: { ...talking(answerOnSocket), ...server },
    emit: createEmit(() => world),
    ...talking(answer),
    ...server,
    ...createWaits(waiting, state),
    fault(rule: FakeUsersFault) {
      checkFault(rule)
      return faults.add(rule)
    },
  }
  return withState(parts, { state, faults })
}
