// The first half of the table of defaults: what is configured for the whole server.

import { type Default, event, joined, outcome, post, tooLong, until } from './questions.ts'

const url = 'https://push.example.com/send/abc'
const keys = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}

export const serverDefaults: readonly Default[] = [
  {
    setting: 'http_api.request_limit_in_mb = 10',
    ask: (asked) =>
      post(asked, '/events', event(asked.fresh('big'), { tags: { t: tooLong(10 * 1024 ** 2) } })),
    answer: '413 Failed to buffer the request body: length limit exceeded',
  },
  {
    setting: 'http_api.usage_enabled = true',
    ask: async ({ url }) => (await fetch(new URL('/usage', url.origin))).status,
    answer: 200,
  },
  {
    setting: 'rate_limiter.enabled = false',
    ask: async (asked) => {
      for (let times = 0; times < 130; times++) await asked.sockudo.channels({ prefix: 'nothing-' })
      return 200
    },
    answer: 200,
  },
  {
    setting: 'idempotency.enabled = true',
    ask: async (asked) => {
      const channel = asked.fresh('once')
      const body = event(channel, { idempotency_key: channel })
      await post(asked, '/events', body)
      await post(asked, '/events', body)
      return (await asked.sockudo.history(channel).page()).items.length
    },
    answer: 1,
  },
  {
    setting: 'idempotency.max_key_length = 128',
    ask: async (asked) => {
      const sent = (length: number): Promise<unknown> =>
        post(asked, '/events', event('orders', { idempotency_key: asked.fresh('').padEnd(length, 'k') }))
      return [await sent(128), await sent(129)]
    },
    answer: [200, '400 Idempotency key exceeds maximum length of 128 characters'],
  },
  {
    setting: 'history.enabled = true',
    ask: async (asked) => {
      const channel = asked.fresh('kept')
      await post(asked, '/events', event(channel))
      return (await asked.sockudo.history(channel).page()).items.length
    },
    answer: 1,
  },
  {
    setting: 'presence_history.enabled = true',
    ask: async (asked) => {
      const channel = asked.fresh('presence-room')
      const socket = await joined(asked, channel, { user_id: 'u' })
      const { items } = await asked.sockudo.presenceHistory(channel).page()
      await socket.leave()
      return items.map(({ user_id, event }) => [user_id, event])
    },
    answer: [['u', 'member_added']],
  },
  {
    setting: 'versioned_messages.enabled = true',
    ask: async (asked) => {
      const channel = asked.fresh('versions')
      const { channels } = await asked.sockudo.trigger(channel, 'e', 'a', { messageId: channel })
      const serial = channels![channel]!.message_serial!
      await asked.sockudo.messages.append(channel, serial, 'b')
      return (await asked.sockudo.messages.get(channel, serial)).item.data
    },
    answer: 'ab',
  },
  {
    setting: 'annotations.enabled = true, annotations_enabled = true of the app and of chat',
    ask: async (asked) => {
      const annotated = async (channel: string): Promise<unknown> => {
        const { channels } = await asked.sockudo.trigger(channel, 'e', 'a', { messageId: channel })
        const serial = channels![channel]!.message_serial!
        return outcome(
          asked.sockudo.annotations.publish(channel, serial, { type: 'a:flag.v1', clientId: 'c' }),
        )
      }
      return [await annotated(asked.fresh('liked')), await annotated(asked.fresh('chat:liked'))]
    },
    answer: [200, 200],
  },
  {
    setting: 'ai_transport.channels.prefix = "ai-"',
    ask: async (asked) => {
      const started = (channel: string): Promise<unknown> =>
        outcome(
          asked.sockudo.request('POST', '/events', {
            body: event(channel, {
              name: 'ai-output',
              extras: { ai: { transport: { status: 'streaming' } } },
            }),
          }),
        )
      return [await started(asked.fresh('ai-room')), await started(asked.fresh('room'))]
    },
    answer: [200, '403 AI Transport is not enabled for this channel'],
  },
  {
    setting: 'webhooks.batching.enabled = false',
    ask: async (asked) => {
      const channel = asked.fresh('hooks')
      const versions = (): readonly (readonly string[])[] => asked.webhooks(channel).map(({ names }) => names)
      await Promise.all([1, 2, 3].map(() => post(asked, '/events', event(channel))))
      return until(() => (versions().flat().length === 3 ? versions() : undefined))
    },
    answer: [['message_version_created'], ['message_version_created'], ['message_version_created']],
  },
  {
    setting: 'webhooks.retry: max_attempts = 3, initial_backoff_ms = 100',
    ask: async (asked) => {
      const channel = asked.fresh('refused')
      await post(asked, '/events', event(channel))
      const attempts = await until(() =>
        asked.webhooks(channel).length >= 3 ? asked.webhooks(channel) : undefined,
      )
      await new Promise((resolve) => setTimeout(resolve, 600))
      const [first, second, third] = attempts.map(({ at }) => at)
      return [asked.webhooks(channel).length, second! - first! >= 95, third! - second! >= 195]
    },
    answer: [3, true, true],
  },
  {
    setting: 'push.webpush_enabled = true, and no other provider',
    ask: async (asked) => {
      const sent = (recipient: object): Promise<unknown> =>
        outcome(
          asked.sockudo.request('POST', '/push/publish', {
            body: {
              recipients: [{ type: 'recipient', recipient }],
              payload: { title: 'T', collapseKey: 'k' },
            },
          }),
        )
      return [
        await sent({ transportType: 'web', endpoint: url, ...keys }),
        String(await sent({ transportType: 'gcm', registrationToken: 't' })).slice(0, 3),
      ]
    },
    answer: [200, '503'],
  },
]
