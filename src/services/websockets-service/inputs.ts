// What is handed in when recipients are registered and messages are pushed, checked before there is traffic.

import { checkNotBlank, checkOptions, checkWords, optional } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { Schemas } from './contract.ts'
import { checkDate, type DateInput } from './gmt.ts'
import { checkOrigin, checkSourceIp } from './handshake.ts'
import { present } from './present.ts'

/** One who can connect; `RegisterRecipientInput` of the documentation. */
export interface RegisterRecipientInput {
  /** The id of the user in your application, or any other text. The service does not store it: keep your own list. */
  readonly recipient: string
  /** The only IP address that may connect. */
  readonly sourceIp?: string | undefined
  /** The only origin that may connect, as browsers send it: `https://example.org`. */
  readonly origin?: string | undefined
  /** Labels the recipient: a message with a topic reaches only those with the same. */
  readonly topic?: string | undefined
}

/** A message to everybody who is connected; `GlobalMessageInput` of the documentation. */
export interface PushGlobalMessageInput {
  readonly message: string
  /** Only recipients that were registered with the same topic get it. */
  readonly topic?: string | undefined
  /** Who connects later than this does not get it. */
  readonly expiresAt?: DateInput | undefined
}

/** A message to some; `MessageInput` of the documentation. */
export interface PushMessageInput extends PushGlobalMessageInput {
  /** Names of recipients, at least one, each of them once. */
  readonly recipients: readonly string[]
}

const recipientFields: readonly (keyof RegisterRecipientInput)[] = [
  'recipient',
  'sourceIp',
  'origin',
  'topic',
]
const globalFields: readonly (keyof PushGlobalMessageInput)[] = ['message', 'topic', 'expiresAt']

export function recipientInput(input: unknown): Schemas['RegisterRecipientInput'] {
  checkOptions(input, recipientFields, 'input')
  const { recipient, sourceIp, origin, topic } = input as RegisterRecipientInput
  return present({
    recipient: checkNotBlank(recipient, 'input.recipient'),
    sourceIp: optional(checkSourceIp, sourceIp, 'input.sourceIp'),
    origin: optional(checkOrigin, origin, 'input.origin'),
    topic: optional(checkNotBlank, topic, 'input.topic'),
  })
}

export function messageInput(input: unknown): Schemas['MessageInput'] {
  checkOptions(input, ['recipients', ...globalFields], 'input')
  const { recipients, ...rest } = input as PushMessageInput
  return { recipients: checkRecipients(recipients), ...globalMessageInput(rest) }
}

export function globalMessageInput(input: unknown): Schemas['GlobalMessageInput'] {
  checkOptions(input, globalFields, 'input')
  const { message, topic, expiresAt } = input as PushGlobalMessageInput
  return present({
    message: checkWords(message, 'input.message'),
    topic: optional(checkNotBlank, topic, 'input.topic'),
    expiresAt: optional(checkDate, expiresAt, 'input.expiresAt')?.text,
  })
}

function checkRecipients(recipients: unknown): string[] {
  if (!Array.isArray(recipients)) {
    throw new ArgumentError('input.recipients', `must be a list of names, received ${shapeOf(recipients)}`)
  }
  if (recipients.length === 0) throw new ArgumentError('input.recipients', 'must name at least one recipient')
  // Nobody knows how many messages and results a name gets that is there twice.
  const known = new Map<string, number>()
  // Array.from() also looks at what is missing in the middle.
  return Array.from(recipients, (value: unknown, index) => {
    const argument = `input.recipients[${index}]`
    const name = checkNotBlank(value, argument)
    const before = known.get(name)
    if (before !== undefined)
      throw new ArgumentError(
        argument,
        `is the same as input.recipients[${before}]; name each recipient once`,
      )
    known.set(name, index)
    return name
  })
}
