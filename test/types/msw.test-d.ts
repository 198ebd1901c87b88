// Handlers for single operations: the contract decides what compiles. Checked by the compiler, never run.

import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { expectTypeOf } from 'vitest'
import { sockudoHandlers, sockudoHttp } from '../../mocks/msw.ts'
import { sockudoSocketHandlers } from '../../mocks/msw/ws.ts'
import { createFakeSockudo } from '../../mocks/sockudo/index.ts'

const fake = createFakeSockudo()
declare const maybe: { origin?: string }
setupServer(...sockudoHandlers(fake), ...sockudoSocketHandlers(fake, { origin: maybe.origin })).use(
  ...sockudoHandlers(fake, { origin: ['https://a.test', 'https://b.test'] }),
)
// @ts-expect-error its fetch alone is no server
sockudoHandlers(fake.fetch)
// @ts-expect-error no such option
sockudoHandlers(fake, { host: 'a.test' })

const http = sockudoHttp({ origin: maybe.origin })
const refusal = { error: 'Too Many Requests', message: 'Rate limit exceeded. Please try again later.' }

http.post('/apps/{appId}/events', ({ params, response }) => {
  expectTypeOf(params.appId).toBeString()
  return response(429).json(refusal, { headers: { 'retry-after': '5' } })
})
http.post('/apps/{appId}/events', async ({ request, response }) => {
  expectTypeOf((await request.json()).name).toBeString()
  return response(200).json({ ok: true })
})
http.get('/apps/{appId}/channels/{channelName}', ({ query, params, response }) => {
  expectTypeOf(params.channelName).toBeString()
  void query.get('info')
  // @ts-expect-error no such parameter
  void query.get('inof')
  return response(200).json({ occupied: true, subscription_count: 3 })
})
http.get('/up', ({ response }) => response(200).text('OK'))
// What the contract does not know has to be said.
http.post('/apps/{appId}/events', ({ response }) =>
  response.untyped(new Response('nonsense', { status: 418 })),
)
http.post('/apps/{appId}/events', () => HttpResponse.error())
setupServer().use(http.untyped.all('*', () => HttpResponse.error()))

// @ts-expect-error no such path
http.post('/apps/{appId}/event', () => {})
// @ts-expect-error the path has the app
http.post('/events', () => {})
// @ts-expect-error this path has no DELETE
http.delete('/apps/{appId}/channels', () => {})
// @ts-expect-error the contract has no such status
http.post('/apps/{appId}/events', ({ response }) => response(418).json({}))
// @ts-expect-error this status has another body
http.get('/apps/{appId}/channels/{channelName}', ({ response }) => response(200).json({ occupied: 'yes' }))
// @ts-expect-error a field is missing
http.get('/apps/{appId}/channels', ({ response }) => response(200).json({}))
// @ts-expect-error this answer is no text
http.get('/apps/{appId}/channels', ({ response }) => response(200).text('{}'))
// @ts-expect-error the same without the helper
http.get('/apps/{appId}/channels', () => HttpResponse.json({ channel: [] }))
// @ts-expect-error one origin
sockudoHttp({ origin: ['https://a.test'] })
