// The whole table.

import type { ContractCase, Own } from '../case.ts'
import { aiCases } from './ai.ts'
import { annotationListCases } from './annotation-lists.ts'
import { annotationRuleCases } from './annotation-rules.ts'
import { refusedAnnotationCases } from './annotations-refused.ts'
import { annotationCases } from './annotations.ts'
import { batchCases } from './batch.ts'
import { channelCases } from './channels.ts'
import { everyOperationCases } from './every-operation.ts'
import { healthCases } from './health.ts'
import { commonHistoryCases } from './history-common.ts'
import { historyCursorCases } from './history-cursors.ts'
import { historyOperatorCases } from './history-operators.ts'
import { historyPurgeCases } from './history-purge.ts'
import { refusedHistoryCases } from './history-refused.ts'
import { historyCases } from './history.ts'
import { refusedPresenceHistoryCases } from './presence-history-refused.ts'
import { presenceHistoryCases } from './presence-history.ts'
import { presenceMomentCases } from './presence-moments.ts'
import { messageVersionCases } from './message-versions.ts'
import { refusedMessageCases } from './messages-refused.ts'
import { messageCases } from './messages.ts'
import { mutationActorCases } from './mutation-actors.ts'
import { aiMutationCases } from './mutations-ai.ts'
import { refusedMutationCases } from './mutations-refused.ts'
import { mutationCases } from './mutations.ts'
import { limitCases } from './limits.ts'
import { publishCases } from './publish.ts'
import { revocationCases } from './revocations.ts'
import { liveActivityCases } from './live-activities.ts'
import { pushAdmissionCases } from './push-admission.ts'
import { pushBatchCases } from './push-batch.ts'
import { pushCredentialCases } from './push-credentials.ts'
import { pushDeviceCases } from './push-devices.ts'
import { pushIdentityCases } from './push-identity.ts'
import { pushLimitCases } from './push-limits.ts'
import { pushOutcomeCases } from './push-outcomes.ts'
import { pushPageCases } from './push-pages.ts'
import { pushPublishRefusedCases } from './push-publish-refused.ts'
import { pushPublishCases } from './push-publish.ts'
import { pushRefusedCases } from './push-refused.ts'
import { pushSubscriptionListCases } from './push-subscription-lists.ts'
import { pushSubscriptionCases } from './push-subscriptions.ts'
import { pushTemplateCases } from './push-templates.ts'
import { signingCases } from './signing.ts'
import { apiRoleCases } from './api-role.ts'
import { apnsRefusalCases } from './apns-refusals.ts'
import { presenceGoneCases } from './presence-gone.ts'
import { pushRuleCases } from './push-rules.ts'
import { outageCases } from './outages.ts'
import { settingsCases } from './settings.ts'
import { unrecordedCases } from './unrecorded.ts'
import { userCases } from './users.ts'

/** All cases, with names that no other run uses. */
export function contractCases(run: string): ContractCase[] {
  const own: Own = (name) => `case-${run}-${name}`
  return [
    ...signingCases(own),
    ...everyOperationCases(),
    ...publishCases(own),
    ...batchCases(own),
    ...aiCases(own),
    ...channelCases(own),
    ...userCases(own),
    ...historyCases(own),
    ...refusedHistoryCases(own),
    ...historyCursorCases(own),
    ...historyOperatorCases(own),
    ...historyPurgeCases(own),
    ...commonHistoryCases(own),
    ...unrecordedCases(own),
    ...presenceHistoryCases(own),
    ...refusedPresenceHistoryCases(own),
    ...presenceMomentCases(own),
    ...presenceGoneCases(own),
    ...messageCases(own),
    ...messageVersionCases(own),
    ...refusedMessageCases(own),
    ...mutationCases(own),
    ...refusedMutationCases(own),
    ...mutationActorCases(own),
    ...aiMutationCases(own),
    ...annotationCases(own),
    ...annotationListCases(own),
    ...refusedAnnotationCases(own),
    ...annotationRuleCases(own),
    ...revocationCases(own),
    ...limitCases(own),
    ...pushCredentialCases(own),
    ...pushPageCases(),
    ...pushTemplateCases(own),
    ...pushDeviceCases(own),
    ...pushIdentityCases(own),
    ...pushSubscriptionCases(own),
    ...pushSubscriptionListCases(own),
    ...pushAdmissionCases(own),
    ...pushPublishCases(own),
    ...pushPublishRefusedCases(own),
    ...pushBatchCases(own),
    ...pushLimitCases(own),
    ...pushOutcomeCases(own),
    ...pushRefusedCases(own),
    ...liveActivityCases(),
    ...apnsRefusalCases(own),
    ...settingsCases(),
    ...apiRoleCases(own),
    ...pushRuleCases(own),
    ...outageCases(own),
    ...healthCases(),
  ]
}
