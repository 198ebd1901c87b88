// Where an event is kept, and the serials that it gets there.

import { isAiChannel } from '../channels/name.ts'
import { hasHistory } from '../history/require.ts'
import { checkMessageBytes, checkOpenStreams } from '../messages/ai-limits.ts'
import { firstVersion } from '../messages/first-version.ts'
import type { Payload, Version } from '../messages/message.ts'
import { emit } from '../webhooks/emit.ts'
import type { AppState, World } from '../world.ts'
import { isAiEvent } from './ai.ts'
import type { Extras } from './event-body.ts'
import { isMutation, isVersion } from './own-version.ts'

export interface Receipt {
  readonly acknowledgement_id: string
  readonly message_serial?: string
  readonly history_serial?: number
  readonly delivery_serial?: number
  readonly version_serial?: string
  readonly user_count?: number
  readonly subscription_count?: number
}

/** An event of one channel, published or sent by a socket. */
export interface Committed {
  readonly channel: string
  readonly name: string
  readonly data: Payload
  readonly messageId?: string | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
  readonly extras?: Extras | undefined
  /** The socket that sent it, or that does not get it. */
  readonly socketId?: string | undefined
  /** Whether it has an idempotency key of any kind. */
  readonly keyed?: boolean
}

/** Keeps an event, unless it is ephemeral or nothing is to be kept. @throws Failure */
export function commit(world: World, app: AppState, event: Committed): Receipt {
  const { features, ids } = world.settings
  const { extras } = event
  if (extras?.ephemeral !== true && hasHistory(world, app, event.channel)) {
    if (features.versionedMessages && !isVersion(extras)) return commitMessage(world, app, event)
    const acknowledgementId = event.messageId ?? ids.uuid()
    if (!isMutation(extras)) record(world, app, event, acknowledgementId, undefined)
    return { acknowledgement_id: acknowledgementId }
  }
  return { acknowledgement_id: event.messageId ?? ids.uuid() }
}

/** Makes it the first version of a message. @throws Failure */
function commitMessage(world: World, app: AppState, event: Committed): Receipt {
  const { channel } = event
  const serial = world.nextSerial()
  checkAiLimits(world, app, event)
  const historySerial = app.history.get(channel).nextSerial
  const version = firstVersion(world, app, event, serial, historySerial)
  const messageId = event.messageId ?? world.settings.ids.uuid()
  const { clientId } = version
  app.messages.create({ serial, channel, historySerial, messageId, clientId }, version)
  record(world, app, { ...event, messageId }, serial, version)
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
    history_serial: historySerial,
    delivery_serial: version.deliverySerial,
    version_serial: serial,
  }
}

/** The place in the history is taken before the limits are looked at. @throws Failure */
function checkAiLimits({ settings }: World, app: AppState, { channel, name, data, extras }: Committed): void {
  if (!isAiChannel(settings.features, channel) || !(isAiEvent(name) || extras?.ai !== undefined)) return
  try {
    checkMessageBytes(data)
    if (extras?.ai?.transport?.['status'] === 'streaming')
      checkOpenStreams(settings.limits, app.messages, channel)
  } catch (error) {
    app.history.skip(channel)
    throw error
  }
}

function record(
  { settings }: World,
  app: AppState,
  event: Committed,
  acknowledgementId: string,
  version: Version | undefined,
): void {
  const { channel, name, data, messageId, tags, extras, socketId, keyed = false } = event
  app.history.append(channel, {
    at: version?.at ?? Math.floor(settings.clock()),
    channel,
    name,
    data,
    messageId: messageId ?? settings.ids.uuid(),
    acknowledgementId,
    tags,
    extras,
    socketId,
    keyed,
    version,
  })
}
