// A Pusher client that sends nowhere: known credentials, a clock that stands still, a fetch that records.

import { createPusher, type Pusher, type PusherOptions } from '../../../src/services/pusher/index.ts'
import { type Answer, fixedClock, type RecordingFetch, recordingFetch } from '../../../src/testing/index.ts'
import { credentials, now } from '../../support/client.ts'
import { rejectionOf } from '../../support/outcome.ts'

export interface TestPusher {
  readonly pusher: Pusher
  readonly fetch: RecordingFetch
}

export function testPusher(options: Partial<PusherOptions> = {}, ...answers: readonly Answer[]): TestPusher {
  const fetch = recordingFetch(...answers)
  const clock = fixedClock(now * 1000)
  const pusher = createPusher({ ...credentials, host: '127.0.0.1', port: 6001, clock, fetch, ...options })
  return { pusher, fetch }
}

/** The message with which a call is refused, before there is traffic. */
export async function messageOf(
  options: Partial<PusherOptions>,
  call: (pusher: Pusher) => unknown,
): Promise<string> {
  const { pusher, fetch } = testPusher(options)
  const error = await rejectionOf((async () => call(pusher))())
  if (fetch.requests.length > 0) throw new Error('there was traffic')
  return (error as Error).message
}
