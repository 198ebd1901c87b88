import { describe, expect, it } from 'vitest'
import { enter, join, memberAdded, memberRemoved, presence, succeeded } from './authorized.ts'
import { connected, problem } from './client.ts'
import { setup } from './setup.ts'

const room = 'presence-room'
const noUserId = problem(4300, 'Channel error: Missing user_id in channel_data')
const noJson = problem(4000, 'Invalid message format: Invalid channel_data JSON for presence')
const noData = problem(4000, 'Invalid message format: Missing channel_data for presence channel')

describe('a presence channel', () => {
  it('tells who comes who is there', () => {
    const { fake } = setup()
    const [ann, ben] = [connected(fake), connected(fake)]
    enter(ann, room, 'ann', { name: 'Ann' })
    expect(ann.frames()).toEqual([succeeded(room, presence({ ann: { name: 'Ann' } }))])
    enter(ben, room, 'ben')
    expect(ben.frames()).toEqual([succeeded(room, presence({ ann: { name: 'Ann' }, ben: {} }))])
  })

  it('tells who is there who comes and goes', () => {
    const { fake } = setup()
    const [ann, ben] = [connected(fake), connected(fake)]
    enter(ann, room, 'ann')
    ann.frames()
    enter(ben, room, 'ben', { name: 'Ben' })
    expect(ann.frames()).toEqual([memberAdded(room, 'ben', { name: 'Ben' })])
    ben.leave()
    expect(ann.frames()).toEqual([memberRemoved(room, 'ben')])
  })

  it('counts the sockets of one user as one member', () => {
    const { fake } = setup()
    const [ann, first, second] = [connected(fake), connected(fake), connected(fake)]
    enter(ann, room, 'ann')
    enter(first, room, 'ben', { from: 'first' })
    for (const client of [ann, first]) client.frames()
    enter(second, room, 'ben', { from: 'second' })
    expect(second.frames()).toEqual([succeeded(room, presence({ ann: {}, ben: { from: 'first' } }))])
    first.send({ event: 'pusher:unsubscribe', data: { channel: room } })
    expect(ann.frames()).toEqual([])
    expect(fake.members).toEqual([
      { app: 'app-id', channel: room, userId: 'ann', userInfo: {}, socketIds: [ann.socketId] },
      {
        app: 'app-id',
        channel: room,
        userId: 'ben',
        userInfo: { from: 'second' },
        socketIds: [second.socketId],
      },
    ])
    second.send({ event: 'pusher:unsubscribe', data: { channel: room } })
    expect(ann.frames()).toEqual([memberRemoved(room, 'ben')])
  })

  it('does not answer who is there already', () => {
    const client = connected(setup().fake)
    enter(client, room, 'ann')
    client.frames()
    enter(client, room, 'somebody else')
    expect(client.frames()).toEqual([])
  })

  it('forgets a member whose socket throws while it joins', () => {
    const { fake } = setup({ onError: () => {} })
    const [ann, broken] = [connected(fake), connected(fake)]
    enter(ann, room, 'ann')
    ann.frames()
    broken.breakDown()
    enter(broken, room, 'ben')
    expect(ann.frames()).toEqual([memberAdded(room, 'ben'), memberRemoved(room, 'ben')])
    expect(fake.members.map(({ userId }) => userId)).toEqual(['ann'])
    expect(fake.connections.map(({ userId }) => userId)).toEqual(['ann'])
  })

  it('passes on a user_info that is null', () => {
    const client = connected(setup().fake)
    enter(client, room, 'ann', null)
    expect(client.frames()).toEqual([succeeded(room, presence({ ann: null }))])
  })

  it('takes the first of two user ids', () => {
    const client = connected(setup().fake)
    join(client, room, { channelData: '{"user_id":"a","user_id":"b"}' })
    expect(client.frames()).toEqual([succeeded(room, presence({ a: {} }))])
  })

  it.each([
    ['a number as user id', '{"user_id":5}', noUserId],
    ['no user id', '{}', noUserId],
    ['a list', '[1]', noUserId],
    ['text', '"ann"', noUserId],
    ['what is not JSON', 'ann', noJson],
    ['nothing in it', '', noJson],
  ])('refuses channel_data with %s', (_, channelData, frame) => {
    const { fake } = setup()
    const client = connected(fake)
    join(client, room, { channelData })
    expect(client.frames()).toEqual([frame])
    expect(fake.members).toEqual([])
  })

  it('refuses channel_data that was not signed', () => {
    const client = connected(setup().fake)
    join(client, room, { channelData: '{"user_id":"ann"}', auth: 'app-key:00' })
    expect(client.frames()).toEqual([problem(4009, 'Authentication error: Channel requires authentication')])
  })

  it('without channel_data ends the connection when data is an object', () => {
    const client = connected(setup().fake)
    join(client, room)
    expect(client.frames()).toEqual([])
    expect(client.ended).toBe('cut')
  })

  it('without channel_data is refused when data is text', () => {
    const client = connected(setup().fake)
    client.send({ event: 'pusher:subscribe', data: JSON.stringify({ channel: room, auth: 'x' }) })
    expect(client.frames()).toEqual([noData])
    expect(client.ended).toBeUndefined()
  })

  it('that is a cache channel is always refused', () => {
    const client = connected(setup().fake)
    enter(client, 'presence-cache-room', 'ann')
    expect(client.frames()).toEqual([noData])
  })

  it('lists and counts its users over HTTP', async () => {
    const { fake, get } = setup()
    for (const user of ['ann', 'ben', 'ben']) enter(connected(fake), room, user)
    expect((await get(`/channels/${room}/users`)).body).toEqual({ users: [{ id: 'ann' }, { id: 'ben' }] })
    const query = { info: 'user_count,subscription_count' }
    expect((await get(`/channels/${room}`, { query })).body).toEqual({
      occupied: true,
      subscription_count: 3,
      user_count: 2,
    })
  })
})
