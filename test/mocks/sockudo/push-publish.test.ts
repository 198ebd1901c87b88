import { describe, expect, it } from 'vitest'
import { pushClient, subscribe, toDevice, token } from './push-client.ts'
import { refusal } from './setup.ts'

const invalid = (error: string): object => refusal(400, 'invalid_input', error)

describe('a publish', () => {
  it('is accepted with the payload of every provider', async () => {
    const { status, body } = await pushClient().publish({ publishId: 'one' })
    expect(status).toBe(202)
    expect(body).toMatchObject({
      publishId: 'one',
      status: 'accepted',
      expectedRecipients: 1,
      fanoutRegime: 'fastPath',
    })
    const providers = body.renderedPayloads.map(({ provider }: { provider: string }) => provider)
    expect(providers).toEqual(['fcm', 'apns', 'webPush', 'hms', 'wns', 'realtime'])
  })

  it('gets an id where it has none', async () => {
    const { publish } = pushClient()
    const ids = [await publish(), await publish()].map(({ body }) => body.publishId)
    expect(new Set(ids).size).toBe(2)
  })

  it('with the id of another is not sent, and answered with what became of that', async () => {
    const { fake, publish, pushTo } = pushClient()
    await pushTo('a', 'one')
    const { body } = await publish({ publishId: 'one', recipients: [token('b'), token('c')] })
    expect(body).toMatchObject({ publishId: 'one', status: 'succeeded', expectedRecipients: 1 })
    expect(fake.pushes).toHaveLength(1)
  })

  it.each([{ sync: true }, {}])('with %j and mode=sync is told that it is not in time', async (change) => {
    const { send } = pushClient()
    const answer = await send('POST', '/publish', {
      body: { recipients: [token('a')], payload: {}, ...change },
      query: 'sync' in change ? {} : { mode: 'sync' },
    })
    expect(answer.headers.get('x-sockudo-forced-async')).toBe('publish-api-is-async')
  })

  it.each([
    [{ recipients: [] }, 'targets is invalid: must contain at least one target'],
    [{ recipients: undefined }, 'targets is invalid: must contain at least one target'],
    [
      { recipients: Array.from({ length: 1025 }, () => toDevice('a')) },
      'targets is invalid: too many targets',
    ],
    [{ recipients: [toDevice(' ')] }, 'deviceId must not be empty'],
    [{ recipients: [{ type: 'client', client_id: '' }] }, 'clientId must not be empty'],
    [{ recipients: [{ type: 'userTopic', topic: '' }] }, 'topic must not be empty'],
    [{ recipients: [token('')] }, 'deviceToken must not be empty'],
    [{ publishId: '' }, 'publishId must not be empty'],
    [{ payload: { title: 'x'.repeat(257) } }, 'title exceeds 256 bytes'],
    [{ payload: { title: 'é'.repeat(129) } }, 'title exceeds 256 bytes'],
    [{ payload: { body: 'x'.repeat(4097) } }, 'body exceeds 4096 bytes'],
    [{ payload: { body: 'x'.repeat(4096) } }, 'fcm payload exceeds 4096 bytes'],
    [{ payload: { icon: 'http://x/i.png' } }, 'icon is invalid: must use https'],
    [{ payload: { icon: 'i.png' } }, 'icon is invalid: must be a valid URL'],
    [{ payload: { templateData: 'x'.repeat(8191) } }, 'templateData exceeds 8192 bytes'],
  ])('is refused: case %#', async (change, error) => {
    expect(await pushClient().publish(change)).toMatchObject(invalid(error))
  })

  it('is not for whoever only subscribes', async () => {
    expect(await pushClient().publish({}, subscribe)).toMatchObject({ status: 403 })
  })

  it.each([
    [[toDevice('a')], 1],
    [[toDevice('none')], 0],
    [[{ type: 'client', client_id: 'ada' }], 2],
    [[{ type: 'channel', channel: 'news' }], 2],
    [
      [
        { type: 'registeredTopic', topic: 't' },
        { type: 'userTopic', topic: 't' },
      ],
      2,
    ],
    [[{ type: 'providerTopic', provider: 'apns', topic: 't' }], 1],
  ])('for %j expects %i recipients', async (recipients, expectedRecipients) => {
    const { post, publish, register } = pushClient()
    await register('a', { clientId: 'ada' })
    await register('b', { clientId: 'ada' })
    for (const deviceId of ['a', 'ghost']) {
      await post('/channelSubscriptions', {
        ...{ appId: 'app-id', channel: 'news', deviceId, provider: 'apns', tokenHash: 'h' },
      })
    }
    expect((await publish({ recipients })).body).toMatchObject({ expectedRecipients })
  })
})

describe('a batch of publishes', () => {
  it('is answered with one entry each', async () => {
    const { post } = pushClient()
    const entry = (publishId: string): object => ({ publishId, recipients: [token('a')], payload: {} })
    const { status, body } = await post('/batch/publish', [entry('one'), entry('two')])
    expect(status).toBe(202)
    expect(body.items).toMatchObject([{ publishId: 'one' }, { publishId: 'two' }])
  })

  it('stops at the first that is refused; those before it are under way', async () => {
    const { fake, post, time } = pushClient()
    const body = [
      { publishId: 'one', recipients: [token('a')], payload: {} },
      { publishId: 'two', recipients: [], payload: {} },
    ]
    expect(await post('/batch/publish', body)).toMatchObject({ status: 400 })
    time.advance(0)
    expect(fake.pushes).toMatchObject([{ publishId: 'one', state: 'accepted' }])
  })
})

it('a job is never found, and its end is confirmed all the same', async () => {
  const { send } = pushClient()
  expect(await send('DELETE', '/scheduled/one')).toMatchObject({ status: 204, text: '' })
})

it('a report of a delivery is repeated, with the app of the path', async () => {
  const result = {
    ...{ appId: 'other', publishId: 'one', provider: 'apns', batchId: 'b', outcome: 'rejected', attempt: 1 },
    error: { class: 'invalid_token', failureClass: 'unknown' },
  }
  const report = { appId: 'other', publishId: 'one', eventId: 'e', occurredAtMs: 1, result }
  const { status, body } = await pushClient().post('/deliveryStatus', report)
  expect(status).toBe(202)
  expect(body).toEqual({
    ...report,
    appId: 'app-id',
    result: { ...result, error: { class: 'invalid_token' } },
  })
})

it('a publish that nobody knows has no status', async () => {
  expect(await pushClient().get('/publish/none/status')).toMatchObject(
    refusal(404, 'not_found', 'publish status not found'),
  )
})
