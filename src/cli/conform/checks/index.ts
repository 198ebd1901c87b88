// The table: every check, by subject.

import type { Check } from '../check.ts'
import { batchChecks } from './batch.ts'
import { beyondChecks } from './beyond.ts'
import { deliveryChecks } from './delivery.ts'
import { memberChecks } from './members.ts'
import { presenceChecks } from './presence.ts'
import { publishLimitChecks } from './publish-limits.ts'
import { publishChecks } from './publish.ts'
import { signedBodyChecks } from './signing-body.ts'
import { signingChecks } from './signing.ts'
import { socketChecks } from './sockets.ts'
import { listChecks } from './state-list.ts'
import { stateChecks } from './state.ts'
import { userChecks } from './users.ts'

const all: readonly Check[] = [
  ...signingChecks,
  ...signedBodyChecks,
  ...publishChecks,
  ...publishLimitChecks,
  ...batchChecks,
  ...listChecks,
  ...stateChecks,
  ...memberChecks,
  ...userChecks,
  ...socketChecks,
  ...presenceChecks,
  ...deliveryChecks,
  ...beyondChecks,
]
const subjects = ['signing', 'publish', 'batch', 'state', 'users', 'sockets', 'beyond'] as const

/** All checks, subject after subject. */
export const checks: readonly Check[] = subjects.flatMap((subject) =>
  all.filter((check) => check.subject === subject),
)
