// From an accepted event to the sockets.

import { serverToUser } from '../channels/name.ts'
import { frozen } from '../../frozen.ts'
import { channelFrame } from '../socket/frames.ts'
import type { Connection } from '../socket/connection.ts'
import { broadcast } from '../socket/broadcast.ts'
import type { FakeEvent } from '../types.ts'
import type { AppState } from '../world.ts'
import { plainExtras } from './extras.ts'
import { frameOfProtocol2 } from './frame-v2.ts'
import type { Publish } from './publish-event.ts'
import type { Committed, Receipt } from './receipt.ts'

/** To the sockets of the channel, but not to the one that the event leaves out. */
export function deliver(publish: Publish, event: Committed, receipt: Receipt): void {
  const { app, world, name, data } = publish
  const { channel, socketId: excluded } = event
  record(publish, channel)
  const frame = channelFrame(name, channel, data)
  const to = receivers(app, channel).filter(({ socketId }) => socketId !== excluded)
  const first = isForProtocol2(event) ? undefined : frame
  broadcast(to, first, () => frameOfProtocol2(world, app, event, receipt, frame))
}

/** Clients of protocol 2 do not get what is sent to their user. */
function receivers(app: AppState, channel: string): readonly Connection[] {
  const user = serverToUser(channel)
  if (user === undefined) return [...(app.channels.get(channel) ?? [])]
  return [...(app.users.get(user) ?? [])].filter(({ protocol }) => protocol === 1)
}

/** Annotations and their sums, and changes of messages, as whoever publishes may say it is one. */
function isForProtocol2({ name, extras }: Committed): boolean {
  if (/^sockudo_internal:(?:annotation|message)$/.test(name)) return true
  const action = String(extras?.headers?.['sockudo_action'])
  return /^message\.(?:update|delete|append|summary)$/.test(action)
}

/** `01.2` is the socket `1.2`; what is not two numbers is no socket. */
export function canonicalSocketId(text: string): string {
  return text.replace(/^\+?0*(\d+)\.\+?0*(\d+)$/, '$1.$2')
}

function record({ world, app, name, data, body }: Publish, channel: string): void {
  const event: FakeEvent = {
    app: app.app.id,
    channel,
    name,
    data,
    source: 'api',
    at: world.settings.clock(),
    ...(body.socket_id === undefined ? {} : { socketId: body.socket_id }),
    ...(body.message_id === undefined ? {} : { messageId: body.message_id }),
    ...(body.tags === undefined ? {} : { tags: { ...body.tags } }),
    ...(body.extras === undefined ? {} : { extras: structuredClone(plainExtras(body.extras)) }),
  }
  world.events.add(frozen(event))
}
