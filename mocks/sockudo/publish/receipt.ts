// The serials that an event gets in its channel.

import { isAiChannel } from '../channels/name.ts'
import { aiFailure } from '../http/failure.ts'
import { emit } from '../webhooks/emit.ts'
import type { AppState, ChannelLog, World } from '../world.ts'
import type { Publish } from './publish-event.ts'

export interface Receipt {
  readonly acknowledgement_id: string
  readonly message_serial?: string
  readonly history_serial?: number
  readonly delivery_serial?: number
  readonly version_serial?: string
  readonly user_count?: number
  readonly subscription_count?: number
}

const maxOpenStreams = 1024

/** @throws Failure */
export function commit({ world, app, body }: Publish, channel: string): Receipt {
  // An ephemeral event is neither stored nor numbered.
  if (body.extras?.ephemeral === true)
    return { acknowledgement_id: body.message_id ?? world.settings.ids.uuid() }
  const { ai } = body.extras ?? {}
  const streams = isAiChannel(channel) && ai?.transport?.['status'] === 'streaming'
  const log = logOf(app, channel)
  if (streams && log.openStreams >= maxOpenStreams) {
    const error = `open streaming message count exceeds ${maxOpenStreams}`
    throw aiFailure(413, 'payload_too_large', 40009, error)
  }
  if (streams) log.openStreams++
  return commitMessage(world, app, channel)
}

/** Numbers the first version of a message. */
export function commitMessage(world: World, app: AppState, channel: string): Receipt {
  const log = logOf(app, channel)
  log.messages++
  const serial = world.nextSerial()
  emit(world, app, {
    name: 'message_version_created',
    channel,
    message_serial: serial,
    version_serial: serial,
    action: 'message.create',
  })
  return {
    acknowledgement_id: serial,
    message_serial: serial,
    history_serial: ++log.historySerial,
    delivery_serial: ++log.deliverySerial,
    version_serial: serial,
  }
}

function logOf({ logs }: AppState, channel: string): ChannelLog {
  const log = logs.get(channel) ?? { historySerial: 0, deliverySerial: 0, messages: 0, openStreams: 0 }
  logs.set(channel, log)
  return log
}
