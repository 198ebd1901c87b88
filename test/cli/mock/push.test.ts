// `channelkit mock sockudo --push`: what the server that runs then delivers.

import { describe, expect, it } from 'vitest'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { startMock, urlOf } from './start.ts'

const phone = { transportType: 'gcm', registrationToken: 'token' } as const
const apple = { transportType: 'apns', deviceToken: 'ab'.repeat(32) } as const
const browser = {
  transportType: 'web',
  endpoint: 'https://push.example.com/send/abc',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
} as const

/** What a publish to each gets from a server that was started like this: the state, or the status of the refusal. */
async function published(...args: readonly string[]): Promise<object> {
  const sockudo = createSockudo(urlOf(await startMock(...args)))
  const send = (recipient: typeof phone | typeof apple | typeof browser): Promise<unknown> =>
    sockudo.push
      .publish({ type: 'recipient', recipient }, { title: 'T', collapseKey: 'k' })
      .then(({ status }) => status)
      .catch((error: { status?: number }) => error.status)
  const answers = { fcm: await send(phone), apns: await send(apple), webPush: await send(browser) }
  await sockudo.close()
  return answers
}

describe('channelkit mock sockudo --push', { timeout: 60_000 }, () => {
  it('plays Web Push unless it is told otherwise', async () => {
    expect(await published()).toEqual({ fcm: 503, apns: 503, webPush: 'accepted' })
  })

  it('plays the providers that it is given, and no other', async () => {
    expect(await published('--push', 'apns,fcm')).toEqual({ fcm: 'accepted', apns: 'accepted', webPush: 503 })
  })
})
