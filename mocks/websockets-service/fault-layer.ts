// The faults between the service and its clients.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import { cutSocket } from '../cut-socket.ts'
import { DroppedConnection } from '../dropped-connection.ts'
import type { FakeSocket, WireAnswer } from '../fake-server.ts'
import type { FaultAnswer } from '../faults/effects.ts'
import { exchangeWithFaults } from '../faults/exchange.ts'
import type { FakeFault } from '../faults/fault.ts'
import { createFaults, type Faults } from '../faults/faults.ts'
import { createPauses } from '../faults/pauses.ts'
import { createFaultySockets } from '../faults/sockets.ts'
import { answerInPlace } from './http/answer.ts'
import type { Asked } from './http/asked.ts'
import type { Settings } from './options.ts'
import { shookHands } from './socket/accept.ts'
import { namedOperations, type WebSocketsServiceOperation } from './types.ts'

export interface FaultLayer {
  readonly faults: Faults<WebSocketsServiceOperation>
  /** Answers with the faults that meet the request. @param answer - as the service does, or in its place */
  respond(asked: Asked, answer: (instead?: WireAnswer) => WireAnswer): Promise<WireAnswer>
  /** Hands a socket over, unless a fault keeps it out. */
  open(socket: FakeSocket, request: Request, take: (socket: FakeSocket) => void): void
  /** Forgets the faults and breaks what they hold up. */
  end(): void
}

export function createFaultLayer({ onError, schedule, scheduleAwaited }: Settings): FaultLayer {
  const pauses = createPauses(scheduleAwaited)
  // Nobody awaits a frame.
  const lanes = createPauses(schedule)
  const faults: Faults<WebSocketsServiceOperation> = createFaults<WebSocketsServiceOperation>({
    operations: [...namedOperations, 'runGraphQL'],
    apps: [],
    onError,
    checkAnswer: requireNoCode,
    meetOpenSockets: (rule) => sockets.meet(rule),
  })
  const close = (socket: FakeSocket, code: number, reason: string): void => socket.close(code, reason)
  const sockets = createFaultySockets(() => faults, {
    pauses: lanes,
    eventOf: () => undefined,
    close,
    onError,
  })
  return {
    faults,
    open(socket, request, take) {
      // One that shook hands has been asked for already.
      const isNew = !faults.none && !shookHands(request)
      if (isNew && sockets.refuses(undefined)) cutSocket(socket)
      else sockets.open(undefined, socket, take)
    },
    async respond(asked, answer) {
      if (asked.isHandshake) {
        if (sockets.refuses(undefined)) throw new DroppedConnection()
        return answer()
      }
      return exchangeWithFaults(faults, pauses, asked, {
        process: () => answer(),
        refuse: (fault) => answer(answerInPlace(fault)),
        waitFor: () => 0,
      })
    },
    end() {
      faults.clear()
      pauses.end()
      lanes.end()
    },
  }
}

/** What faults of other services have. */
const foreign = ['app', 'event', 'clockSkew', 'unreachableNode', 'webhook'] as const

/** @throws ArgumentError */
export function requirePlayable(rule: FakeFault<WebSocketsServiceOperation>): void {
  const given = rule as unknown as Readonly<Record<string, unknown>> | undefined
  const name = foreign.find((one) => given?.[one] !== undefined)
  if (name !== undefined) throw new ArgumentError(`fault.${name}`, 'does not exist in the WebSockets Service')
}

function requireNoCode({ code }: FaultAnswer): void {
  if (code !== undefined)
    throw new ArgumentError('fault.code', 'cannot be: the service has none; say the body')
}
