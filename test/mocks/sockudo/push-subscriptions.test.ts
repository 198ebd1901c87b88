import { describe, expect, it } from 'vitest'
import { pushClient, subscribe } from './push-client.ts'
import { refusal } from './setup.ts'

const subscription = (channel: string, deviceId: string): object => {
  return { appId: 'app-id', channel, deviceId, provider: 'apns', tokenHash: 'h' }
}

async function withSubscriptions(): Promise<ReturnType<typeof pushClient>> {
  const client = pushClient()
  for (const [channel, id] of [
    ['news', 'b'],
    ['news', 'a'],
    ['alerts', 'a'],
  ] as const) {
    await client.post('/channelSubscriptions', subscription(channel, id))
  }
  return client
}

describe('a subscription', () => {
  it('is shown as it was sent, even of a device that is not registered', async () => {
    const answer = await pushClient().post('/channelSubscriptions', subscription('news', 'ghost'))
    expect(answer).toMatchObject({ status: 201, body: subscription('news', 'ghost') })
  })

  it.each([
    [{}, [subscription('alerts', 'a'), subscription('news', 'a'), subscription('news', 'b')]],
    [{ channel: 'news' }, [subscription('news', 'a'), subscription('news', 'b')]],
    [{ deviceId: 'a' }, [subscription('alerts', 'a'), subscription('news', 'a')]],
    [{ channel: 'news', deviceId: 'a' }, [subscription('news', 'a'), subscription('news', 'b')]],
  ])('is listed for %j', async (query, items) => {
    const { get } = await withSubscriptions()
    expect((await get('/channelSubscriptions', query)).body.items).toEqual(items)
  })

  it.each([
    [{ channel: 'news' }, 2],
    [{ deviceId: 'a' }, 2],
    [{ channel: 'alerts', deviceId: 'b' }, 1],
  ])('is deleted by %j: %i go', async (query, deleted) => {
    const { send } = await withSubscriptions()
    expect(await send('DELETE', '/channelSubscriptions', { query })).toMatchObject({
      status: 200,
      body: { deleted },
    })
  })

  it('is not deleted without saying which', async () => {
    expect(await pushClient().send('DELETE', '/channelSubscriptions')).toMatchObject(
      refusal(400, 'invalid_input', 'delete requires channel or deviceId'),
    )
  })

  it('with a blank channel is a 500', async () => {
    expect(await pushClient().post('/channelSubscriptions', subscription(' ', 'a'))).toMatchObject({
      status: 500,
    })
  })
})

it('every channel with subscriptions is listed once', async () => {
  const { get } = await withSubscriptions()
  expect((await get('/channelSubscriptions/channels')).body.items).toEqual(['alerts', 'news'])
})

describe('a device that acts for itself', () => {
  it('must say that it means itself', async () => {
    const { send } = pushClient()
    expect(await send('GET', '/channelSubscriptions', { headers: subscribe })).toMatchObject(
      refusal(403, 'forbidden', 'push-subscribe can only list its own device subscriptions'),
    )
    expect(await send('DELETE', '/channelSubscriptions', { headers: subscribe })).toMatchObject(
      refusal(403, 'forbidden', 'push-subscribe can only remove its own device subscriptions'),
    )
  })

  it('subscribes with its token', async () => {
    const { post, register } = pushClient()
    const { body } = await register('phone')
    const headers = { ...subscribe, 'x-sockudo-device-identity-token': body.deviceIdentityToken }
    const answer = await post('/channelSubscriptions', subscription('news', 'phone'), headers)
    expect(answer).toMatchObject({ status: 201 })
    expect(await post('/channelSubscriptions', subscription('news', 'other'), headers)).toMatchObject(
      refusal(404, 'not_found', 'device not found'),
    )
  })
})
