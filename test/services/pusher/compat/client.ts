// The class on a fake server, and what it sent there.

import { createFakeSockudo, type FakeSockudo } from '../../../../mocks/sockudo/index.ts'
import { Pusher, type PusherOptions } from '../../../../src/services/pusher/compat/index.ts'
import { type Answer, type RecordingFetch, recordingFetch } from '../../../../src/testing/index.ts'

const app = { appId: 'app-id', key: 'app-key', secret: 'app-secret' } as const

export const masterKey = 'zyrm8pvV2C9fJcBfhyXzvxbJVN/H7QLmbe0xJi1GhPU='

/** A client whose requests a fake Sockudo answers. */
export function onFake(options: PusherOptions = {}): { pusher: Pusher; fake: FakeSockudo } {
  const fake = createFakeSockudo()
  return { pusher: new Pusher({ ...app, fetch: fake.fetch, ...options }), fake }
}

/** A client whose requests are recorded and answered as told. */
export function recorded(
  options: PusherOptions = {},
  ...answers: readonly Answer[]
): { pusher: Pusher; fetch: RecordingFetch } {
  const fetch = recordingFetch(...answers)
  return { pusher: new Pusher({ ...app, fetch, ...options }), fetch }
}
