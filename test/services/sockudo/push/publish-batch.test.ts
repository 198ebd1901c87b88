import { describe, expect, it } from 'vitest'
import type { PushNotification } from '../../../../src/services/sockudo/index.ts'
import { bodiesOf, now, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { notification, orders } from './requests.ts'

const uuid = /^[0-9a-f-]{36}$/
const refused = { error: 'targets is invalid', code: 'invalid_input', status: 400 }

describe('push.publishBatch', () => {
  it('sends each notification as publish() does, in one request', async () => {
    const answer = { items: [{ publishId: 'a' }, { publishId: 'b' }] }
    const { client, fetch } = testClient({}, Response.json(answer, { status: 202 }))
    const second = { type: 'client', client_id: 'user-1' } as const
    const published = client.push.publishBatch(
      [
        { ...notification, publishId: 'a', expiresAt: new Date(now * 1000 + 5) },
        { recipients: [second], payload: {} },
      ],
      { quotaOverride: true },
    )
    await expect(published).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: '/apps/app-id/push/batch/publish' }])
    expect(bodiesOf(fetch)).toEqual([
      [
        { publishId: 'a', recipients: [orders], payload: { title: 'Hello' }, expiresAtMs: now * 1000 + 5 },
        { recipients: [second], payload: {} },
      ],
    ])
    expectSigned(fetch.requests[0])
  })

  it('makes an id for each notification that asks for one', async () => {
    const { client, fetch } = testClient({ autoIdempotency: true })
    const asking = { ...notification, publishId: true }
    await client.push.publishBatch([asking, notification, { ...notification, publishId: false }])
    const [{ publishId: first }, { publishId: second }, third] = bodiesOf(fetch)[0] as any
    expect([first, second]).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)])
    expect(first).not.toBe(second)
    expect(third).not.toHaveProperty('publishId')
  })

  it('may have been done in part when the server refuses it', async () => {
    const { client } = testClient({}, Response.json(refused, { status: 400 }))
    const published = client.push.publishBatch([notification, notification])
    await expect(published).rejects.toMatchObject({ code: 'invalid_input', effect: 'unknown' })
  })

  it('has done nothing when the server refuses its only notification, or the request as a whole', async () => {
    const { client } = testClient(
      {},
      Response.json(refused, { status: 400 }),
      new Response('no', { status: 403 }),
    )
    await expect(client.push.publishBatch([notification])).rejects.toMatchObject({ effect: 'none' })
    await expect(client.push.publishBatch([notification, notification])).rejects.toMatchObject({
      effect: 'none',
    })
  })

  it.each([
    ['nothing', 'notifications', undefined],
    ['no list', 'notifications', notification],
    ['an empty list', 'notifications', []],
    ['a hole', 'notifications[1]', [notification, undefined]],
    ['an unknown option', 'notifications[0].quotaOverride', [{ ...notification, quotaOverride: true }]],
    ['a bad recipient', 'notifications[0].recipients.type', [{ ...notification, recipients: { type: 'a' } }]],
    ['a bad text', 'notifications[0].payload.title', [{ ...notification, payload: { title: 5 } }]],
    ['a bad id', 'notifications[0].publishId', [{ ...notification, publishId: ' ' }]],
    ['a bad time', 'notifications[0].expiresAt', [{ ...notification, expiresAt: 5 }]],
    [
      'a live activity that is missing',
      'notifications[0].liveActivity',
      [
        {
          payload: {},
          recipients: {
            type: 'recipient',
            recipient: { transportType: 'apnsLiveActivity', activityToken: 'a' },
          },
        },
      ],
    ],
  ])('refuses %s before anything is sent', async (_, argument, notifications) => {
    const given = notifications as PushNotification[]
    const error = await refusalOf(({ push }) => push.publishBatch(given))
    expect(error).toMatchObject({ argument, operation: 'publishPushBatch' })
  })

  it('refuses one id twice: the second would be taken for a repeat, and not be sent', async () => {
    const named = { ...notification, publishId: 'a' }
    const error = await refusalOf(({ push }) => push.publishBatch([named, notification, named]))
    expect(error.argument).toBe('notifications[2].publishId')
    expect(error.message).toContain('is that of notifications[0]')
  })
})
