// From a socket that was accepted to a recipient who is connected.

import type { FakeSocket } from '../../fake-server.ts'
import { deliverHeld } from '../messages/deliver-held.ts'
import { targetOf } from '../http/request.ts'
import type { World } from '../world.ts'
import { openConnection } from './connection.ts'
import { admit } from './handshake.ts'

/** @param changed - something happened that nobody asked for */
export function accept(world: World, socket: FakeSocket, request: Request, changed: () => void): void {
  // One that shook hands was asked for its address then; the listener knew it.
  const address = shookHands(request) ? undefined : world.settings.peerAddress
  const origin = request.headers.get('origin') ?? undefined
  const admitted = admit(world, { target: targetOf(request.url), origin, address })
  if ('status' in admitted) return socket.close(admitted.code, admitted.reason)
  admitted.used = true
  deliverHeld(world, openConnection(world, socket, admitted, changed))
}

export function shookHands(request: Request): boolean {
  return request.headers.has('sec-websocket-key')
}
