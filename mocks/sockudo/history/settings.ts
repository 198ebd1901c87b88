// How long histories are kept, and how they are paged.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import { requireSettings } from '../../check-settings.ts'
import type { Retention } from './stream.ts'

export interface FakeHistory {
  /** Milliseconds for which an event is kept (default 86,400,000, a day). */
  readonly retention?: number | undefined
  /** Events that a channel keeps (default `Infinity`, though never more than `keep`). */
  readonly rows?: number | undefined
  /** Bytes that a channel keeps, as the server counts them (default `Infinity`). */
  readonly bytes?: number | undefined
  /** Items of a page, when fewer are not asked for (default 100). */
  readonly pageSize?: number | undefined
}

export interface HistorySettings {
  readonly retention: Retention
  readonly pageSize: number
}

const day = 86_400_000
const names: readonly string[] = ['retention', 'rows', 'bytes', 'pageSize'] satisfies (keyof FakeHistory)[]

/** @throws ArgumentError */
export function resolveHistory(
  argument: string,
  chosen: FakeHistory | undefined = {},
  keep: number,
): HistorySettings {
  requireSettings(argument, chosen, names)
  for (const [name, value] of Object.entries(chosen)) {
    const unbounded = value === Infinity && (name === 'rows' || name === 'bytes')
    if (value === undefined || unbounded || (Number.isSafeInteger(value) && value > 0)) continue
    const rule = name === 'rows' || name === 'bytes' ? ' or Infinity' : ''
    throw new ArgumentError(
      `${argument}.${name}`,
      `must be a positive whole number${rule}, received ${shapeOf(value)}`,
    )
  }
  const { retention = day, rows = Infinity, bytes = Infinity, pageSize = 100 } = chosen
  return { retention: { window: retention, rows: Math.min(rows, keep), bytes }, pageSize }
}
