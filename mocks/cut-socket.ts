// Ending a socket without a word, as far as the runtime can.

import type { FakeSocket } from './fake-server.ts'

export function cutSocket(socket: FakeSocket): void {
  if (socket.terminate === undefined) socket.close()
  else socket.terminate()
}
