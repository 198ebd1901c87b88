import { describe, expect, it } from 'vitest'
import { enter, join } from './authorized.ts'
import { type Client, connected, problem } from './client.ts'
import { setup, type Setup } from './setup.ts'

const room = 'private-room'
const refused = (message: string): object => problem(4301, `Client event error: ${message}`)
const kinds = 'Client events can only be sent to private or presence channels'

function two({ fake }: Setup, channel = room): [Client, Client] {
  const clients: [Client, Client] = [connected(fake), connected(fake)]
  for (const client of clients) {
    if (channel.startsWith('presence-')) enter(client, channel, client.socketId)
    else join(client, channel)
  }
  for (const client of clients) client.frames()
  return clients
}

describe('an event from a client', () => {
  it.each([
    ['text', 'hello', 'hello'],
    ['an object', { b: 1, a: [1.5] }, { a: [1.5], b: 1 }],
    ['null', null, null],
    ['nothing', undefined, null],
    ['a number', 5, 5],
    [
      'an object that looks like a subscription',
      { channel: 'c', user_data: 5, x: 1 },
      { channel: 'c', x: 1 },
    ],
  ])('reaches the others as it was sent, its data being %s', (_, data, received) => {
    const [sender, other] = two(setup())
    sender.send({ event: 'client-x', channel: room, data })
    expect(sender.frames()).toEqual([])
    expect(other.frames()).toEqual([{ event: 'client-x', channel: room, data: received }])
  })

  it.each(['presence-room', 'private-encrypted-room'])('may go to %s', (channel) => {
    const [sender, other] = two(setup(), channel)
    sender.send({ event: 'client-x', channel, data: '{}' })
    expect(other.frames()).toEqual([{ event: 'client-x', channel, data: '{}' }])
  })

  it('is among the events of the fake, with its sender', () => {
    const world = setup()
    const [sender] = two(world)
    sender.send({ event: 'client-x', channel: room, data: { a: 1 } })
    const event = { name: 'client-x', channel: room, data: '{"a":1}', socketId: sender.socketId }
    expect(world.fake.events).toMatchObject([event])
  })

  it.each([
    ['a public channel', { event: 'client-x', channel: 'open' }, refused(kinds)],
    ['a cache channel', { event: 'client-x', channel: 'private-cache-a' }, refused(kinds)],
    ['a channel of this very name', { event: 'client-x', channel: 'private-encrypted' }, refused(kinds)],
    ['no channel', { event: 'client-x' }, refused('Channel required for client event')],
    [
      'a channel of others',
      { event: 'client-x', channel: 'private-b' },
      refused('Socket 1.1 is not subscribed to channel private-b'),
    ],
    [
      'many channels',
      { event: 'client-x', channel: 'private-*' },
      refused('Client events cannot target wildcard subscription channels'),
    ],
    [
      'a channel whose name is too long',
      { event: 'client-x', channel: `private-${'x'.repeat(200)}` },
      problem(4300, 'Channel name invalid: Channel name exceeds maximum length of 200'),
    ],
    [
      'a channel under a name that is too long',
      { event: `client-${'x'.repeat(194)}`, channel: room },
      problem(4000, 'Invalid event name: Event name exceeds maximum length of 200'),
    ],
    [
      'a channel with too much data',
      { event: 'client-x', channel: room, data: 'x'.repeat(102_400) },
      refused('Event payload size (102402 bytes) exceeds limit (100KB)'),
    ],
  ])('to %s is refused', (_, message, frame) => {
    const [sender, other] = two(setup())
    sender.send(message)
    expect(sender.frames()).toEqual([frame])
    expect(other.frames()).toEqual([])
    expect(sender.ended).toBeUndefined()
  })

  it('is refused where they are disabled', () => {
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', clientEvents: false }
    const [sender] = two(setup({ apps: [app] }))
    sender.send({ event: 'client-x', channel: room })
    expect(sender.frames()).toEqual([refused('Client events are not enabled for this app')])
  })

  it('is refused when it is one too many within a second of the first, refused ones counting too', () => {
    const world = setup({ limits: { clientEvents: 2 } })
    const [sender, other] = two(world)
    for (const channel of ['open', room, room]) sender.send({ event: 'client-x', channel })
    expect(sender.frames()).toEqual([
      refused(kinds),
      problem(4301, 'Client event rejected due to rate limit'),
    ])
    expect(other.frames()).toHaveLength(1)
    world.time.advance(999)
    sender.send({ event: 'client-x', channel: room })
    expect(other.frames()).toHaveLength(0)
    world.time.advance(1)
    sender.send({ event: 'client-x', channel: room })
    expect(other.frames()).toHaveLength(1)
  })
})

describe('what only the own protocol of the server can do', () => {
  const noHistory = 'Missing data in channel_history message'
  it.each([
    [{ event: 'pusher:auth' }, 4009, 'Authentication error: sockudo:auth is only supported on protocol V2'],
    [{ event: 'pusher:resume' }, 4301, 'Connection recovery is not enabled'],
    [{ event: 'sockudo:presence_update' }, 4000, 'presence_update requires protocol V2'],
    [{ event: 'channel_history' }, 4000, `Invalid message format: ${noHistory}`],
    [
      { event: 'pusher:channel_history', data: { channel: 'a' } },
      4000,
      `Invalid message format: ${noHistory}`,
    ],
    [
      { event: 'channel_history', data: '{"channel":"a"}' },
      4000,
      'Protocol error: channel_history is only supported on protocol V2',
    ],
    [
      { event: 'channel_history', data: '{}' },
      4000,
      'Invalid message format: Missing channel in channel_history message',
    ],
    [
      { event: 'channel_history', data: '{"channel":"a","direction":"up"}' },
      4000,
      'Invalid message format: Unsupported history direction: up',
    ],
    [{ event: 'ai-input' }, 4000, 'channel required for AI event'],
    [{ event: 'ai-input', channel: 'a' }, 4000, 'AI Transport is not enabled for this channel'],
    [{ event: 'ai-input', channel: 'ai-a' }, 4000, 'AI events require protocol v2'],
  ])('%j is refused', (frame, code, message) => {
    const client = connected(setup().fake)
    client.send(frame)
    expect(client.frames()).toEqual([problem(code, message)])
  })

  it.each(['other', 'pusher:nothing', 'pusher_internal:presence_update', 'pusher:delta_sync_error'])(
    '%s is ignored',
    (event) => {
      const client = connected(setup().fake)
      client.send({ event, data: {} })
      expect(client.frames()).toEqual([])
    },
  )
})
