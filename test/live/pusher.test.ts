// createPusher against real servers: the Sockudo that is there for every live test, and those that PUSHER_URL, SOKETI_URL
// and REVERB_URL name, as http://key:secret@host:port/apps/app-id.

import { afterAll, describe, expect, inject, test } from 'vitest'
import { ApiError } from '../../src/errors.ts'
import { createPusher, type PresetName, pusherPresets } from '../../src/services/pusher/index.ts'
import { targetOf } from '../contract/support/run-case.ts'
import { occupy } from '../contract/support/subscriber.ts'

const run = Math.random().toString(36).slice(2, 8)
const own = (name: string): string => `pusher-${run}-${name}`

const servers: readonly (readonly [PresetName, string | undefined, string])[] = [
  ['sockudo', inject('sockudo').url, 'started for the tests'],
  ['pusher', process.env['PUSHER_URL'], 'PUSHER_URL'],
  ['soketi', process.env['SOKETI_URL'], 'SOKETI_URL'],
  ['reverb', process.env['REVERB_URL'], 'REVERB_URL'],
]

for (const [preset, url, source] of servers) {
  if (url) describe(`preset ${preset}`, () => testServer(preset, url))
  else describe(`preset ${preset}`, () => test.skip(`${source} names no server`))
}

function testServer(preset: PresetName, url: string): void {
  const { info, signIn } = pusherPresets[preset]
  const pusher = createPusher(url, { preset })
  const { url: origin, app } = targetOf(url, url)
  afterAll(() => pusher.close())

  // Pusher's own hosts have sockets elsewhere.
  const apart = origin.hostname.endsWith('.pusher.com')
  const onSocket = test.skipIf(apart)

  test('an event is published, to one channel and to many', async () => {
    expect(await pusher.trigger(own('a'), 'created', { id: 1 })).toEqual({})
    const channels = Array.from({ length: 12 }, (_, index) => own(`many-${index}`))
    expect(await pusher.trigger(channels, 'created', 'text', { socketId: '1.2' })).toEqual({})
  })

  test('a batch of 21 events has an entry for each', async () => {
    const events = Array.from({ length: 21 }, (_, index) => ({
      channel: own('batch'),
      name: 'created',
      data: index,
    }))
    expect(await pusher.triggerBatch(events)).toEqual(events.map(() => ({})))
  })

  test.skipIf(!signIn)('an event for a user is taken although nobody is signed in', async () => {
    expect(await pusher.sendToUser(own('user'), 'notice', { text: 'hello' })).toEqual({})
  })

  test('connections of a user who is not there are closed', async () => {
    await expect(pusher.terminateUserConnections(own('user'))).resolves.toBeTypeOf('object')
  })

  test('a channel that nobody is on is not occupied, and in no list', async () => {
    expect(await pusher.channel(own('nobody'))).toMatchObject({ occupied: false })
    expect(await pusher.channels({ prefix: own('nobody') })).toEqual({ channels: {} })
  })

  onSocket('a channel is occupied while somebody is on it', async () => {
    const { leave } = await occupy(origin, app, own('room'), 'user-1')
    const state = await pusher.channel(own('room'), { info: 'subscription_count' })
    const list = await pusher.channels({ prefix: own('room') })
    await leave()
    expect(state).toMatchObject({ occupied: true, subscription_count: 1 })
    expect(Object.keys(list.channels)).toEqual([own('room')])
  })

  onSocket('a presence channel has its members and their number', async () => {
    const room = `presence-${own('room')}`
    const { leave } = await occupy(origin, app, room, 'user-1')
    const users = await pusher.channelUsers(room)
    const state = await pusher.channel(room, { info: 'user_count' })
    await leave()
    expect(users).toEqual({ users: [{ id: 'user-1' }] })
    expect(state).toMatchObject({ occupied: true, user_count: 1 })
  })

  const counts = info.publish.includes('subscription_count') && !apart
  test.skipIf(!counts)('a publish tells how many it reached', async () => {
    const { leave } = await occupy(origin, app, own('counted'), 'user-1')
    const { channels } = await pusher.trigger(own('counted'), 'created', 1, { info: 'subscription_count' })
    await leave()
    expect(channels).toMatchObject({ [own('counted')]: { subscription_count: 1 } })
  })

  test('every character that the preset allows in a name reaches the server', async () => {
    const name = own('AZaz09_-=@,.;')
    expect(await pusher.channel(name)).toMatchObject({ occupied: false })
    await expect(pusher.trigger(name, 'created', 1)).resolves.toEqual({})
  })

  test('a call by path is signed, with every character in its query', async () => {
    const query = { filter_by_prefix: 'a b+c&d=e/f?g#h%i' }
    const { data, response } = await pusher.http.GET('/channels', { params: { query } })
    expect([response.status, Object.keys(data?.channels ?? { none: 1 })]).toEqual([200, []])
  })

  test('a wrong secret is a 401 with words, and holds no secret', async () => {
    const stranger = createPusher(url.replace(/:[^:@/]+@/, ':wrong-secret@'), { preset })
    const error = await stranger.channels().catch((reason: unknown) => reason)
    await stranger.close()
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 401, effect: 'none', retryable: false })
    expect((error as ApiError).message.length).toBeGreaterThan('the server answered 401'.length)
    expect(JSON.stringify(error) + String(error)).not.toMatch(/wrong-secret|auth_signature/)
  })

  const { toleranceSeconds } = pusherPresets[preset].signature
  test(`a clock that is an hour late is ${toleranceSeconds === undefined ? 'not seen' : 'a 401'}`, async () => {
    const late = createPusher(url, { preset, clock: () => Date.now() - 3_600_000 })
    const status = await late.channels().then(
      () => 200,
      (error: unknown) => (error as ApiError).status,
    )
    await late.close()
    expect(status).toBe(toleranceSeconds === undefined ? 200 : 401)
  })

  test('members of a channel that has none are a 400', async () => {
    const call = pusher.request('GET', `/channels/${own('room')}/users`)
    // Reverb knows no channel that nobody is on.
    await expect(call).rejects.toMatchObject({ status: preset === 'reverb' ? 404 : 400 })
  })
}
