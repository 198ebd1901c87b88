// Who is told of what is pushed: the log of the command.

import type { GlobalRow, Row } from './row.ts'

export interface PushListener {
  /** A message to a recipient by name: when it was pushed, and when it was delivered later. */
  pushed(row: Row): void
  /** A global message: when it was pushed, and when it reached somebody later. */
  pushedGlobal(row: GlobalRow, recipients: number): void
}
