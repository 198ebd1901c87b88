// pushMessage: one message for each recipient, delivered now or held until the recipient connects.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import { parseDateTime } from '../graphql/date-time.ts'
import { Refusal } from '../graphql/refusal.ts'
import type { World } from '../world.ts'
import { deliver } from './deliver.ts'
import type { GlobalRow, Row } from './row.ts'

export interface GlobalMessageInput {
  readonly message: string
  readonly topic?: string | null
  readonly expiresAt?: string | null
}

export interface MessageInput extends GlobalMessageInput {
  readonly recipients: readonly string[]
}

/** Why a recipient got none. */
export interface RefusedRecipient {
  readonly reason: string
}

/**
 * A recipient that is named twice gets one message.
 *
 * @throws Refusal for what nobody could get
 */
export function push(world: World, input: MessageInput): readonly (Row | RefusedRecipient)[] {
  const recipients = [...new Set(input.recipients)]
  if (recipients.length === 0) throw new Refusal('At least one recipient must be provided')
  if (recipients.includes('')) throw new Refusal('A recipient must not be empty')
  const content = contentOf(input)
  // All are asked before the first message is sent: an error of that function leaves nothing half done.
  const reasons = recipients.map((recipient) => reasonFor(world, recipient))
  return recipients.map((recipient, index) => {
    const reason = reasons[index]
    if (reason !== undefined) return { reason }
    const row = newRow(world, content, recipient)
    deliver(world, row)
    world.listener?.pushed(row)
    return row
  })
}

export type Content = Pick<GlobalRow, 'message' | 'topic' | 'expiresAt'>

/** @throws Refusal for a message without text */
export function contentOf({ message, topic, expiresAt }: GlobalMessageInput): Content {
  if (!message) throw new Refusal('A message must not be empty')
  return {
    message,
    topic: topic ?? undefined,
    expiresAt:
      expiresAt === undefined || expiresAt === null ? undefined : parseDateTime('expiresAt', expiresAt),
  }
}

/** @param globalMessageId - of the global message that it comes from */
export function newRow(
  { settings, messages, nextSequence }: World,
  { message, topic, expiresAt }: Content,
  recipient: string,
  globalMessageId?: string,
): Row {
  // Written out, for thousands of recipients: a spread takes longer than all the rest.
  const row: Row = {
    sequence: nextSequence(),
    id: settings.ids.uuid(),
    recipient,
    message,
    topic,
    expiresAt,
    createdAt: settings.clock(),
    globalMessageId,
    status: 'PENDING',
    deliveredAt: undefined,
    cancelledAt: undefined,
  }
  messages.add(row)
  return row
}

function reasonFor({ settings }: World, recipient: string): string | undefined {
  const reason: unknown = settings.refuseRecipient(recipient)
  if (reason === undefined || typeof reason === 'string') return reason
  if (reason instanceof Promise) reason.catch(settings.onError)
  throw new ArgumentError(
    'options.refuseRecipient',
    `must return a reason or undefined, at once, received ${shapeOf(reason)}`,
  )
}
