// A message as the fake keeps it, and as the service shows it.

import type { Settings } from '../options.ts'
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

type Aging = Pick<Settings, 'expiredStatus' | 'clock'>

export function shownMessage(row: Row, settings: Aging): FakePushedMessage {
  const { recipient, deliveredAt, globalMessageId = null } = row
  const status = statusOf(row, settings)
  const cancelledAt = status === 'CANCELLED' ? (row.cancelledAt ?? row.expiresAt) : undefined
  return {
    ...shownGlobalMessage(row),
    recipient,
    status,
    deliveredAt: dateOf(deliveredAt),
    cancelledAt: dateOf(cancelledAt),
    globalMessageId,
  }
}

/** A message expires without anybody touching it. */
export function statusOf(
  { status, expiresAt = Infinity }: Row,
  { expiredStatus, clock }: Aging,
): Row['status'] {
  const isOver = expiredStatus === 'CANCELLED' && status === 'PENDING' && clock() >= expiresAt
  return isOver ? 'CANCELLED' : status
}

function dateOf(at: number): string
function dateOf(at: number | undefined): string | null
function dateOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}
