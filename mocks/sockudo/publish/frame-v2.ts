// An event as clients of the server's own protocol get it: with its place in the channel and everything around it.

import { storedEventText } from '../history/row.ts'
import { objectText } from '../serde/object-text.ts'
import { withMembers } from '../socket/frames-v2.ts'
import type { AppState, World } from '../world.ts'
import { extrasText } from './extras.ts'
import type { Committed, Receipt } from './receipt.ts'

/** @param frame - the event as a frame of protocol 7 */
export function frameOfProtocol2(
  world: World,
  app: AppState,
  event: Committed,
  receipt: Receipt,
  frame: string,
): string {
  const stored = storedEvent(world, app, event, receipt)
  if (stored !== undefined) return stored
  const { messageId, tags, extras } = event
  const members = objectText([
    ['tags', tags && JSON.stringify(tags)],
    ['message_id', JSON.stringify(messageId)],
    ['extras', extras && extrasText(extras)],
  ])
  return members === '{}' ? frame : withMembers(frame, members.slice(1, -1))
}

/** What was stored is what is sent. */
function storedEvent(
  world: World,
  app: AppState,
  { channel }: Committed,
  receipt: Receipt,
): string | undefined {
  if (!app.history.has(channel)) return undefined
  const stream = app.history.find(channel)
  const last = stream.nextSerial - 1
  const [newest] = stream.between(last, last, true)
  if (newest?.row.acknowledgementId !== receipt.acknowledgement_id) return undefined
  const streamId = newest.row.version === undefined ? stream.id : deliveryStream(world, app, channel)
  return storedEventText(newest, streamId)
}

/** Deliveries of versions are a stream of their own. */
export function deliveryStream(world: World, { deliveryStreams }: AppState, channel: string): string {
  const id = deliveryStreams.get(channel) ?? world.settings.ids.uuid()
  deliveryStreams.set(channel, id)
  return id
}
