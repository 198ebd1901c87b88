// The whole table.

import type { ContractCase, Own } from '../case.ts'
import { batchCases } from './batch.ts'
import { channelCases } from './channels.ts'
import { healthCases } from './health.ts'
import { liveActivityCases } from './live-activities.ts'
import { publishCases } from './publish.ts'
import { pushBatchCases } from './push-batch.ts'
import { pushCredentialCases } from './push-credentials.ts'
import { pushDeviceCases } from './push-devices.ts'
import { pushIdentityCases } from './push-identity.ts'
import { pushOutcomeCases } from './push-outcomes.ts'
import { pushPageCases } from './push-pages.ts'
import { pushPublishRefusedCases } from './push-publish-refused.ts'
import { pushPublishCases } from './push-publish.ts'
import { pushSubscriptionListCases } from './push-subscription-lists.ts'
import { pushSubscriptionCases } from './push-subscriptions.ts'
import { pushTemplateCases } from './push-templates.ts'
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
    ...pushCredentialCases(own),
    ...pushPageCases(),
    ...pushTemplateCases(own),
    ...pushDeviceCases(own),
    ...pushIdentityCases(own),
    ...pushSubscriptionCases(own),
    ...pushSubscriptionListCases(own),
    ...pushPublishCases(own),
    ...pushPublishRefusedCases(own),
    ...pushBatchCases(own),
    ...pushOutcomeCases(own),
    ...liveActivityCases(),
    ...healthCases(),
  ]
}
