// The client against the real server: what it sends is understood, what comes back is what its types say.

import { once } from 'node:events'
import WebSocket from 'ws'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { ApiError, ArgumentError, PartialPublishError } from '../../src/errors.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { targetOf } from '../contract/support/run-case.ts'
import { occupy } from '../contract/support/subscriber.ts'

const { url } = inject('sockudo')
const sockudo = createSockudo(url)
const run = Math.random().toString(36).slice(2, 8)
const own = (name: string): string => `client-${run}-${name}`
const { url: origin, app } = targetOf(url, url)
const occupied = async (channel: string): Promise<() => Promise<void>> => {
  const { leave } = await occupy(origin, app, channel, 'user-1')
  return leave
}
afterAll(() => sockudo.close())

describe('publishing', () => {
  test('a trigger without info resolves to an empty result', async () => {
    expect(await sockudo.trigger(own('orders'), 'created', { id: 1 })).toEqual({})
  })

  test('a trigger with info counts the subscribers of each channel', async () => {
    const leave = await occupied(own('counted'))
    const channels = [own('counted'), own('empty')]
    const result = await sockudo.trigger(channels, 'created', null, { info: ['subscription_count'] })
    await leave()
    expect(result.channels).toMatchObject({
      [own('counted')]: { subscription_count: 1 },
      [own('empty')]: { subscription_count: 0 },
    })
  })

  test('a trigger to 201 channels is split and has a receipt for each', async () => {
    const channels = Array.from({ length: 201 }, (_, index) => own(`many-${index}`))
    const { channels: receipts } = await sockudo.trigger(channels, 'created', 1, {
      info: 'subscription_count',
    })
    expect(Object.keys(receipts ?? {}).toSorted()).toEqual(channels.toSorted())
  })

  test('a batch of 21 events is split and has an entry for each', async () => {
    const events = Array.from({ length: 21 }, (_, index) => ({
      channel: own('batch'),
      name: 'created',
      data: index,
      ...(index === 20 && { info: 'subscription_count' }),
    }))
    const results = await sockudo.triggerBatch(events)
    expect(results).toHaveLength(21)
    expect(results[20]).toMatchObject({ subscription_count: 0 })
  })

  test('a split trigger with one key publishes every part, and its repeat gets the same receipts', async () => {
    const channels = Array.from({ length: 101 }, (_, index) => own(`keyed-${index}`))
    const options = { idempotencyKey: own('key'), info: 'subscription_count' }
    const first = await sockudo.trigger(channels, 'created', 1, options)
    expect(await sockudo.trigger(channels, 'created', 1, options)).toEqual(first)
    expect(Object.keys(first.channels ?? {})).toHaveLength(101)
  })

  test('every character that the client allows in a channel name is allowed by the server', async () => {
    const names = [`${own('a')}AZaz09_-=@,.;`, 'chat:room', 'chat:room#u1,u2', `#server-to-user-${own('u')}`]
    await expect(sockudo.trigger(names, 'created', 1)).resolves.toEqual({})
  })

  test('a batch that fails midway says what was published', async () => {
    const events = Array.from({ length: 20 }, (_, index) => ({
      channel: index === 15 ? 'nowhere:1' : own('partial'),
      name: 'created',
      data: index,
    }))
    const error = await sockudo.triggerBatch(events).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(PartialPublishError)
    expect(error).toMatchObject({
      published: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      failed: [],
      unknown: { length: 10 },
    })
  })

  test('an event to a user is taken although nobody is signed in', async () => {
    expect(await sockudo.sendToUser(own('user'), 'notice', { text: 'hello' })).toEqual({})
  })
})

describe('reading', () => {
  test('channels, a channel and its count are read while a socket is there', async () => {
    const leave = await occupied(own('room'))
    const list = await sockudo.channels({ prefix: own('room'), info: ['subscription_count'] })
    const state = await sockudo.channel(own('room'), { info: ['subscription_count'] })
    await leave()
    expect(list).toEqual({ channels: { [own('room')]: { subscription_count: 1 } } })
    expect(state).toEqual({ occupied: true, subscription_count: 1 })
  })

  test('the members of an empty presence channel are none', async () => {
    expect(await sockudo.channelUsers(`presence-${own('room')}`)).toEqual({ users: [] })
  })

  test('a query value with every reserved character is signed as the server reads it', async () => {
    await expect(sockudo.channels({ prefix: 'a b+c&d=e/f?g#h%i"ü' })).resolves.toEqual({ channels: {} })
  })

  test('a signed URL can be fetched as it is', async () => {
    const answer = await fetch(
      sockudo.signedUrl('GET', '/channels', { query: { filter_by_prefix: own('none') } }),
    )
    expect(await answer.json()).toEqual({ channels: {} })
  })

  test('a typed low-level call is signed and answered', async () => {
    const path = { channelName: 'chat:room#u1' }
    const { data, response } = await sockudo.http.GET('/channels/{channelName}', { params: { path } })
    expect([response.status, data?.occupied]).toEqual([200, false])
  })

  test('probes are called without the app and without a signature', async () => {
    expect((await sockudo.http.GET('/up')).data).toBe('OK')
  })
})

describe('users', () => {
  test('ids with a slash, a hash and an umlaut reach the server', async () => {
    expect(await sockudo.terminateUserConnections('team/1#jürgen')).toEqual({ ok: true })
    expect(await sockudo.forceReconnectUser('team/1#jürgen')).toEqual({ ok: true })
  })
})

describe('users who are signed in', () => {
  test.each([
    ['terminateUserConnections', 4009],
    ['forceReconnectUser', 4200],
  ] as const)('%s closes their connections with %i', async (method, code) => {
    const { host, username } = new URL(url)
    const socket = new WebSocket(`ws://${host}/app/${username}?protocol=7&client=test&version=0`)
    const id = own(method)
    const closed = once(socket, 'close') as Promise<[number]>
    await new Promise<void>((resolve) => {
      socket.on('message', (text) => {
        const { event, data } = JSON.parse(String(text)) as { event: string; data: string }
        if (event === 'pusher:signin_success') resolve()
        if (event !== 'pusher:connection_established') return
        const { socket_id: socketId } = JSON.parse(data) as { socket_id: string }
        const signIn = { event: 'pusher:signin', data: sockudo.authenticateUser(socketId, { id }) }
        socket.send(JSON.stringify(signIn))
      })
    })
    expect(await sockudo[method](id)).toEqual({ ok: true })
    expect((await closed)[0]).toBe(code)
  })
})

describe('errors', () => {
  test('a refused publish rejects with the code of the server and says that nothing went out', async () => {
    const error = await sockudo.trigger('nowhere:1', 'created', 1).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 400, code: 'invalid_input', retryable: false, effect: 'none' })
  })

  test('a wrong secret is a 401 that does not repeat the signature', async () => {
    const stranger = createSockudo(url.replace(/:[^:@]+@/, ':wrong-secret@'))
    const error = await stranger.channels().catch((reason: unknown) => reason as ApiError)
    expect(error).toMatchObject({ status: 401, code: 'auth_failed' })
    expect(JSON.stringify(error) + String(error)).not.toMatch(/wrong-secret|auth_signature/)
  })

  test('a clock that is an hour late is a 401', async () => {
    const late = createSockudo(url, { clock: () => Date.now() - 3_600_000 })
    await expect(late.channels()).rejects.toMatchObject({ status: 401 })
  })

  test('what the client refuses, the server would refuse, too', async () => {
    await expect(sockudo.trigger('b d', 'created', 1)).rejects.toBeInstanceOf(ArgumentError)
    const answer = await sockudo.http.POST('/events', {
      body: { name: 'created', channel: 'b d', data: '1' },
    })
    expect(answer.response.status).toBe(400)
  })
})
