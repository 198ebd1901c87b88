// Every public method of our own client.

import type { ClientCase } from '../case.ts'
import { publishingCases } from './publishing.ts'
import { pushCases } from './push.ts'
import { stateCases } from './state.ts'
import { storedCases } from './stored.ts'

export const channelkitCases: readonly ClientCase[] = [
  ...publishingCases,
  ...stateCases,
  ...storedCases,
  ...pushCases,
]
