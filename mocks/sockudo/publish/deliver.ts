// From an accepted event to the sockets.

import { serverToUser } from '../channels/name.ts'
import { channelFrame } from '../socket/frames.ts'
import type { Connection } from '../socket/connection.ts'
import type { AppState } from '../world.ts'
import { plainExtras } from './extras.ts'
import type { Publish } from './publish-event.ts'

export function deliver(publish: Publish, channel: string): void {
  const { app, name, data, body } = publish
  record(publish, channel)
  const frame = channelFrame(name, channel, data)
  const excluded = body.socket_id === undefined ? undefined : canonicalSocketId(body.socket_id)
  for (const connection of receivers(app, channel)) {
    if (connection.socketId !== excluded) connection.send(frame)
  }
}

function receivers(app: AppState, channel: string): readonly Connection[] {
  const user = serverToUser(channel)
  return [...((user === undefined ? app.channels.get(channel) : app.users.get(user)) ?? [])]
}

/** `01.2` is the socket `1.2`; what is not two numbers is no socket. */
function canonicalSocketId(text: string): string {
  return text.replace(/^\+?0*(\d+)\.\+?0*(\d+)$/, '$1.$2')
}

function record({ world, app, name, data, body }: Publish, channel: string): void {
  world.events.add({
    app: app.app.id,
    channel,
    name,
    data,
    at: world.settings.clock(),
    ...(body.socket_id === undefined ? {} : { socketId: body.socket_id }),
    ...(body.message_id === undefined ? {} : { messageId: body.message_id }),
    ...(body.tags === undefined ? {} : { tags: { ...body.tags } }),
    ...(body.extras === undefined ? {} : { extras: plainExtras(body.extras) }),
  })
}
