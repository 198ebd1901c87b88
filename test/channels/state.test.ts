import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../src/services/sockudo/index.ts'
import { testClient } from '../support/client.ts'
import { refusalOf } from '../support/outcome.ts'
import { expectSigned } from '../support/signature.ts'

describe('channels', () => {
  it('lists what the server answers, as it is', async () => {
    const answer = { channels: { 'presence-a': { user_count: 2 } } }
    const { client, fetch } = testClient({}, Response.json(answer))
    await expect(client.channels()).resolves.toEqual(answer)
    expect(fetch.requests[0]).toMatchObject({ method: 'GET', path: '/apps/app-id/channels', body: '' })
    expectSigned(fetch.requests[0])
  })

  it('asks for a prefix and joins attributes with commas', async () => {
    const { client, fetch } = testClient()
    await client.channels({ prefix: 'presence-', info: ['user_count', 'subscription_count'] })
    expect(fetch.requests[0]?.query).toMatchObject({
      filter_by_prefix: 'presence-',
      info: 'user_count,subscription_count',
    })
    expectSigned(fetch.requests[0])
  })

  it('takes options that are undefined for absent', async () => {
    const { client, fetch } = testClient()
    await client.channels({ prefix: undefined, info: undefined })
    expect(Object.keys(fetch.requests[0]!.query).filter((name) => !name.startsWith('auth_'))).toEqual([])
  })

  it('signs a prefix with everything in it that has a meaning in a query', async () => {
    const { client, fetch } = testClient()
    await client.channels({ prefix: 'a&b=c d+e%23#ä' })
    expect(fetch.requests[0]?.query['filter_by_prefix']).toBe('a&b=c d+e%23#ä')
    expectSigned(fetch.requests[0])
  })
})

describe('channel', () => {
  it.each([
    ['orders', 'orders'],
    ['a@b,c;d=e:f', 'a@b,c;d=e:f'],
    ['#server-to-user-1', '%23server-to-user-1'],
    ['chat:1#alice,bob', 'chat:1%23alice,bob'],
  ])('%s is written as %s, and that is what is signed', async (name, written) => {
    const { client, fetch } = testClient({}, Response.json({ occupied: true }))
    await expect(client.channel(name)).resolves.toEqual({ occupied: true })
    expect(fetch.requests[0]).toMatchObject({ method: 'GET', path: `/apps/app-id/channels/${written}` })
    expectSigned(fetch.requests[0])
  })

  it('asks for attributes', async () => {
    const { client, fetch } = testClient()
    await client.channel('presence-a', { info: ['user_count', 'cache'] })
    expect(fetch.requests[0]?.query['info']).toBe('user_count,cache')
  })
})

describe('channelUsers', () => {
  it('lists the members of a presence channel', async () => {
    const { client, fetch } = testClient({}, Response.json({ users: [{ id: '1' }] }))
    await expect(client.channelUsers('presence-a')).resolves.toEqual({ users: [{ id: '1' }] })
    expect(fetch.requests[0]?.path).toBe('/apps/app-id/channels/presence-a/users')
    expectSigned(fetch.requests[0])
  })
})

describe('info', () => {
  it('is one name or a list of names', async () => {
    const { client, fetch } = testClient()
    await client.channel('a', { info: 'subscription_count' })
    await client.channel('a', { info: ['subscription_count', 'cache'] })
    const sent = fetch.requests.map(({ query }) => query['info'])
    expect(sent).toEqual(['subscription_count', 'subscription_count,cache'])
  })
})

describe('reading refuses before anything is sent', () => {
  it.each([
    ['a prefix that is a number', 'options.prefix', (client) => client.channels({ prefix: 1 as never })],
    ['info with a blank', 'options.info', (client) => client.channels({ info: 'user count' as never })],
    ['an empty info', 'options.info', (client) => client.channels({ info: [] })],
    ['null in info', 'options.info', (client) => client.channels({ info: [null as never] })],
    [
      'an attribute with a comma',
      'options.info',
      (client) => client.channel('a', { info: ['a,b' as never] }),
    ],
    [
      'filter_by_prefix',
      'options.filter_by_prefix',
      (client) => client.channels({ filter_by_prefix: 'a' } as never),
    ],
    ['a text as options', 'options', (client) => client.channels('presence-' as never)],
    ['a bad channel', 'channel', (client) => client.channel('a b')],
    ['no channel', 'channel', (client) => client.channel(undefined as never)],
    ['a channel that is too long', 'channel', (client) => client.channel('x'.repeat(201))],
    ['one dot, which URLs resolve', 'channel', (client) => client.channel('.')],
    ['two dots, which URLs resolve', 'channel', (client) => client.channel('..')],
    ['members of a public channel', 'channel', (client) => client.channelUsers('orders')],
    ['members of a private channel', 'channel', (client) => client.channelUsers('private-presence-x')],
    [
      'info of channelUsers',
      'options.info',
      (client) => client.channelUsers('presence-a', { info: [] } as never),
    ],
  ] as [string, string, (client: Sockudo) => unknown][])('%s', async (_, argument, call) => {
    expect((await refusalOf(call)).argument).toBe(argument)
  })
})
