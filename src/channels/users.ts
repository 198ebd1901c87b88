// What a backend can do to the connections of one user.

import { checkOptions, checkText } from '../core/check.ts'
import { type CallOptions, callOptionNames, runCall } from '../core/http.ts'
import { userChannel } from '../protocol/names.ts'
import { call } from './call.ts'
import type { Context } from './context.ts'
import { trigger, type TriggerOptions, type TriggerResult } from './trigger.ts'

/** Publishes to the channel that only the connections of this user are on. */
export async function sendToUser<Receipt>(
  context: Context,
  userId: string,
  event: string,
  data: unknown,
  options?: TriggerOptions,
): Promise<TriggerResult<Receipt>> {
  return trigger(context, userChannel(userId, 'userId', context.names), event, data, options)
}

/** The operations on `/users/{userId}/…` that take nothing else. */
type UserAction = 'terminateUserConnections' | 'forceReconnectUser'

/** Calls such an operation, as a call of the client. */
export function actOnUser<Result>(
  context: Context,
  operation: UserAction,
  userId: string,
  options: CallOptions = {},
): Promise<Result> {
  return runCall(context.server, operation, async () => {
    checkOptions(options, callOptionNames, 'options')
    return call(context, operation, { path: { userId: checkText(userId, 'userId') } }, options)
  })
}
