// The open sockets of a fake, as far as faults are concerned with them.

import type { FakeSocket } from '../fake-server.ts'
import type { FaultFinder } from './faults.ts'
import type { Rule } from './rule.ts'
import { createFaultySocket, type Ending, endsSockets, type FaultySocket } from './socket.ts'
import type { Pauses } from './pauses.ts'

export interface FaultySockets {
  /** Whether a new socket is not to be. */
  refuses(app: string | undefined): boolean
  /** Hands the socket over with the faults between; `take` is what the fake does with it. */
  open(app: string | undefined, socket: FakeSocket, take: (socket: FakeSocket) => void): void
  /** Does to the open sockets what a new fault does to them. */
  meet(rule: Rule): void
}

export interface FaultySocketsOptions {
  readonly pauses: Pauses
  readonly eventOf: (text: string) => string | undefined
  readonly close: (socket: FakeSocket, code: number, reason: string) => void
  readonly onError: (error: unknown) => void
}

/** @param faults - looked up late: they need the sockets, too */
export function createFaultySockets(faults: () => FaultFinder, options: FaultySocketsOptions): FaultySockets {
  const sockets = new Set<FaultySocket>()
  return {
    refuses: (app) => faults().forSocket(app, ({ fault }) => fault.socket === 'refuse') !== undefined,
    open(app, socket, take) {
      const faulty = createFaultySocket({ ...options, faults: faults(), app, socket })
      sockets.add(faulty)
      faulty.addEventListener('close', () => void sockets.delete(faulty))
      take(faulty)
      if (!faulty.isOpen || faults().none) return
      const ending = faults().forSocket(app, endsSockets)
      if (ending !== undefined) faulty.end(ending.fault.socket as Ending)
    },
    meet(rule) {
      if (!endsSockets(rule)) return
      for (const socket of sockets) {
        if (!socket.isOpen) continue
        const { app } = rule.fault
        if (rule.meets(() => app === undefined || app === socket.app)) socket.end(rule.fault.socket as Ending)
      }
    },
  }
}
