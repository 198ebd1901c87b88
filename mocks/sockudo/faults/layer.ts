// The faults between a fake and its clients.

import { DroppedConnection } from '../../dropped-connection.ts'
import { exchangeWithFaults } from '../../faults/exchange.ts'
import { createFaults, type Faults } from '../../faults/faults.ts'
import { createPauses, type Pauses } from '../../faults/pauses.ts'
import { createFaultySockets } from '../../faults/sockets.ts'
import type { FakeSocket } from '../../fake-server.ts'
import type { Answer } from '../http/answer.ts'
import { appOf } from '../http/app-of.ts'
import { type ApiRequest, splitTarget, targetOf } from '../http/request.ts'
import type { Settings } from '../options.ts'
import type { ServerKind } from '../server-kind.ts'
import { cutSocket } from '../../cut-socket.ts'
import { errorFrame } from '../socket/frames.ts'
import type { World } from '../world.ts'
import { subjectOf } from './subject.ts'

export interface FaultLayer<Operation extends string> {
  readonly faults: Faults<Operation>
  /** Like `respond`, with the faults that meet the request. */
  respond(world: World, request: ApiRequest): Promise<Answer>
  /** Hands a socket over, unless a fault keeps it out. */
  open(world: World, socket: FakeSocket, request: Request): void
  /** Forgets the faults and breaks what they hold up. */
  end(): void
}

export function createFaultLayer<Operation extends string>(
  settings: Settings,
  kind: ServerKind<Operation>,
): FaultLayer<Operation> {
  const { onError, rules, schedule, scheduleAwaited } = settings
  const pauses: Pauses = createPauses(scheduleAwaited)
  // Nobody awaits a frame.
  const lanes: Pauses = createPauses(schedule)
  const faults: Faults<Operation> = createFaults<Operation>({
    operations: kind.operations,
    apps: settings.apps.map(({ id }) => id),
    onError,
    checkAnswer: kind.checkCode,
    meetOpenSockets: (rule) => sockets.meet(rule),
  })
  const close = (socket: FakeSocket, code: number, reason: string): void => {
    if (rules.tellsBeforeClosing) socket.send(errorFrame(code, reason))
    socket.close(code, reason)
  }
  const sockets = createFaultySockets(() => faults, { pauses: lanes, eventOf, close, onError })
  return {
    faults,
    open(world, socket, request) {
      const app = appOf(world, kind.matchRoute(splitTarget(targetOf(request.url)).path))
      // One that shook hands has been asked for already.
      const isNew = !faults.none && !request.headers.has('sec-websocket-key')
      if (isNew && sockets.refuses(app)) cutSocket(socket)
      else sockets.open(app, socket, (faulty) => kind.accept(world, faulty, request))
    },
    async respond(world, request) {
      const subject = subjectOf(world, request, kind.matchRoute(request.path))
      if (subject.isHandshake) {
        if (sockets.refuses(subject.app)) throw new DroppedConnection()
        return kind.respond(world, request)
      }
      return exchangeWithFaults(faults, pauses, subject, {
        process: ({ clockSkew, unreachableNode: node }) =>
          kind.respond(world, request, { clockSkew, seen: node && kind.seenWithout?.(world, node) }),
        refuse: (answer) => kind.respond(world, request, kind.instead(answer)),
        waitFor: (node) => kind.waitFor(world, subject, request, node),
      })
    },
    end() {
      faults.clear()
      pauses.end()
      lanes.end()
    },
  }
}

function eventOf(text: string): string | undefined {
  try {
    const { event } = JSON.parse(text) as { readonly event?: unknown }
    return typeof event === 'string' ? event : undefined
  } catch {
    return undefined
  }
}
