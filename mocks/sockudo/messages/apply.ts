// A mutation becomes the next version of a message.

import { isAiChannel } from '../channels/name.ts'
import { invalidInput } from '../http/failure.ts'
import { emit } from '../webhooks/emit.ts'
import type { AppState, World } from '../world.ts'
import { authorOf } from './actor.ts'
import { announceVersion } from './announce.ts'
import { checkAppends, checkMessageBytes, checkOpenStreams } from './ai-limits.ts'
import { type Content, latestOf, type Message, type Payload, streamStatus, type Version } from './message.ts'
import type { Mutation } from './mutation.ts'
import { findOperation, operationOf } from './operation.ts'

export interface Applied {
  readonly version: Version
  /** Whether an earlier request did it. */
  readonly duplicate: boolean
}

/** @throws Failure */
export function applyMutation(world: World, app: AppState, message: Message, mutation: Mutation): Applied {
  const clientId = authorOf(app, message, mutation)
  // The server draws a serial even where it then refuses or repeats.
  const serial = world.nextSerial()
  const operation = operationOf(mutation, clientId)
  const known = operation && findOperation(message, operation)
  if (known !== undefined) return { version: known, duplicate: true }
  const { action, fragment, note } = mutation
  const version = {
    ...nextContent(world, message, mutation),
    action,
    serial,
    deliverySerial: app.messages.of(message.channel).nextDeliverySerial,
    at: Math.floor(world.settings.clock()),
    clientId,
    description: note.description,
    fragment,
    operation,
  }
  if (isAiChannel(world.settings.features, message.channel)) checkStream(world, app, message, version)
  app.messages.add(message, version)
  announceVersion(world, app, message, version)
  emit(world, app, {
    name: 'message_version_created',
    channel: message.channel,
    message_serial: message.serial,
    version_serial: serial,
    action: `message.${action}`,
  })
  return { version, duplicate: false }
}

function nextContent(world: World, message: Message, { change, fragment }: Mutation): Content {
  const { name, data, extras } = latestOf(message)
  if (fragment === undefined) return { name, data, extras, ...change }
  if (isAiChannel(world.settings.features, message.channel)) {
    if (hasEnded(latestOf(message))) throw invalidInput('cannot append to a terminal message')
    checkAppends(world.settings.limits, message.appends)
  }
  return { name, data: appended(data, fragment), extras, ...change }
}

function appended(data: Payload | undefined, fragment: string): Payload {
  if (data?.isJson === true) {
    throw invalidInput('append requires string message data in the release 4.3 core model')
  }
  return { text: (data?.text ?? '') + fragment, isJson: false }
}

/** JSON text counts with its bytes, text without its quotes. */
function checkStream({ settings }: World, app: AppState, message: Message, next: Version): void {
  checkMessageBytes(next.data)
  const opens = streamStatus(next) === 'streaming' && streamStatus(latestOf(message)) !== 'streaming'
  if (opens) checkOpenStreams(settings.limits, app.messages, message.channel)
}

function hasEnded(version: Version): boolean {
  const status = streamStatus(version)
  return status === 'complete' || status === 'cancelled'
}
