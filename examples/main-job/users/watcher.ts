// A connection to the event socket that remembers what it was told.

import type { ServerEvent, ServerToken } from 'channelkit/users'
import { createLog, type Log } from '../log.ts'

export interface Watcher<Socket> {
  readonly socket: Socket
  readonly log: Log<ServerEvent | ServerToken>
}

/** Milliseconds; a slow machine has a browser running besides. */
const patience = 10_000

/** What both dialects have. */
interface Socket {
  on(name: 'event', listener: (event: ServerEvent | ServerToken) => void): unknown
  approved(options: { readonly timeout: number }): Promise<void>
}

/** Resolves when the server is known to approve of the connection. */
export async function watch<Of extends Socket>(socket: Of): Promise<Watcher<Of>> {
  const log = createLog<ServerEvent | ServerToken>(patience)
  socket.on('event', log.add)
  await socket.approved({ timeout: patience })
  return { socket, log }
}
