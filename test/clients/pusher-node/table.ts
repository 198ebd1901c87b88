// Everything that npm pusher can do.

import type { ClientCase } from '../case.ts'
import { authorizationCases } from './authorization.ts'
import { batchCases } from './batch.ts'
import { publishingCases } from './publishing.ts'
import { refusedCases } from './refused.ts'
import { stateCases } from './state.ts'
import { userCases } from './users.ts'
import { webhookCases } from './webhooks.ts'

export const pusherNodeCases: readonly ClientCase[] = [
  ...publishingCases,
  ...batchCases,
  ...stateCases,
  ...userCases,
  ...authorizationCases,
  ...webhookCases,
  ...refusedCases,
]
