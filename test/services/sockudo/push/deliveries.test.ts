import { describe, expect, it } from 'vitest'
import type { DeliveryReport, Sockudo } from '../../../../src/services/sockudo/index.ts'
import { bodiesOf, queriesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { page } from './requests.ts'

const result = { provider: 'apns', batchId: 'b-1', outcome: 'accepted', attempt: 1 } as const
const report = { publishId: 'p-1', eventId: 'e-1', occurredAtMs: 5, result } satisfies DeliveryReport

describe('push.status', () => {
  it('reads what became of a publish', async () => {
    const answer = { publishId: 'a/b', state: 'succeeded', added_in: '6.0' }
    const { client, fetch } = testClient({}, Response.json(answer))
    await expect(client.push.status('a/b')).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([{ method: 'GET', path: '/apps/app-id/push/publish/a%2Fb/status' }])
    expectSigned(fetch.requests[0])
  })

  it('says so when there is no such publish', async () => {
    const missing = { error: 'publish status not found', code: 'not_found', status: 404 }
    const { client } = testClient({}, Response.json(missing, { status: 404 }))
    await expect(client.push.status('a')).rejects.toMatchObject({ name: 'ApiError', code: 'not_found' })
  })
})

describe('push.deadLetters', () => {
  it('lists those of a provider and a time', async () => {
    const { client, fetch } = testClient(
      {},
      page([{ deadLetterId: 'd-1' }], 'c'),
      page([{ deadLetterId: 'd-2' }]),
    )
    const ids: string[] = []
    const options = { provider: 'webPush', since: 0, until: new Date(5), pageSize: 1 } as const
    for await (const { deadLetterId } of client.push.deadLetters.list(options)) ids.push(deadLetterId)
    expect(ids).toEqual(['d-1', 'd-2'])
    const query = { provider: 'webPush', sinceMs: '0', untilMs: '5', limit: '1' }
    expect(queriesOf(fetch)).toEqual([query, { ...query, cursor: 'c' }])
  })

  it('takes one moment as a time', async () => {
    const { client, fetch } = testClient({}, page([]))
    await client.push.deadLetters.list({ since: 5, until: 5 }).page()
    expect(queriesOf(fetch)).toEqual([{ sinceMs: '5', untilMs: '5' }])
  })

  it.each([
    ['realtime, which has none', 'provider', { provider: 'realtime' }],
    ['an unknown provider', 'provider', { provider: 'ios' }],
    ['an end before the start', 'until', { since: 6, until: 5 }],
    ['a time before 1970', 'since', { since: -1 }],
    ['an invalid date', 'until', { until: new Date(Number.NaN) }],
    ['the name of the server', 'sinceMs', { sinceMs: 5 }],
  ])('refuses %s', async (_, name, options) => {
    const error = await refusalOf(({ push }) => push.deadLetters.list(options as never).page())
    expect(error).toMatchObject({ argument: `options.${name}`, operation: 'listPushDeadLetters' })
  })

  it('replays one', async () => {
    const answer = { deadLetterId: 'd/1', replayed: true }
    const { client, fetch } = testClient({}, Response.json(answer, { status: 202 }))
    await expect(client.push.deadLetters.replay('d/1')).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([
      { method: 'POST', path: '/apps/app-id/push/deadLetters/d%2F1/replay', body: '{}' },
    ])
    expectSigned(fetch.requests[0])
  })
})

describe('push.scheduled', () => {
  it('cancels a job', async () => {
    const { client, fetch } = testClient({}, new Response(null, { status: 204 }))
    await expect(client.push.scheduled.cancel('j/1')).resolves.toBeUndefined()
    expect(fetch.requests).toMatchObject([{ method: 'DELETE', path: '/apps/app-id/push/scheduled/j%2F1' }])
  })
})

describe('ids of what was published', () => {
  const calls: Record<string, [string, (client: Sockudo, id: string) => unknown]> = {
    getPushStatus: ['publishId', ({ push }, id) => push.status(id)],
    replayPushDeadLetter: ['deadLetterId', ({ push }, id) => push.deadLetters.replay(id)],
    cancelScheduledPush: ['jobId', ({ push }, id) => push.scheduled.cancel(id)],
  }

  it.each(Object.entries(calls))('can stand in a path: %s', async (operation, [argument, call]) => {
    for (const id of ['', ' ', '.', '..', '\ud83d', 5 as never]) {
      expect(await refusalOf((client) => call(client, id))).toMatchObject({ argument, operation })
    }
  })
})

describe('push.deliveryStatus.report', () => {
  it('sends the report with the app, and the publish, where the server wants them', async () => {
    const { client, fetch } = testClient({}, Response.json({ stored: true }, { status: 202 }))
    await expect(client.push.deliveryStatus.report(report)).resolves.toEqual({ stored: true })
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: '/apps/app-id/push/deliveryStatus' }])
    const sent = { ...report, appId: 'app-id', result: { ...result, appId: 'app-id', publishId: 'p-1' } }
    expect(bodiesOf(fetch)).toEqual([sent])
    expectSigned(fetch.requests[0])
  })

  it('takes a report that names them, and why a delivery failed', async () => {
    const { client, fetch } = testClient()
    const error = { class: 'invalid_token', failureClass: 'device_terminal' } as const
    const full = { ...result, appId: 'app-id', publishId: 'p-1', outcome: 'rejected', error } as const
    await client.push.deliveryStatus.report({ ...report, appId: 'app-id', result: full })
    expect(bodiesOf(fetch)).toEqual([{ ...report, appId: 'app-id', result: full }])
  })

  it.each([
    ['nothing', 'report', undefined],
    ['another app', 'report.appId', { ...report, appId: 'other' }],
    ['no publish', 'report.publishId', { ...report, publishId: undefined }],
    ['a blank id', 'report.eventId', { ...report, eventId: ' ' }],
    ['a time before 1970', 'report.occurredAtMs', { ...report, occurredAtMs: -1 }],
    ['a date, which JSON makes a text of', 'report.occurredAtMs', { ...report, occurredAtMs: new Date(5) }],
    ['no result', 'report.result', { ...report, result: undefined }],
    ['a result of another app', 'report.result.appId', { ...report, result: { ...result, appId: 'other' } }],
    [
      'a result of another publish',
      'report.result.publishId',
      { ...report, result: { ...result, publishId: 'p-2' } },
    ],
    ['an unknown provider', 'report.result.provider', { ...report, result: { ...result, provider: 'gcm' } }],
    ['an unknown outcome', 'report.result.outcome', { ...report, result: { ...result, outcome: 'ok' } }],
    ['no batch', 'report.result.batchId', { ...report, result: { ...result, batchId: undefined } }],
    ['half an attempt', 'report.result.attempt', { ...report, result: { ...result, attempt: 0.5 } }],
    [
      'attempts above 32 bits',
      'report.result.attempt',
      { ...report, result: { ...result, attempt: 4_294_967_296 } },
    ],
    ['what is no JSON', 'report.result.deviceId', { ...report, result: { ...result, deviceId: 5n } }],
  ])('refuses %s before anything is sent', async (_, argument, given) => {
    const error = await refusalOf(({ push }) => push.deliveryStatus.report(given as never))
    expect(error).toMatchObject({ argument, operation: 'reportPushDelivery' })
  })
})
