import { createHmac } from 'node:crypto'
import Pusher from 'pusher'
import { describe, expect, it } from 'vitest'
import { credentials, testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'

const { client } = testClient({ encryptionMasterKey: new Uint8Array(32) })
const authorize = (socketId: unknown, channel: unknown, data?: unknown) =>
  client.authorizeChannel(socketId as string, channel as string, data as never)
const authenticate = (socketId: unknown, user: unknown) =>
  client.authenticateUser(socketId as string, user as never)

const badSocketIds: readonly (readonly [string, unknown])[] = [
  ['missing', undefined],
  ['null', null],
  ['empty', ''],
  ['a number', 1.2],
  ['without a dot', '12'],
  ['with two dots', '1.2.3'],
  ['without the part before the dot', '.2'],
  ['without the part behind the dot', '1.'],
  ['with a blank', '1.2 '],
  ['with a line end', '1.2\n'],
  ['with a line before it', 'x\n1.2'],
  ['negative', '-1.2'],
  ['in digits of another script', '١.٢'],
  ['with a channel behind it', '1.2:private-other'],
  ['in a list', ['1.2']],
  ['an object that looks like one', { toString: () => '1.2' }],
]

describe('a socket id that is none is refused', () => {
  it.each(badSocketIds)('when it is %s', (_, socketId) => {
    expect(refusedBy(() => authorize(socketId, 'private-a')).argument).toBe('socketId')
    expect(refusedBy(() => authenticate(socketId, { id: '1' })).argument).toBe('socketId')
  })
})

describe('a channel that needs no authorization or cannot be is refused', () => {
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['a list', ['private-a']],
    ['public', 'orders'],
    ['a cache channel', 'cache-orders'],
    ['the channel of a user', '#server-to-user-1'],
    ['in upper case', 'Private-a'],
    ['with the prefix elsewhere', 'x-private-a'],
    ['with a prefix that is not complete', 'private'],
    ['with a foreign character', 'private-a b'],
    ['with a line end', 'private-a\n'],
    ['over 200 bytes', `private-${'a'.repeat(193)}`],
  ])('when it is %s', (_, channel) => {
    expect(refusedBy(() => authorize('1.2', channel)).argument).toBe('channel')
  })

  it('but one of 200 bytes is authorized', () => {
    expect(() => authorize('1.2', `private-${'a'.repeat(192)}`)).not.toThrow()
  })
})

describe('presence data that does not say who it is, is refused', () => {
  it.each([
    ['missing', undefined, 'data'],
    ['null', null, 'data'],
    ['an empty text', '', 'data'],
    ['true', true, 'data'],
    ['a number', 7, 'data'],
    ['a list', [{ user_id: '1' }], 'data'],
    ['a function', () => ({ user_id: '1' }), 'data'],
    ['an empty object', {}, 'data.user_id'],
    ['without user_id', { user_info: { name: 'Ann' } }, 'data.user_id'],
    ['with an id under another name', { id: '1', userId: '1' }, 'data.user_id'],
    ['with an empty user_id', { user_id: '' }, 'data.user_id'],
    ['with a number as user_id', { user_id: 7 }, 'data.user_id'],
    ['with null as user_id', { user_id: null }, 'data.user_id'],
    [
      'with something that JSON cannot carry',
      { user_id: '1', user_info: { at: Number.NaN } },
      'data.user_info.at',
    ],
    ['with half a character', { user_id: 'cut \ud83d' }, 'data.user_id'],
    ['a text with half a character', '{"user_id":"cut \ud83d"}', 'data'],
  ])('when it is %s', (_, data, argument) => {
    expect(refusedBy(() => authorize('1.2', 'presence-a', data)).argument).toBe(argument)
  })

  it('with data that holds itself, whose place is named', () => {
    const info: Record<string, unknown> = {}
    info['self'] = info
    expect(refusedBy(() => authorize('1.2', 'presence-a', { user_id: '1', user_info: info })).argument).toBe(
      'data.user_info.self',
    )
  })
})

describe('presence data on a channel that has none is refused', () => {
  it.each(['private-a', 'private-encrypted-a', 'private-presence-a'])('%s', (channel) => {
    expect(refusedBy(() => authorize('1.2', channel, { user_id: '1' })).argument).toBe('data')
    expect(refusedBy(() => authorize('1.2', channel, '{"user_id":"1"}')).argument).toBe('data')
    expect(refusedBy(() => authorize('1.2', channel, null)).argument).toBe('data')
  })
})

describe('user data that does not say who it is, is refused', () => {
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `user-${index}`)

  it.each([
    ['missing', undefined, 'user'],
    ['null', null, 'user'],
    ['a text', '{"id":"1"}', 'user'],
    ['a list', [{ id: '1' }], 'user'],
    ['without id', { user_info: {} }, 'user.id'],
    ['with user_id instead', { user_id: '1' }, 'user.id'],
    ['with an empty id', { id: '' }, 'user.id'],
    ['with a number as id', { id: 1 }, 'user.id'],
    ['with a watchlist of 101', { id: '1', watchlist: ids(101) }, 'user.watchlist'],
    ['with a watchlist that is a text', { id: '1', watchlist: '2,3' }, 'user.watchlist'],
    ['with a watchlist that is a Set', { id: '1', watchlist: new Set(['2']) }, 'user.watchlist'],
    ['with null as watchlist', { id: '1', watchlist: null }, 'user.watchlist'],
    ['with a number in the watchlist', { id: '1', watchlist: ['2', 3] }, 'user.watchlist[1]'],
    ['with an empty id in the watchlist', { id: '1', watchlist: ['2', ''] }, 'user.watchlist[1]'],
    ['with a hole in the watchlist', { id: '1', watchlist: Array(2) }, 'user.watchlist[0]'],
    ['with something that JSON cannot carry', { id: '1', since: 1n }, 'user.since'],
  ])('when it is %s', (_, user, argument) => {
    expect(refusedBy(() => authenticate('1.2', user)).argument).toBe(argument)
  })

  it('but a watchlist of 100 is signed', () => {
    const { user_data } = client.authenticateUser('1.2', { id: '1', watchlist: ids(100) })
    expect(JSON.parse(user_data).watchlist).toHaveLength(100)
  })
})

describe('what is authorized', () => {
  it('is signed over the very text that the client will send', () => {
    const data = { user_id: 'jürgen', user_info: { name: 'Jürgen "J" Ö 🎉', at: null } }
    const { auth, channel_data } = client.authorizeChannel('1.2', 'presence-a', data)
    expect(JSON.parse(channel_data!)).toEqual(data)
    const signature = createHmac('sha256', credentials.secret)
      .update(`1.2:presence-a:${channel_data}`)
      .digest('hex')
    expect(auth).toBe(`${credentials.key}:${signature}`)
  })

  it('keeps presence data that is text as it is', () => {
    const text = '{ "user_id" : 7 }'
    expect(client.authorizeChannel('1.2', 'presence-a', text).channel_data).toBe(text)
  })

  it('is the same with a method that was taken off the client', () => {
    const { authorizeChannel, authenticateUser } = client
    expect(authorizeChannel('1.2', 'private-a')).toEqual(client.authorizeChannel('1.2', 'private-a'))
    expect(authenticateUser('1.2', { id: '1' })).toEqual(client.authenticateUser('1.2', { id: '1' }))
  })

  it('never holds the secret or the master key', () => {
    const key = Buffer.alloc(32, 3)
    const { client: encrypted } = testClient({ encryptionMasterKey: key })
    const answers = JSON.stringify([
      encrypted.authorizeChannel('1.2', 'private-encrypted-a'),
      encrypted.authenticateUser('1.2', { id: '1' }),
    ])
    expect(answers).not.toContain(credentials.secret)
    expect(answers).not.toContain(key.toString('base64'))
  })
})

describe('the pusher package answers the same', () => {
  const encryptionMasterKeyBase64 = Buffer.alloc(32, 9).toString('base64')
  const pusher = new Pusher({ ...credentials, host: '127.0.0.1', encryptionMasterKeyBase64 })
  const { client: own } = testClient({ encryptionMasterKey: encryptionMasterKeyBase64 })

  it.each([
    ['private-a', undefined],
    ['private-encrypted-a', undefined],
    ['private-cache-a', undefined],
    ['presence-a', { user_id: '1' }],
    ['presence-a', { user_info: { name: 'Ü' }, user_id: 'ü' }],
  ])('for a subscription to %s with %j', (channel, data) => {
    expect(own.authorizeChannel('1.2', channel, data)).toEqual(pusher.authorizeChannel('1.2', channel, data))
  })

  it.each([{ id: '1' }, { id: 'ü', user_info: { name: 'Ü' }, watchlist: ['2', '3'] }])(
    'for a sign-in as %j',
    (user) => {
      expect(own.authenticateUser('1.2', user)).toEqual(pusher.authenticateUser('1.2', user))
    },
  )
})

describe('what is checked is what is signed', () => {
  class Member {
    get user_id(): string {
      return 'ann'
    }
  }

  it('so that presence data whose user_id JSON does not see is refused', () => {
    for (const data of [
      new Member(),
      Object.create({ user_id: 'ann' }),
      { user_id: 'ann', toJSON: () => ({ user_id: 5 }) },
    ]) {
      expect(() => authorize('1.2', 'presence-a', data)).toThrow('data')
    }
  })

  it('and so is a user whose id JSON does not see', () => {
    expect(refusedBy(() => authenticate('1.2', Object.create({ id: 'ann' }))).argument).toBe('user.id')
  })
})
