// Sending notifications: one, or several in one request.

import { call } from '../../../channels/call.ts'
import type { Context } from '../../../channels/context.ts'
import { checkOptions } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { runCall } from '../../../core/http.ts'
import type { Schemas } from '../contract.ts'
import { adminAccess, type PushCallOptions } from './access.ts'
import { type Notification, notificationOf, type PushSettings, settingNames } from './notification.ts'
import type { PushTargets } from './targets.ts'

/** What a publish may do beyond the ordinary. */
export interface PushBatchOptions extends PushCallOptions {
  /** Not checked against the quotas of the server, nor against the `pushRatePolicy` of devices. */
  readonly quotaOverride?: boolean | undefined
}

export interface PushOptions extends PushSettings, PushBatchOptions {}

/** One notification of a batch. */
export interface PushNotification extends PushSettings {
  readonly recipients: PushTargets
  readonly payload: Schemas['PushPayload']
}

/** The publishing methods of `push`. */
export interface PushPublisher {
  /**
   * Sends a notification to devices, clients, channels or single recipients. It is accepted and delivered later; what
   * becomes of it, `status()` tells.
   *
   * @param recipients - one target or up to 1024, each with a `type`: device, client, channel, recipient, …
   * @param payload - `title` (256 bytes), `body` (4096), `icon` (an https URL, 2048), `sound` and `collapseKey`, which may
   * hold placeholders like `{{data.order}}` for what `templateData` (8192 bytes of JSON) has; what is absent is taken from
   * the template `templateId`. Together with the data it is made into the payload of every provider, and each has a limit,
   * the smallest 4096 bytes: a `body` of 4096 does not get through. Browsers need a `collapseKey`: without it a web push
   * fails, and its dead letter stops further pushes. That is checked for single recipients of the transport `web`; which
   * devices, clients and channels lead to a browser, and whether a template has a key, cannot be seen here
   * @param options - `publishId` for a publish that can be repeated, `notBefore` and `expiresAt`, what single providers get
   * instead, what to do with live activities
   * @returns the id, what would be sent to each provider, and a `status`: `accepted`; `quota_exceeded`, then nothing is sent;
   * or the state of the first publish with this id
   * @throws ArgumentError for what the server would refuse or could never deliver
   * @throws ApiError 503 `service_unavailable` when the server has no active provider, or not the one that a recipient,
   * a `providerTopic` or a `providerCondition` names; a device, client or channel is accepted, and what goes through a provider
   * that is off stays undelivered. 400 `invalid_input` for a payload over its limit, 429 `rate_limited`
   */
  publish(
    recipients: PushTargets,
    payload: Schemas['PushPayload'],
    options?: PushOptions,
  ): Promise<Schemas['PushAccepted']>

  /**
   * Sends several notifications, in their order. It is not atomic: when the server refuses one, those before it are
   * accepted and the error has the effect `unknown`. Give each a `publishId`, and the batch can be repeated.
   *
   * @returns an entry for each notification
   */
  publishBatch(
    notifications: readonly PushNotification[],
    options?: PushBatchOptions,
  ): Promise<Schemas['PushBatchAccepted']>
}

const batchNames = ['recipients', 'payload', ...settingNames]

export function createPublisher(context: Context): PushPublisher {
  return {
    publish: (recipients, payload, options = {}) =>
      runCall(context.server, 'publishPush', async () => {
        const { headers } = adminAccess(options, ['quotaOverride', ...settingNames])
        const names = { recipients: 'recipients', payload: 'payload', settings: 'options' }
        const { body, secrets } = notificationOf(context, recipients, payload, options, names)
        return call(context, 'publishPush', { body, headers, secrets }, options)
      }),
    publishBatch: (notifications, options = {}) =>
      runCall(context.server, 'publishPushBatch', async () => {
        const { headers } = adminAccess(options, ['quotaOverride'])
        const checked = checkBatch(context, notifications)
        const parts = {
          body: checked.map(({ body }) => body),
          headers,
          secrets: checked.flatMap(({ secrets }) => secrets),
          divisible: checked.length > 1,
        }
        return call(context, 'publishPushBatch', parts, options)
      }),
  }
}

function checkBatch(context: Context, notifications: readonly PushNotification[]): readonly Notification[] {
  if (!Array.isArray(notifications) || notifications.length === 0) {
    const rule = `must be a list of at least one notification, received ${shapeOf(notifications)}`
    throw new ArgumentError('notifications', rule)
  }
  const checked = Array.from(notifications as readonly PushNotification[], (notification, index) => {
    const argument = `notifications[${index}]`
    checkOptions(notification, batchNames, argument)
    const { recipients, payload } = notification
    const names = {
      recipients: `${argument}.recipients`,
      payload: `${argument}.payload`,
      settings: argument,
    }
    return notificationOf(context, recipients, payload, notification, names)
  })
  refuseTwice(checked)
  return checked
}

/** The server takes the second for a repeat, and answers it with the state of the first. */
function refuseTwice(checked: readonly Notification[]): void {
  const seen = new Map<string, number>()
  for (const [index, { body }] of checked.entries()) {
    if (body.publishId === undefined) continue
    const first = seen.get(body.publishId)
    if (first !== undefined) {
      const rule = `is that of notifications[${first}]: it would not be sent`
      throw new ArgumentError(`notifications[${index}].publishId`, rule)
    }
    seen.set(body.publishId, index)
  }
}
