// A socket between a fake and its client, on which frames may be lost, late, or the last ones.

import type { FakeSocket } from '../fake-server.ts'
import type { SocketFault } from './effects.ts'
import type { FaultFinder } from './faults.ts'
import { createLane } from './lane.ts'
import type { Pauses } from './pauses.ts'
import type { Rule } from './rule.ts'

export interface FaultySocket extends FakeSocket {
  readonly app: string | undefined
  /** Neither ended nor about to end. */
  readonly isOpen: boolean
  /** Does what a fault does to a socket as a whole. */
  end(fault: Ending): void
}

export type Ending = 'cut' | { readonly close: number; readonly reason?: string | undefined }

export interface FaultySocketOptions {
  readonly faults: FaultFinder
  readonly pauses: Pauses
  readonly app: string | undefined
  readonly socket: FakeSocket
  /** The name of the event of a frame. */
  readonly eventOf: (text: string) => string | undefined
  /** Closes with a code as the server does. */
  readonly close: (socket: FakeSocket, code: number, reason: string) => void
  readonly onError: (error: unknown) => void
}

type Side = 'server' | 'client'

export function createFaultySocket(options: FaultySocketOptions): FaultySocket {
  const { faults, pauses, app, socket, eventOf } = options
  const lanes = { server: createLane(pauses), client: createLane(pauses) }
  const closeListeners: (() => void)[] = []
  let isOpen = true
  let isClosing = false
  const closed = (): void => {
    if (!isOpen) return
    isOpen = false
    for (const listener of closeListeners) listener()
  }
  const cut = (): void => {
    if (socket.terminate === undefined) socket.close()
    else socket.terminate()
    closed()
  }
  const end = (fault: Ending): void => {
    if (!isOpen || isClosing) return
    if (fault === 'cut') return cut()
    options.close(socket, fault.close, fault.reason ?? '')
    closed()
  }
  const guarded = (act: () => void) => (): void => {
    if (!isOpen) return
    try {
      act()
    } catch (error) {
      options.onError(error)
      cut()
    }
  }
  /** Lets a frame through, or not. */
  const pass = (from: Side, text: string, act: () => void): void => {
    if (!isOpen) return
    const lane = lanes[from]
    if (faults.none && !lane.busy) return act()
    const frame = { app, from, text, event: eventOf(text) }
    const rule = faults.forFrame(frame, (one) => isForFrames(one, from))
    const fault = rule?.fault.socket
    if (isEnding(fault)) return end(fault)
    if (fault === 'swallow' || (typeof fault === 'object' && 'swallow' in fault)) return
    const delay = typeof fault === 'object' && 'delay' in fault ? rule!.draw(fault.delay) : 0
    const times = fault === 'duplicate' || (typeof fault === 'object' && 'duplicate' in fault) ? 2 : 1
    for (let time = 0; time < times; time++) {
      if (delay === 0 && !lane.busy) act()
      else lane.pass(guarded(act), delay)
    }
  }
  socket.addEventListener('close', closed)
  return {
    app,
    get isOpen() {
      return isOpen && !isClosing
    },
    end,
    send: (text) => pass('server', text, () => socket.send(text)),
    close(code, reason) {
      const act = (): void => {
        isClosing = true
        socket.close(code, reason)
      }
      // Behind the frames that are still to come.
      if (lanes.server.busy) lanes.server.pass(guarded(act), 0)
      else act()
    },
    terminate: () => (isOpen ? cut() : undefined),
    ...(socket.on && { on: (type, listener) => socket.on!(type, listener) }),
    addEventListener(type: 'message' | 'close', listener: (event: never) => void) {
      if (type === 'close') return void closeListeners.push(listener as () => void)
      socket.addEventListener('message', (event) => {
        const { data } = event
        pass('client', typeof data === 'string' ? data : '', () => listener(event as never))
      })
    },
  }
}

function isEnding(fault: SocketFault | undefined): fault is Ending {
  return fault === 'cut' || (typeof fault === 'object' && 'close' in fault)
}

/** Where it says nothing of frames, an ending is for the socket as a whole. */
export function endsSockets({ fault }: Rule): boolean {
  return isEnding(fault.socket) && !saysFrames(fault)
}

function saysFrames({ event, when }: Rule['fault']): boolean {
  return event !== undefined || when !== undefined
}

function isForFrames({ fault }: Rule, from: Side): boolean {
  const { socket } = fault
  if (isEnding(socket)) return saysFrames(fault)
  if (socket === 'swallow' || socket === 'duplicate') return from === 'server'
  if (typeof socket !== 'object') return false
  if ('swallow' in socket) return socket.swallow === from
  if ('duplicate' in socket) return socket.duplicate === from
  const { from: side = 'server' } = socket as { readonly from?: Side | undefined }
  return side === from
}
