import { describe, expect, it } from 'vitest'
import { checkChannelName, checkEventName, checkSocketId, userChannel } from '../../src/protocol/index.ts'
import { refusedBy } from '../support/outcome.ts'

const limits = { channelNameBytes: 200, eventNameBytes: 200 }

describe('a channel name', () => {
  it.each([
    'orders',
    'private-orders',
    'presence-room_1',
    'a,b',
    'a;b',
    'chat:room',
    ':leading',
    'a=b@c.d',
    '-',
    '0',
    '#server-to-user-42',
    '#server-to-user-a:b',
    'chat:1#alice',
    'chat:1#alice,bob',
    '..',
    '__proto__',
    'x'.repeat(200),
  ])('may be %s', (name) => {
    expect(checkChannelName(name, 'channel', limits)).toBe(name)
  })

  it.each([
    ['a blank', 'b d', '" "'],
    ['a slash', 'a/b', '"/"'],
    ['an asterisk', 'private-*', '"*"'],
    ['a line end at its end', 'orders\n', '"\\n"'],
    ['a line end at its beginning', '\norders', '"\\n"'],
    ['a null byte', 'a\u0000', '"\\u0000"'],
    ['a letter beyond ASCII', 'größe', '"ö"'],
    ['an emoji', 'a👩', '"👩"'],
    ['a percent sign', 'a%20b', '"%"'],
    ['brackets', 'a[0]', '"["'],
    ['a hash alone', '#', '"#"'],
    ['a hash before nothing', 'chat:1#', '"#"'],
    ['a hash at its beginning', '#channel', '"#"'],
    ['two hashes', 'a#b#c', '"#"'],
    ['an empty user in a list of users', 'chat:1#a,,b', '"#"'],
    ['the prefix of a user without a user', '#server-to-user-', '"#"'],
  ])('may not hold %s', (_, name, found) => {
    const error = refusedBy(() => checkChannelName(name, 'channels[1]', limits))
    expect(error.argument).toBe('channels[1]')
    expect(error.message).toContain(`found ${found}`)
  })

  it.each([
    ['an empty string', ''],
    ['undefined', undefined],
    ['null', null],
    ['a number', 111],
    ['an object (Set)', new Set(['a'])],
    ['an object (String)', new String('a')],
  ])('may not be %s', (shape, name) => {
    expect(refusedBy(() => checkChannelName(name, 'channel', limits)).message).toContain(`received ${shape}`)
  })

  it('may not be over the limit, and the message says how long it is and which option it is', () => {
    expect(refusedBy(() => checkChannelName('x'.repeat(201), 'channel', limits)).message).toBe(
      'channel is 201 bytes, over the limit of 200 (limits.channelNameBytes)',
    )
  })
})

describe('an event name', () => {
  it.each(['e', 'order.created', 'größe', 'a b', 'pusher', 'client', 'my-client-event', 'ä'.repeat(100)])(
    'may be %s',
    (name) => expect(checkEventName(name, 'event', limits)).toBe(name),
  )

  it.each(['pusher:x', 'pusher_internal:x', 'sockudo:x', 'sockudo_internal:x', 'client-x'])(
    'may not be %s, because only servers or clients send it',
    (name) => {
      expect(refusedBy(() => checkEventName(name, 'event', limits)).message).toContain('which is reserved')
    },
  )

  it.each([
    ['100 letters of two bytes and one more', `${'ä'.repeat(100)}x`, 201],
    ['51 emoji', '👩'.repeat(51), 204],
  ])('may not be %s: bytes count, not characters', (_, name, bytes) => {
    expect(refusedBy(() => checkEventName(name, 'event', limits)).message).toContain(`is ${bytes} bytes`)
  })

  it('may not hold half of an emoji, which no server can read', () => {
    expect(refusedBy(() => checkEventName('a\ud83d', 'event', limits)).message).toContain(
      'half of a surrogate pair',
    )
  })

  it.each(['', undefined, null, 5, {}])('may not be %s', (name) => {
    expect(refusedBy(() => checkEventName(name, 'events[0].name', limits)).argument).toBe('events[0].name')
  })

  it('may have any length when the limit is turned off', () => {
    const name = 'x'.repeat(10_000)
    expect(checkEventName(name, 'event', { ...limits, eventNameBytes: Infinity })).toBe(name)
  })
})

describe('a socket id', () => {
  it.each(['1.1', '123.456', '240621.35780774', '0.0'])('may be %s', (id) => {
    expect(checkSocketId(id, 'socketId')).toBe(id)
  })

  it.each([
    '1.1\n',
    '\n1.1',
    ' 1.1',
    '1.1 ',
    '1',
    '1.',
    '.1',
    '1.1.1',
    '1,1',
    '-1.1',
    '1.1foo',
    '١.١',
    '',
    null,
    1.1,
  ])('may not be %j', (id) =>
    expect(refusedBy(() => checkSocketId(id, 'options.socketId')).argument).toBe('options.socketId'),
  )
})

describe('the channel of a user', () => {
  it('is their id behind a prefix', () => {
    expect(userChannel('user-1', 'userId', limits)).toBe('#server-to-user-user-1')
  })

  it.each(['', 'a b', 'a#b', 'a/b', 'ä', '1\n', undefined, 1])('cannot be made for %j', (id) => {
    expect(refusedBy(() => userChannel(id, 'userId', limits)).argument).toBe('userId')
  })

  it('counts the prefix against the limit', () => {
    const longest = 200 - '#server-to-user-'.length
    expect(userChannel('x'.repeat(longest), 'userId', limits)).toHaveLength(200)
    expect(refusedBy(() => userChannel('x'.repeat(longest + 1), 'userId', limits)).message).toContain(
      '201 bytes',
    )
  })
})
