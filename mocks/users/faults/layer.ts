// The faults between a fake and its clients.

import { operations } from '../../../generated/users/operations.ts'
import { cutSocket } from '../../cut-socket.ts'
import { DroppedConnection } from '../../dropped-connection.ts'
import type { FakeSocket, WireAnswer } from '../../fake-server.ts'
import { exchangeWithFaults } from '../../faults/exchange.ts'
import { createFaults, type Faults } from '../../faults/faults.ts'
import { createPauses } from '../../faults/pauses.ts'
import { createFaultySockets } from '../../faults/sockets.ts'
import type { FaultRequest } from '../../faults/subjects.ts'
import { answerInPlace } from '../http/answer.ts'
import type { ApiRequest } from '../http/request.ts'
import { respond, routeOf } from '../http/respond.ts'
import type { UsersOperation } from '../http/routes.ts'
import type { Settings } from '../options.ts'
import { accept } from '../socket/accept.ts'
import { eventNameOf } from '../socket/event-name.ts'
import type { World } from '../world.ts'
import { checkAnswer } from './check.ts'

export interface FaultLayer {
  readonly faults: Faults<UsersOperation>
  respond(world: World, request: ApiRequest): Promise<WireAnswer>
  /** Before a request becomes a socket. @throws DroppedConnection */
  shakeHands(): void
  /** Hands a socket over, unless a fault keeps it out. */
  open(world: World, socket: FakeSocket, request: Request): void
  /** Forgets the faults and breaks what they hold up. */
  end(): void
}

export function createFaultLayer({ onError, schedule, scheduleAwaited }: Settings): FaultLayer {
  const pauses = createPauses(scheduleAwaited)
  // Nobody awaits a frame.
  const lanes = createPauses(schedule)
  const faults: Faults<UsersOperation> = createFaults<UsersOperation>({
    operations: Object.keys(operations),
    apps: [],
    onError,
    checkAnswer,
    meetOpenSockets: (rule) => sockets.meet(rule),
  })
  const sockets = createFaultySockets(() => faults, {
    pauses: lanes,
    eventOf: eventNameOf,
    close: (socket, code, reason) => socket.close(code, reason),
    onError,
  })
  return {
    faults,
    shakeHands() {
      if (!faults.none && sockets.refuses(undefined)) throw new DroppedConnection()
    },
    open(world, socket, request) {
      // One that shook hands has been asked for already.
      const isNew = !faults.none && !request.headers.has('sec-websocket-key')
      if (isNew && sockets.refuses(undefined)) cutSocket(socket)
      else sockets.open(undefined, socket, (faulty) => accept(world, faulty, request))
    },
    respond: (world, request) =>
      exchangeWithFaults(faults, pauses, subjectOf(world, request), {
        process: () => respond(world, request),
        refuse: (answer) => respond(world, request, answerInPlace(answer)),
        waitFor: () => 0,
      }),
    end() {
      faults.clear()
      pauses.end()
      lanes.end()
    },
  }
}

function subjectOf({ settings }: World, request: ApiRequest): FaultRequest<UsersOperation> {
  const { method, path, body, header } = request
  return {
    app: undefined,
    operation: routeOf(settings, request)?.operation,
    method,
    path,
    get body() {
      return new TextDecoder().decode(body)
    },
    header,
  }
}
