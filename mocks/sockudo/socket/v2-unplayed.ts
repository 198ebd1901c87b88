// What the server does for clients of its own protocol, and this fake does not.

import { isAiEvent } from '../publish/ai.ts'
import { SocketFailure } from './failure.ts'

const unplayed = /^(?:(?:pusher|sockudo):)?(?:channel_history|presence_update)$/

/** Not an answer of the server. */
export function refuseUnplayed(event: string): void {
  if (unplayed.test(event) || isAiEvent(event)) throw notPlayed(event)
}

export function notPlayed(what: string): SocketFailure {
  return new SocketFailure(4000, `This fake does not play ${what} of protocol 2`)
}
