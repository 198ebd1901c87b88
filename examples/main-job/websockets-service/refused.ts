// What the service has to refuse: a handshake, or a call.

import { ApiError, GraphQLErrors } from 'channelkit/errors'
import { refusalOf } from '../refusal.ts'
import { type Guest, type Job, NotConnected } from './job.ts'

/**
 * Says what a recipient was told that was not let in. A browser is not told why, so the same recipient has to get in when
 * it is registered as everybody is: otherwise it was not the registration that kept it out.
 *
 * @throws Error when it was let in; whatever kept it from being registered
 */
export async function refusedHandshake(job: Job, who: string, guest: Guest): Promise<string> {
  const isRefusal = (error: unknown): error is NotConnected => error instanceof NotConnected
  const { message } = await refusalOf(stay(job, who, guest), isRefusal, `${who} was connected`)
  await job.connect(who)
  return `${who} was not let in (${message}); registered like the others, let in`
}

/** Whether a refusal is a handshake that fails, or a connection that ends before anything arrives, is not published. */
async function stay(job: Job, who: string, guest: Guest): Promise<void> {
  const { connect, nameOf, recipients, service } = job
  await connect(who, guest)
  await service.pushMessage({ recipients: [nameOf(who)], message: 'are you there?' })
  if ((await recipients.first(who)) === 'end')
    throw new NotConnected('the connection was closed before anything arrived')
}

/** @throws Error with the complaint when it worked; whatever it failed with that says nothing about its key */
export function refusedCall(call: Promise<unknown>, complaint: string): Promise<ApiError | GraphQLErrors> {
  return refusalOf(call, isRefusal, complaint)
}

/** No status and no body of a refused key is published. */
function isRefusal(error: unknown): error is ApiError | GraphQLErrors {
  const isOfCaller = error instanceof ApiError && error.status < 500 && !error.retryable
  return isOfCaller || error instanceof GraphQLErrors
}
