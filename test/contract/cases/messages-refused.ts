// What reading a message and reading its versions refuse in the same words.

import type { ContractCase, Own, PrismRole } from '../case.ts'
import { publishMessage } from './messages.ts'

type ReadId = 'getMessage' | 'listMessageVersions'

export function refusedMessageCases(own: Own): ContractCase[] {
  return [...refusedBy(own, 'getMessage'), ...refusedBy(own, 'listMessageVersions')]
}

function refusedBy(own: Own, operation: ReadId): ContractCase[] {
  const path = { channelName: own('read-none'), messageSerial: 'nobody' }
  const refused = (
    name: string,
    change: Partial<ContractCase>,
    expect: ContractCase['expect'],
    prism: PrismRole,
  ): ContractCase => ({ name, operation, path, expect, prism, ...change })
  const invalid = (message: string): ContractCase['expect'] => ({
    status: 400,
    code: 'invalid_input',
    message,
  })
  return [
    refused(
      'does not find a message that nobody published',
      {},
      {
        status: 404,
        code: 'not_found',
        message: `Message 'nobody' was not found in channel '${path.channelName}'`,
      },
      { prompted: 'messageNotFound' },
    ),
    refused(
      'does not find a message in another channel',
      {
        before: [publishMessage(own(`read-elsewhere-${operation}`))],
        path: { ...path, messageSerial: '{serial}' },
      },
      { status: 404, code: 'not_found', message: "Message '{serial}' was not found in channel '" },
      { prompted: 'messageNotFound' },
    ),
    refused(
      'refuses a message serial of 129 bytes',
      { path: { ...path, messageSerial: 's'.repeat(129) } },
      invalid('message_serial must be at most 128 bytes'),
      'refuses',
    ),
    refused(
      'looks for a message serial of 128 bytes',
      { path: { ...path, messageSerial: 's'.repeat(128) } },
      { status: 404, code: 'not_found' },
      { prompted: 'messageNotFound' },
    ),
    refused(
      'refuses a message serial with a space',
      { path: { ...path, messageSerial: 'a b' } },
      invalid('message_serial must not contain whitespace'),
      'refuses',
    ),
    refused(
      'refuses a message serial that is a space',
      { path: { ...path, messageSerial: ' ' } },
      invalid('message_serial must not be empty'),
      'refuses',
    ),
    refused(
      'refuses a message serial that is not UTF-8 with a text',
      { encodedPath: { messageSerial: '%ff' } },
      { status: 400, message: 'Invalid URL: Invalid UTF-8 in `messageSerial`' },
      { prompted: 'messageSerialNotUtf8' },
    ),
    refused(
      'refuses the message of a channel name with a space',
      { path: { ...path, channelName: 'b d' } },
      invalid("Channel name contains invalid characters: 'b d' (invalid chars: [' '])"),
      'refuses',
    ),
    refused(
      'says that messages have no versions where that is off',
      { server: 'lean', path: { ...path, channelName: 'orders' } },
      {
        status: 422,
        code: 'feature_disabled',
        message: "Versioned messages are disabled for channel 'orders'",
      },
      { prompted: 'versionsDisabled' },
    ),
  ]
}
