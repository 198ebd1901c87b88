// The faults between a fake and its clients.

import { DroppedConnection } from '../../dropped-connection.ts'
import { operations } from '../../../generated/sockudo/operations.ts'
import { exchangeWithFaults } from '../../faults/exchange.ts'
import { createFaults, type Faults } from '../../faults/faults.ts'
import { createPauses, type Pauses } from '../../faults/pauses.ts'
import { createFaultySockets } from '../../faults/sockets.ts'
import type { FakeSocket } from '../../fake-server.ts'
import type { Answer } from '../http/answer.ts'
import { type ApiRequest, splitTarget, targetOf } from '../http/request.ts'
import { respond } from '../http/respond.ts'
import { matchRoute, type OperationId } from '../http/routes.ts'
import type { Settings } from '../options.ts'
import { accept } from '../socket/accept.ts'
import { cutSocket } from '../socket/cut.ts'
import { errorFrame } from '../socket/frames.ts'
import type { World } from '../world.ts'
import { answerOf, checkCode, isLimited } from './answer.ts'
import { waitFor } from './cluster.ts'
import { appOf, type Subject, subjectOf } from './subject.ts'

export interface FaultLayer {
  readonly faults: Faults<OperationId>
  /** Like `respond`, with the faults that meet the request. */
  respond(world: World, request: ApiRequest): Promise<Answer>
  /** Hands a socket over, unless a fault keeps it out. */
  open(world: World, socket: FakeSocket, request: Request): void
  /** Forgets the faults and breaks what they hold up. */
  end(): void
}

export function createFaultLayer(settings: Settings): FaultLayer {
  const { onError, rules, schedule } = settings
  const pauses: Pauses = createPauses(schedule)
  const faults: Faults<OperationId> = createFaults<OperationId>({
    operations: Object.keys(operations),
    onError,
    checkAnswer: checkCode,
    meetOpenSockets: (rule) => sockets.meet(rule),
  })
  const close = (socket: FakeSocket, code: number, reason: string): void => {
    if (rules.tellsBeforeClosing) socket.send(errorFrame(code, reason))
    socket.close(code, reason)
  }
  const sockets = createFaultySockets(() => faults, { pauses, eventOf, close, onError })
  return {
    faults,
    open(world, socket, request) {
      const app = appAt(world, request)
      // One that shook hands has been asked for already.
      const isNew = !faults.none && !request.headers.has('sec-websocket-key')
      if (isNew && sockets.refuses(app)) cutSocket(socket)
      else sockets.open(app, socket, (faulty) => accept(world, faulty, request))
    },
    async respond(world, request) {
      const subject = subjectOf(world, request)
      if (subject.isHandshake) {
        if (sockets.refuses(subject.app)) throw new DroppedConnection()
        return respond(world, request)
      }
      return exchangeWithFaults(faults, pauses, subject, {
        process: (conditions) => respond(world, request, conditions),
        refuse: (answer) =>
          respond(world, request, { instead: answerOf(answer), isLimited: isLimited(answer) }),
        waitFor: (node) => questionsOf(world, subject, request, node),
      })
    },
    end() {
      faults.clear()
      pauses.end()
    },
  }
}

function questionsOf(
  world: World,
  { app = '', operation }: Subject,
  request: ApiRequest,
  node: Parameters<typeof waitFor>[0],
): number {
  const state = world.byId.get(app)
  return state === undefined || operation === undefined ? 0 : waitFor(node, world, state, operation, request)
}

function appAt(world: World, { url }: Request): string | undefined {
  return appOf(world, matchRoute(splitTarget(targetOf(url)).path))
}

function eventOf(text: string): string | undefined {
  try {
    const { event } = JSON.parse(text) as { readonly event?: unknown }
    return typeof event === 'string' ? event : undefined
  } catch {
    return undefined
  }
}
