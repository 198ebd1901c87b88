// Sockets that ask for a protocol in another way than pusher-js does.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'

const established = { event: 'pusher:connection_established', data: /"socket_id":"\d+\.\d+"/ }

export const versions: readonly PusherJsCase[] = [
  ...['', '?protocol=7', '?protocol=3', '?protocol=99', '/?protocol=7'].map((query): PusherJsCase => ({
    name: `would be taken with ${query === '' ? 'no version of the protocol' : query}`,
    async run({ open }) {
      const socket = await open(query)
      matches(await socket.next(), established)
      socket.send('{"event":"pusher:ping"}')
      equal(await socket.next(), { event: 'pusher:pong' })
    },
  })),
  ...['?protocol=x', '?protocol=256', '?protocol=', '?protocol=7&protocol=7'].map((query): PusherJsCase => ({
    name: `would not even get a socket with ${query}`,
    async run({ open }) {
      matches(await (await open(query)).next(), { closed: 1006 })
    },
  })),
  {
    name: 'would be refused with a token, which needs the other protocol',
    async run({ open }) {
      const socket = await open('?protocol=7&token=x')
      const message = 'Authentication error: capability tokens require protocol V2'
      const error = { event: 'pusher:error', data: { code: 4009, message } }
      equal(
        [await socket.next(), await socket.next(), await socket.next()],
        [error, error, { closed: 4009, reason: message }],
      )
    },
  },
]
