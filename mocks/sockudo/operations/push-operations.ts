// Which function plays which push operation.

import type { SignedOperation } from '../http/call.ts'
import type { OperationId } from '../http/routes.ts'
import {
  listPushCredentials,
  saveApnsCredential,
  saveFcmCredential,
  saveHmsCredential,
  saveWebPushCredential,
  saveWnsCredential,
} from './push-credentials.ts'
import { listPushDeadLetters, replayPushDeadLetter } from './push-dead-letters.ts'
import {
  deletePushDevice,
  deletePushDevices,
  getPushDevice,
  listPushDevices,
  registerPushDevice,
} from './push-devices.ts'
import {
  createLiveActivityChannel,
  deleteLiveActivityChannel,
  getLiveActivityChannel,
  listLiveActivityChannels,
} from './push-live-activities.ts'
import {
  cancelScheduledPush,
  getPushStatus,
  publishPush,
  publishPushBatch,
  reportPushDelivery,
} from './push-publish.ts'
import {
  deletePushSubscriptions,
  listPushChannels,
  listPushSubscriptions,
  savePushSubscription,
} from './push-subscriptions.ts'
import { deletePushTemplate, getPushTemplate, listPushTemplates, savePushTemplate } from './push-templates.ts'

export const pushOperations: { readonly [Id in OperationId]?: SignedOperation } = {
  saveFcmCredential,
  saveApnsCredential,
  saveWebPushCredential,
  saveHmsCredential,
  saveWnsCredential,
  listPushCredentials,
  savePushTemplate,
  listPushTemplates,
  getPushTemplate,
  deletePushTemplate,
  registerPushDevice,
  listPushDevices,
  getPushDevice,
  deletePushDevice,
  deletePushDevices,
  savePushSubscription,
  listPushSubscriptions,
  listPushChannels,
  deletePushSubscriptions,
  publishPush,
  publishPushBatch,
  getPushStatus,
  cancelScheduledPush,
  reportPushDelivery,
  listPushDeadLetters,
  replayPushDeadLetter,
  createLiveActivityChannel,
  listLiveActivityChannels,
  getLiveActivityChannel,
  deleteLiveActivityChannel,
}
