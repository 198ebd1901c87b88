// From a socket that was accepted to a recipient who is connected.

import type { FakeSocket } from '../../fake-server.ts'
import { deliverHeld } from '../messages/deliver-held.ts'
import { targetOf } from '../http/request.ts'
import type { World } from '../world.ts'
import { openConnection } from './connection.ts'
import { admit, type Refused } from './handshake.ts'

/** @param changed - something happened that nobody asked for */
export function accept(world: World, socket: FakeSocket, request: Request, changed: () => void): void {
  // One that shook hands was asked for its address then; the listener knew it.
  const address = shookHands(request) ? undefined : world.settings.peerAddress
  const origin = request.headers.get('origin') ?? undefined
  const admitted = doomOf(world, request) ?? admit(world, { target: targetOf(request.url), origin, address })
  if ('status' in admitted) return socket.close(admitted.code, admitted.reason)
  admitted.used = true
  if (world.settings.severalConnections === 'replace') {
    for (const older of [...world.connectionsOf(admitted.recipient)]) {
      older.close(4409, 'Replaced by a newer connection')
    }
  }
  deliverHeld(world, openConnection(world, socket, admitted, changed))
}

export function shookHands(request: Request): boolean {
  return request.headers.has('sec-websocket-key')
}

/** With `refusedHandshake: 'close'`: what the handshake was to be refused with. */
function doomOf({ doomed }: World, { headers }: Request): Refused | undefined {
  const key = headers.get('sec-websocket-key') ?? ''
  const refused = doomed.get(key)
  doomed.delete(key)
  return refused
}
