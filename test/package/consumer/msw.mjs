// The installed package, MSW and openapi-msw together.

import assert from 'node:assert/strict'
import { sockudoHandlers, sockudoHttp } from 'channelkit/mocks/msw'
import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { createSockudo } from 'channelkit/sockudo'
import { setupServer } from 'msw/node'

const fake = createFakeSockudo()
const server = setupServer(...sockudoHandlers(fake))
server.listen({ onUnhandledRequest: 'error' })

const sockudo = createSockudo('https://app-key:app-secret@sockudo.example.com/apps/app-id')
await sockudo.trigger('orders', 'order.created', { id: 1 })
assert.equal(fake.events[0]?.name, 'order.created')

server.use(
  sockudoHttp().get('/apps/{appId}/channels', ({ response }) => response(200).json({ channels: { a: {} } })),
)
assert.deepEqual(await sockudo.channels(), { channels: { a: {} } })
server.close()
