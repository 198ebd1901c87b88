// The second half of the table of defaults: what is configured for an app.

import { once } from 'node:events'
import { WebSocket } from 'ws'
import { type Default, event, joined, post, signedIn, tooLong } from './questions.ts'

export const appDefaults: readonly Default[] = [
  {
    setting: 'policy.limits.max_event_name_length = 200',
    ask: (asked) => post(asked, '/events', event('orders', { name: tooLong(200) })),
    answer: `400 Event name '${tooLong(200)}' exceeds maximum length of 200`,
  },
  {
    setting: 'policy.limits.max_event_payload_in_kb = 100',
    ask: async (asked) => [
      await post(asked, '/events', event('orders', { data: 'x'.repeat(102_400) })),
      await post(asked, '/events', event('orders', { data: tooLong(102_400) })),
    ],
    answer: [200, "413 Event payload size (102401 bytes) for event 'e' exceeds limit (100KB)"],
  },
  {
    setting: 'policy.limits.max_event_channels_at_once = 100',
    ask: async (asked) => {
      const to = (count: number): object => ({
        channel: undefined,
        channels: Array.from({ length: count }, (_, n) => `c${n}`),
      })
      return [
        await post(asked, '/events', event('', to(100))),
        await post(asked, '/events', event('', to(101))),
      ]
    },
    answer: [200, '400 Number of channels (101) exceeds limit (100)'],
  },
  {
    setting: 'policy.limits.max_event_batch_size = 10',
    ask: async (asked) => {
      const batch = (count: number): object => ({
        batch: Array.from({ length: count }, () => event('orders')),
      })
      return [await post(asked, '/batch_events', batch(10)), await post(asked, '/batch_events', batch(11))]
    },
    answer: [200, '400 Batch size (11) exceeds limit (10)'],
  },
  {
    setting: 'policy.limits.max_client_events_per_second = 100, features.enable_client_messages = true',
    ask: async (asked) => {
      const channel = asked.fresh('private-room')
      const [sender, other] = [await joined(asked, channel), await joined(asked, channel)]
      for (let times = 0; times < 300; times++) sender.send('client-e', {}, channel)
      for (const socket of [sender, other]) {
        // Whatever was to come has come before the answer.
        socket.send('pusher:ping', {})
        await socket.frame('answer', (frame) => frame.event === 'pusher:pong')
      }
      const seen = other.frames.filter((frame) => frame.event === 'client-e').length
      const refusals = sender.frames.filter((frame) => frame.event === 'pusher:error')
      await Promise.all([sender.leave(), other.leave()])
      // Or 200, where a second went by.
      return [seen % 100, seen + refusals.length, refusals[0]?.data.code]
    },
    answer: [0, 300, 4301],
  },
  {
    setting: 'policy.features.enable_user_authentication = true',
    ask: async (asked) => {
      const user = asked.fresh('user')
      const socket = await signedIn(asked, user)
      await asked.sockudo.sendToUser(user, 'notice', {})
      const { channel } = await socket.frame('notice', (frame) => frame.event === 'notice')
      await socket.leave()
      return channel === `#server-to-user-${user}`
    },
    answer: true,
  },
  {
    setting: 'policy.features.enable_watchlist_events = true',
    ask: async (asked) => {
      const socket = await signedIn(asked, asked.fresh('user'), ['nobody'])
      const { data } = await socket.frame('watchlist', (frame) => frame.event === 'offline')
      await socket.leave()
      return data
    },
    answer: { user_ids: ['nobody'] },
  },
  {
    setting: 'policy.channels.allowed_origins = ["*"], activity_timeout = 120',
    ask: async ({ url }) => {
      const socket = new WebSocket(`ws://${url.host}/app/${url.username}?protocol=7`, {
        origin: 'https://example.com',
      })
      const [first] = (await once(socket, 'message')) as [Buffer]
      socket.close()
      return JSON.parse(JSON.parse(first.toString()).data).activity_timeout as number
    },
    answer: 120,
  },
  {
    setting: 'presence: nothing is said of members and their sizes',
    ask: async (asked) => {
      const channel = asked.fresh('presence-big')
      const socket = await joined(asked, channel, { user_id: 'u', user_info: { bio: 'x'.repeat(3000) } })
      const { users } = await asked.sockudo.channelUsers(channel)
      await socket.leave()
      return users
    },
    answer: [{ id: 'u' }],
  },
  {
    setting: 'channel_namespaces: chat, with user-limited channels, and no other',
    ask: async (asked) => [
      await post(asked, '/events', event('chat:a')),
      await post(asked, '/events', event('chat:a#u1,u2')),
      await post(asked, '/events', event('other:a')),
    ],
    answer: [200, 200, "400 Unknown channel namespace 'other'"],
  },
]
