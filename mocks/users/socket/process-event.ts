// A frame of a client in the dialect of events.

import { Told } from '../accounts/told.ts'
import type { World } from '../world.ts'
import { actOnMeta, type MetaRequest } from './act-on-meta.ts'
import { eventNumbers } from './announce.ts'
import { answerMeta } from './answer-meta.ts'
import type { Connection } from './connection.ts'
import { keyOf } from './event-name.ts'

interface ClientEvent extends MetaRequest {
  readonly eventType?: unknown
  readonly message?: unknown
  readonly broadcast?: unknown
}

export function processEvent(world: World, connection: Connection, event: ClientEvent): void {
  // A number in quotes will do.
  const kind = keyOf(event.eventType)
  if (kind === String(eventNumbers.Echo)) return echo(world, connection, event)
  // The server has no ear for the others.
  if (kind === String(eventNumbers.MetaRequest)) answerMeta(world, connection, () => metaAnswer(world, event))
}

/** To everybody where that is asked for, the sender included. */
function echo({ connections }: World, connection: Connection, { message, broadcast }: ClientEvent): void {
  const text = JSON.stringify({ eventType: eventNumbers.Echo, message })
  for (const receiver of broadcast ? connections : [connection]) receiver.send(text)
}

function metaAnswer(world: World, event: ClientEvent): object {
  const { eventType } = event
  try {
    return { eventType, val: actOnMeta(world, event) }
  } catch (error) {
    if (!(error instanceof Told)) throw error
    return { error: String(error), eventType }
  }
}
