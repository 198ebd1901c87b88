// A new version, as it is told to those who speak protocol 2; the others hear nothing of it.

import { deliveryStream } from '../publish/frame-v2.ts'
import { extrasText, noExtras } from '../publish/extras.ts'
import { objectText } from '../serde/object-text.ts'
import { broadcast } from '../socket/broadcast.ts'
import type { AppState, World } from '../world.ts'
import type { Message, Version } from './message.ts'
import { shownData } from './message-text.ts'
import { versionHeaders } from './version-headers.ts'

/** Each at once. On channels with AI Transport the server joins appends that come within a moment. */
export function announceVersion(world: World, app: AppState, message: Message, version: Version): void {
  broadcast(app.channels.get(message.channel) ?? [], undefined, () => {
    return versionFrame(message, version, deliveryStream(world, app, message.channel))
  })
}

function versionFrame(message: Message, version: Version, streamId: string): string {
  const extras = version.extras ?? noExtras
  const headers = { ...extras.headers, ...versionHeaders(message, version) }
  return objectText([
    ['event', JSON.stringify(`sockudo:message.${version.action}`)],
    ['channel', JSON.stringify(message.channel)],
    ['data', shownData(version)],
    ['name', JSON.stringify(version.name)],
    ['user_id', JSON.stringify(lastAuthor(message))],
    ['message_id', JSON.stringify(message.messageId)],
    ['stream_id', JSON.stringify(streamId)],
    ['serial', String(version.deliverySerial)],
    ['extras', extrasText({ ...extras, headers })],
  ])
}

/** The last one that a change named: those after it that name nobody do not change it. */
function lastAuthor({ versions }: Message): string | undefined {
  return versions.findLast(({ action, clientId }) => action !== 'create' && clientId !== undefined)?.clientId
}
