// npm run bench [-- --url URL]: publishes per second of trigger() against the `pusher` package and a bare socket, on
// the real server. Figures are for reading; nothing asserts them.

import { parseArgs } from 'node:util'
import Pusher from 'pusher'
import { Pusher as Compat } from 'channelkit/pusher/compat'
import { createSockudo } from 'channelkit/sockudo'
import { startSockudo } from '../test/live/server/start.ts'
import { socketFloor } from './floor.ts'
import { compare, print, pumped } from './rounds.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    events: { type: 'string', default: '1500' },
  },
})
const server =
  values.url === undefined ? await startSockudo('lean') : { url: values.url, stop: async () => {} }
const { hostname, port, username, password, pathname } = new URL(server.url)
const data = { id: 1, note: 'x'.repeat(450) }

const sockudo = createSockudo(server.url)
const withFetch = createSockudo(server.url, { fetch: (input, init) => fetch(input, init) })
const appId = pathname.split('/').at(-1)!
const options = { appId, key: username, secret: password, host: hostname, port, useTLS: false }
const pusher = new Pusher(options)
const compat = new Compat(options)
const body = { name: 'order.created', data: JSON.stringify(data), channels: ['orders'] }

const publishers: Readonly<Record<string, () => Promise<unknown>>> = {
  'pusher 5.3.4': () => pusher.trigger('orders', 'order.created', data),
  channelkit: () => sockudo.trigger('orders', 'order.created', data),
  'channelkit/pusher/compat': () => compat.trigger('orders', 'order.created', data),
  'channelkit with fetch': () => withFetch.trigger('orders', 'order.created', data),
  'bare socket': socketFloor(sockudo, body),
}

try {
  const [rounds, times] = [Number(values.rounds), Number(values.events)]
  for (const concurrency of [1, 64]) {
    const candidates = Object.entries(publishers).map(([name, publish]) => ({
      name,
      run: pumped(publish, concurrency),
    }))
    print(
      `${concurrency} concurrent, ${rounds} rounds of ${times} events of 480 bytes`,
      await compare(candidates, { rounds, times }),
    )
  }
} finally {
  await sockudo.close()
  await server.stop()
}
