// npm run bench [-- --url URL]: publishes per second of trigger() against the `pusher` package and a bare socket, on
// the real server. Figures are for reading; nothing asserts them.

import { parseArgs } from 'node:util'
import Pusher from 'pusher'
import { createSockudo } from 'channelkit/sockudo'
import { startSockudo } from '../test/live/server/start.ts'
import { socketFloor } from './floor.ts'
import { compare } from './rounds.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    events: { type: 'string', default: '1500' },
  },
})
const server = values.url === undefined ? await startSockudo() : { url: values.url, stop: async () => {} }
const { hostname, port, username, password, pathname } = new URL(server.url)
const data = { id: 1, note: 'x'.repeat(450) }

const sockudo = createSockudo(server.url)
const appId = pathname.split('/').at(-1)!
const pusher = new Pusher({ appId, key: username, secret: password, host: hostname, port, useTLS: false })
const floor = socketFloor(sockudo, {
  name: 'order.created',
  data: JSON.stringify(data),
  channels: ['orders'],
})

const candidates = [
  { name: 'pusher 5.3.4', publish: () => pusher.trigger('orders', 'order.created', data) },
  { name: 'channelkit', publish: () => sockudo.trigger('orders', 'order.created', data) },
  {
    name: 'channelkit with fetch',
    publish: (
      (client) => () =>
        client.trigger('orders', 'order.created', data)
    )(createSockudo(server.url, { fetch: (input, init) => fetch(input, init) })),
  },
  { name: 'bare socket', publish: floor },
]

try {
  for (const concurrency of [1, 64]) {
    const events = Number(values.events)
    const comparisons = await compare(candidates, { rounds: Number(values.rounds), events, concurrency })
    console.log(
      `\n${concurrency} concurrent, ${values.rounds} rounds of ${events} events of 480 bytes; ratio to pusher`,
    )
    for (const { name, median, p10, p90, rate } of comparisons) {
      const spread = `${p10.toFixed(2)}..${p90.toFixed(2)}`
      console.log(`  ${name.padEnd(24)} ${median.toFixed(2)} (${spread})  ${rate.toFixed(0)} events/s`)
    }
  }
} finally {
  await sockudo.close()
  await server.stop()
}
