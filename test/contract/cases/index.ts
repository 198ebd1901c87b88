// The whole table.

import type { ContractCase, Own } from '../case.ts'
import { batchCases } from './batch.ts'
import { channelCases } from './channels.ts'
import { healthCases } from './health.ts'
import { publishCases } from './publish.ts'
import { signingCases } from './signing.ts'
import { userCases } from './users.ts'

/** All cases, with names that no other run uses. */
export function contractCases(run: string): ContractCase[] {
  const own: Own = (name) => `case-${run}-${name}`
  return [
    ...signingCases(own),
    ...publishCases(own),
    ...batchCases(own),
    ...channelCases(own),
    ...userCases(own),
    ...healthCases(),
  ]
}
