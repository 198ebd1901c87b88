// The promise to users: what intercepts HTTP in their tests intercepts this package, with nothing set.

import nock from 'nock'
import { afterAll, describe, expect, it } from 'vitest'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { credentials } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'

const client = createSockudo({ ...credentials, host: 'sockudo.example.com' })
const scope = (): nock.Scope => nock('https://sockudo.example.com')

afterAll(() => nock.restore())

describe('nock intercepts the default transport', () => {
  it('and answers a publish', async () => {
    const body = { name: 'created', data: '{"id":1}', channels: ['orders'] }
    scope().post('/apps/app-id/events', body).query(true).reply(200, { ok: true })
    await expect(client.trigger('orders', 'created', { id: 1 })).resolves.toEqual({})
    expect(nock.isDone()).toBe(true)
  })

  it('and answers a read', async () => {
    scope()
      .get('/apps/app-id/channels')
      .query(({ info }) => info === 'user_count')
      .reply(200, { channels: {} })
    await expect(client.channels({ info: ['user_count'] })).resolves.toEqual({ channels: {} })
  })

  it('and its error is a ConnectionError', async () => {
    const reset = Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    scope().get('/apps/app-id/channels').query(true).replyWithError(reset)
    expect(await rejectionOf(client.channels())).toMatchObject({
      name: 'ConnectionError',
      message: 'gone (ECONNRESET)',
    })
  })
})
