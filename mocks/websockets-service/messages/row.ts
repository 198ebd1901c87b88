// A message as the fake keeps it, and as the service shows it.

import type { FakeGlobalMessage, FakePushedMessage } from '../types.ts'

export interface GlobalRow {
  /** Counts up; pages begin behind one. */
  readonly sequence: number
  readonly id: string
  readonly message: string
  readonly topic: string | undefined
  /** Milliseconds since the epoch, as all dates here. */
  readonly expiresAt: number | undefined
  readonly createdAt: number
}

export interface Row extends GlobalRow {
  readonly recipient: string
  readonly globalMessageId: string | undefined
  status: FakePushedMessage['status']
  deliveredAt: number | undefined
  cancelledAt: number | undefined
}

export function shownGlobalMessage({
  id,
  message,
  topic,
  expiresAt,
  createdAt,
}: GlobalRow): FakeGlobalMessage {
  return { id, message, topic: topic ?? null, expiresAt: dateOf(expiresAt), createdAt: dateOf(createdAt) }
}

export function shownMessage(row: Row): FakePushedMessage {
  const { recipient, status, deliveredAt, cancelledAt, globalMessageId = null } = row
  return {
    ...shownGlobalMessage(row),
    recipient,
    status,
    deliveredAt: dateOf(deliveredAt),
    cancelledAt: dateOf(cancelledAt),
    globalMessageId,
  }
}

function dateOf(at: number): string
function dateOf(at: number | undefined): string | null
function dateOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}
