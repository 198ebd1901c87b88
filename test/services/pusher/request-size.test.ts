// What the client takes for the size of a request, against a request on a real connection.

import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { EventTooLargeError } from '../../../src/errors.ts'
import { createPusher } from '../../../src/services/pusher/index.ts'
import { credentials } from '../../support/client.ts'
import { loopback, textOf } from '../../support/loopback.ts'

async function sizeOf(request: IncomingMessage): Promise<number> {
  const line = `${request.method} ${request.url} HTTP/1.1\r\n`
  const { rawHeaders } = request
  const headers = rawHeaders.reduce((sum, part) => sum + part.length + 2, 2)
  return line.length + headers + Buffer.byteLength(await textOf(request))
}

const own = { 'x-request-id': 'r'.repeat(600) }

it.each([
  ['the transport of Node, with headers of the client', undefined, own, undefined],
  ['fetch, with headers of the client', globalThis.fetch, own, undefined],
  ['the transport of Node, with headers of the call', undefined, undefined, own],
  ['fetch, with headers of the call', globalThis.fetch, undefined, own],
])(
  'the largest event that is sent to Reverb by %s is within 10,000 bytes',
  async (_, fetch, headers, ofCall) => {
    const sizes: number[] = []
    const { host, port } = await loopback(async (request, response) => {
      sizes.push(await sizeOf(request))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    const pusher = createPusher({ ...credentials, host, port, preset: 'reverb', headers, fetch })
    let length = 10_000
    const send = async (): Promise<boolean> =>
      pusher.trigger('orders', 'created', 'x'.repeat(length), { headers: ofCall }).then(
        () => true,
        (error: unknown) => {
          expect(error).toBeInstanceOf(EventTooLargeError)
          expect(String(error)).toMatch(/makes a request of up to \d+ bytes, over the limit of 10000 bytes/)
          return false
        },
      )
    while (!(await send())) length -= 10
    await pusher.close()
    expect(sizes).toHaveLength(1)
    expect(sizes[0]).toBeLessThanOrEqual(10_000)
    // And not so careful that there would be no use in it.
    expect(sizes[0]).toBeGreaterThan(9_400)
  },
)

it('a batch is cut so that the headers of the call fit, too', async () => {
  const sizes: number[] = []
  const { host, port } = await loopback(async (request, response) => {
    sizes.push(await sizeOf(request))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const pusher = createPusher({ ...credentials, host, port, preset: 'reverb' })
  const event = { channel: 'orders', name: 'created', data: 'x'.repeat(900) }
  const headers = { 'x-request-id': 'r'.repeat(3000) }
  await pusher.triggerBatch(
    Array.from({ length: 20 }, () => event),
    { headers },
  )
  await pusher.close()
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000)
})
