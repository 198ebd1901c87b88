// One event from the installed package to a node:http server, which checks the signature with its own hands.

import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createSockudo } from 'channelkit'

const seen = []
const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  seen.push({ method: request.method, url: request.url, body: Buffer.concat(chunks) })
  response.setHeader('content-type', 'application/json').end('{}')
}).listen(0, '127.0.0.1')
await once(server, 'listening')

const sockudo = createSockudo(`http://app-key:app-secret@127.0.0.1:${server.address().port}/apps/app-id`)
await sockudo.trigger('orders', 'order.created', { id: 1 })
await sockudo.close()
server.close()

const [{ method, url, body }] = seen
const { pathname, searchParams } = new URL(url, 'http://localhost')
const { auth_signature: signature, ...rest } = Object.fromEntries(searchParams)
const query = Object.entries(rest)
  .map((entry) => entry.join('='))
  .sort()
  .join('&')
assert.equal(`${method} ${pathname}`, 'POST /apps/app-id/events')
assert.equal(rest.body_md5, createHash('md5').update(body).digest('hex'))
assert.equal(
  signature,
  createHmac('sha256', 'app-secret').update(`POST\n${pathname}\n${query}`).digest('hex'),
)
assert.deepEqual(JSON.parse(body).data, '{"id":1}')
