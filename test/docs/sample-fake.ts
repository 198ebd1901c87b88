// The server that a sample is run on: a fake on which every operation can succeed.

import { setTimeout as sleep } from 'node:timers/promises'
import { createFakeSockudo, type FakeSockudo } from 'channelkit/mocks/sockudo'
import { createSockudo } from 'channelkit/sockudo'

const putOff = 'is-put-off'

/**
 * With all push providers, live activities, and one delivery that was given up and can be tried again.
 *
 * @returns the fake, and how many requests it took to set it up
 */
export async function createSampleFake(): Promise<{ fake: FakeSockudo; before: number }> {
  const fake = createFakeSockudo({
    push: {
      providers: ['fcm', 'apns', 'webPush', 'hms', 'wns'],
      liveActivities: true,
      deliver: ({ publishId }) => (publishId === putOff ? 'unavailable' : 'accepted'),
    },
  })
  await leaveDeadLetter(fake)
  return { fake, before: fake.requests.length }
}

/** The next attempt would come after the notification has expired. */
async function leaveDeadLetter(fake: FakeSockudo): Promise<void> {
  const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
  const sockudo = createSockudo(url, { fetch: fake.fetch })
  const recipient = { transportType: 'gcm', registrationToken: 'token' } as const
  const expiresAt = Date.now() + 100
  await sockudo.push.publish(
    { type: 'recipient', recipient },
    { title: 'T' },
    { publishId: putOff, expiresAt },
  )
  while (fake.pushes[0]?.state !== 'expired') await sleep(20)
}
