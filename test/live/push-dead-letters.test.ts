// What a dead letter that nobody takes care of does to the publishes after it, on a server of its own: a minute of waiting.

import { createECDH, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PushDevice } from '../../src/services/sockudo/index.ts'
import { findSockudo } from './server/find.ts'
import { phone, startPushServer } from './support/push-server.ts'

const missing = await findSockudo().then(
  () => undefined,
  ({ message }: Error) => message,
)

/** Milliseconds. */
const minute = 60_000

const browser: PushDevice = {
  ...phone('browser-1', 'unused'),
  formFactor: 'desktop',
  platform: 'browser',
  push: {
    state: 'ACTIVE',
    recipient: {
      transportType: 'web',
      endpoint: 'https://push.example.com/a',
      p256dh: createECDH('prime256v1').generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  },
}
const nobody = { type: 'channel', channel: 'silent' } as const

describe.skipIf(missing !== undefined)('a dead letter on the real server', () => {
  test(
    'is in the way of every publish once it is a minute old, and can still be seen',
    { timeout: 2 * minute },
    async () => {
      const { push, reaches } = await startPushServer()
      await push.devices.register(browser)
      const start = Date.now()
      // Without a collapse key, so that the delivery fails before anything is sent.
      const { publishId } = await push.publish(
        { type: 'device', device_id: browser.id },
        { title: 'Order 17' },
      )
      await reaches(publishId, { state: 'failed' })
      const letters = async () => (await push.deadLetters.list().page()).items
      await expect.poll(letters).toMatchObject([{ publishId }])

      const answerOf = (call: Promise<unknown>): Promise<unknown> =>
        call.then(
          () => 'accepted',
          (error: unknown) => error,
        )
      const publish = () => answerOf(push.publish(nobody, { title: 'Order 18' }))
      expect(await publish()).toBe('accepted')
      const refused = {
        code: 'rate_limited',
        status: 429,
        retryAfter: 5000,
        body: { error: 'push dead_letters age exceeded' },
      }
      await expect.poll(publish, { interval: 3000, timeout: 1.5 * minute }).toMatchObject(refused)
      expect(Date.now() - start).toBeGreaterThanOrEqual(minute)
      const batch = [{ recipients: [nobody], payload: { title: 'Order 19' } }]
      expect(await answerOf(push.publishBatch(batch))).toMatchObject(refused)
      expect(await letters()).toMatchObject([{ publishId }])
    },
  )
})
