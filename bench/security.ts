// npm run bench:security: what runs without a server (authorize, sign, verify webhooks, seal) against bare node:crypto
// and the `pusher` package. Figures are for reading; nothing asserts them.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import Pusher from 'pusher'
import { Pusher as Compat } from 'channelkit/pusher/compat'
import { createSockudo } from 'channelkit/sockudo'
import { requestSigner, seal, sharedSecret } from 'channelkit/protocol'
// Its trigger(), which seals, with the part that sends taken out below.
import { trigger as pusherTrigger } from 'pusher/lib/events.js'
import { compare, print } from './rounds.ts'

const [appId, key, secret] = ['app-id', 'app-key', 'app-secret']
const encryptionMasterKeyBase64 = Buffer.alloc(32, 7).toString('base64')
const sockudo = createSockudo({
  appId,
  key,
  secret,
  host: '127.0.0.1',
  encryptionMasterKey: encryptionMasterKeyBase64,
})
const options = { appId, key, secret, host: '127.0.0.1', useTLS: false, encryptionMasterKeyBase64 }
const pusher = new Pusher(options)
const compat = new Compat(options)
const hmac = (text: string): string => createHmac('sha256', secret).update(text).digest('hex')

async function race(
  title: string,
  times: number,
  runners: Readonly<Record<string, () => unknown>>,
): Promise<void> {
  const candidates = Object.entries(runners).map(([name, once]) => ({
    name,
    run(count: number): void {
      for (let index = 0; index < count; index++) once()
    },
  }))
  print(title, await compare(candidates, { rounds: 15, times }))
}

await race('authorizeChannel, private', 20_000, {
  'node:crypto': () => ({ auth: `${key}:${hmac('1234.5678:private-orders')}` }),
  channelkit: () => sockudo.authorizeChannel('1234.5678', 'private-orders'),
  'channelkit/pusher/compat': () => compat.authorizeChannel('1234.5678', 'private-orders'),
  pusher: () => pusher.authorizeChannel('1234.5678', 'private-orders'),
})

const member = { user_id: 'alice', user_info: { name: 'Alice' } }
await race('authorizeChannel, presence', 20_000, {
  'node:crypto': () => {
    const data = JSON.stringify(member)
    return { auth: `${key}:${hmac(`1234.5678:presence-room:${data}`)}`, channel_data: data }
  },
  channelkit: () => sockudo.authorizeChannel('1234.5678', 'presence-room', member),
  'channelkit/pusher/compat': () => compat.authorizeChannel('1234.5678', 'presence-room', member),
  pusher: () => pusher.authorizeChannel('1234.5678', 'presence-room', member),
})

const sign = requestSigner({ key, secret })
for (const size of [200, 10_000]) {
  const body = JSON.stringify({ name: 'e', channels: ['c'], data: 'd'.repeat(size) })
  const request = { method: 'POST', path: '/apps/app-id/events', query: {}, body }
  await race(`signing a request of ${size} bytes`, 10_000, {
    'node:crypto': () => {
      const md5 = createHash('md5').update(body).digest('hex')
      const query = `auth_key=${key}&auth_timestamp=1700000000&auth_version=1.0&body_md5=${md5}`
      return `${query}&auth_signature=${hmac(`POST\n/apps/app-id/events\n${query}`)}`
    },
    channelkit: () => sign(request, 1_700_000_000).search,
    'channelkit/pusher/compat': () =>
      compat.createSignedQueryString({ method: 'POST', path: request.path, body }),
    pusher: () => pusher.createSignedQueryString({ method: 'POST', path: request.path, body }),
  })
}

for (const size of [200, 10_000, 256_000]) {
  const event = {
    name: 'client_event',
    channel: 'private-a',
    event: 'client-e',
    data: 'd'.repeat(size - 150),
  }
  const body = JSON.stringify({ time_ms: Date.now(), events: [event] })
  const headers = {
    'content-type': 'application/json',
    'x-pusher-key': key,
    'x-pusher-signature': hmac(body),
  }
  await race(`verifying a webhook of ${size} bytes`, size > 100_000 ? 300 : 5000, {
    'node:crypto': () => {
      const expected = Buffer.from(hmac(body))
      return timingSafeEqual(expected, Buffer.from(headers['x-pusher-signature'])) && JSON.parse(body)
    },
    channelkit: () => sockudo.verifyWebhook({ headers, body }).events,
    'channelkit/pusher/compat': () => {
      const webhook = compat.webhook({ headers, rawBody: body })
      return webhook.isValid() && webhook.getEvents()
    },
    pusher: () => {
      const webhook = pusher.webhook({ headers, rawBody: body })
      return webhook.isValid() && webhook.getEvents()
    },
  })
}

const channel = 'private-encrypted-room'
const sealsOnly = {
  config: { encryptionMasterKey: Buffer.alloc(32, 7) },
  channelSharedSecret: (name: string) =>
    (pusher as unknown as { channelSharedSecret(name: string): Uint8Array }).channelSharedSecret(name),
  post: ({ body }: { body: object }) => body,
}
const channelSecret = sharedSecret(new Uint8Array(32).fill(7), channel)
for (const size of [1000, 10_000]) {
  const data = { text: 'd'.repeat(size - 11) }
  await race(`sealing ${size} bytes`, 2000, {
    pusher: () => pusherTrigger(sealsOnly, [channel], 'e', data, {}),
    // The client keeps the secret of a channel, as here.
    channelkit: () => ({ name: 'e', data: seal(channelSecret, JSON.stringify(data)), channels: [channel] }),
  })
}
