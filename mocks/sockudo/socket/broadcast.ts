// The same event to many sockets, in the protocol of each.

import type { Connection } from './connection.ts'

/** @param second - makes the frame of protocol 2; asked once, and only when somebody needs it */
export function broadcast(to: Iterable<Connection>, first: string | undefined, second: () => string): void {
  let made: string | undefined
  for (const connection of to) {
    if (connection.protocol === 2) connection.send((made ??= second()))
    else if (first !== undefined) connection.send(first)
  }
}
