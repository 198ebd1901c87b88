// From the path of a request to the message that it names.

import { checkChannelName } from '../channels/validate-name.ts'
import type { SignedCall } from '../http/call.ts'
import { featureDisabled, invalidInput, notFound } from '../http/failure.ts'
import type { Message } from './message.ts'
import { checkSerial } from './serial.ts'

/** @throws Failure */
export function checkChannel({ app, param, world }: SignedCall): void {
  const channel = param('channelName')
  const problem = checkChannelName(world.settings, app.app, channel)
  if (problem !== undefined) throw invalidInput(problem)
  if (!world.settings.features.versionedMessages) {
    throw featureDisabled(`Versioned messages are disabled for channel '${channel}'`)
  }
}

/** @throws Failure */
export function findMessage({ app, param }: SignedCall): Message {
  const channel = param('channelName')
  const serial = param('messageSerial')
  checkSerial('message_serial', serial)
  const message = app.messages.find(channel, serial)
  if (message === undefined) throw notFound(`Message '${serial}' was not found in channel '${channel}'`)
  return message
}
