// The promise to users: what intercepts HTTP in their tests intercepts this package, with nothing set.

import { http as mswHttp, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { credentials } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'
import { signatureOf } from '../support/signature.ts'

const client = createSockudo({ ...credentials, host: 'sockudo.example.com' })

describe('MSW intercepts the default transport', () => {
  it('and sees the signed request as it would go out', async () => {
    let seen: Request | undefined
    const handler = mswHttp.post('https://sockudo.example.com/apps/app-id/events', ({ request }) => {
      seen = request.clone() as Request
      return HttpResponse.json({ channels: { orders: { subscription_count: 3 } } })
    })
    const server = setupServer(handler)
    server.listen({ onUnhandledRequest: 'error' })
    onTestFinished(() => server.close())
    await expect(client.trigger('orders', 'created', { text: 'ä' })).resolves.toEqual({
      channels: { orders: { subscription_count: 3 } },
    })
    expect(await seen?.text()).toBe('{"name":"created","data":"{\\"text\\":\\"ä\\"}","channels":["orders"]}')
    const { pathname: path, searchParams } = new URL(seen!.url)
    const query = Object.fromEntries(searchParams)
    expect(query['auth_signature']).toBe(signatureOf({ method: 'POST', path, query }, credentials.secret))
  })

  it('and its network error is a ConnectionError', async () => {
    const server = setupServer(mswHttp.get('https://sockudo.example.com/*', () => HttpResponse.error()))
    server.listen()
    onTestFinished(() => server.close())
    expect(await rejectionOf(client.channels())).toMatchObject({
      name: 'ConnectionError',
      operation: 'listChannels',
    })
  })

  it('and the calls of client.http', async () => {
    const server = setupServer(mswHttp.get('https://sockudo.example.com/up', () => HttpResponse.text('OK')))
    server.listen({ onUnhandledRequest: 'error' })
    onTestFinished(() => server.close())
    expect((await client.http.GET('/up')).data).toBe('OK')
  })
})
