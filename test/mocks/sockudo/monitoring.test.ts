import { describe, expect, it } from 'vitest'
import { connected } from './client.ts'
import { setup } from './setup.ts'
import { unsigned } from './signed.ts'

const apps = [
  { id: 'app-id', key: 'app-key', secret: 'app-secret' },
  { id: 'off', key: 'off-key', secret: 'off-secret', enabled: false },
]

describe('the probes', () => {
  it.each([
    ['/up', 200, 'OK'],
    ['/up/', 200, 'OK'],
    ['/ready', 200, 'OK'],
    ['/up/app-id', 200, 'OK'],
    ['/up/app%2Did', 200, 'OK'],
    ['/up/off', 503, 'ERROR'],
    ['/up/nobody', 404, 'NOT_FOUND'],
  ])('%s', async (path, status, text) => {
    const answer = await setup({ apps }).ask(unsigned('GET', path))
    expect(answer).toMatchObject({ status, text })
    expect(answer.headers.get('x-health-check')).toBe(text)
  })

  it('/live has no body', async () => {
    expect(await setup().ask(unsigned('GET', '/live'))).toMatchObject({ status: 200, text: '' })
  })

  it('/accept-traffic tells that memory is not watched', async () => {
    const { headers, text } = await setup().ask(unsigned('GET', '/accept-traffic'))
    expect(text).toBe('ACCEPTING')
    expect(headers.get('x-accept-traffic')).toBe('ACCEPTING')
    expect(headers.get('x-memory-pressure-monitor')).toBe('DISABLED')
    expect(headers.get('x-memory-limit-source')).toBe('unavailable')
  })

  it('an app id that is not UTF-8', async () => {
    expect(await setup().ask(unsigned('GET', '/up/%ff'))).toMatchObject({
      status: 400,
      text: 'Invalid URL: Invalid UTF-8 in `appId`',
    })
  })
})

describe('the statistics', () => {
  it('list an app once its sockets were needed', async () => {
    const { ask, fake, publish, post } = setup({ apps })
    const listed = async (): Promise<string[]> =>
      (await ask(unsigned('GET', '/stats'))).body.apps.map((app: { app_id: string }) => app.app_id)
    await publish({})
    expect(await listed()).toEqual([])
    await post('/users/u1/terminate_connections')
    expect(await listed()).toEqual(['app-id'])
    connected(fake)
  })

  it('count sockets, channels and subscriptions', async () => {
    const { ask, fake } = setup()
    const client = connected(fake)
    for (const channel of ['a', 'b']) client.subscribe(channel)
    connected(fake).subscribe('a')
    const { body } = await ask(unsigned('GET', '/operator/stats'))
    const occupancy = {
      channels: 2,
      subscriptions: 3,
      presence_channels: 0,
      presence_subscriptions: 0,
      presence_members: 0,
    }
    const counts = {
      connections: 2,
      authenticated_connections: 0,
      users: 0,
      connections_with_meta: 0,
      occupancy,
    }
    expect(body).toMatchObject({ totals: { apps: 1, ...counts }, apps: [{ app_id: 'app-id', ...counts }] })
    expect(Object.keys(body)).toEqual(['memory', 'history', 'presence_history', 'totals', 'apps'])
  })

  it('have the memory of /usage', async () => {
    const { ask } = setup()
    const { body } = await ask(unsigned('GET', '/usage'))
    expect((await ask(unsigned('GET', '/stats'))).body.memory).toEqual(body.memory)
    expect(body.memory.free + body.memory.used).toBe(body.memory.total)
  })
})

describe('the metrics', () => {
  it('are text for Prometheus, without CORS headers', async () => {
    const { ask, fake, publish } = setup()
    connected(fake)
    await publish({})
    const { headers, text } = await ask(unsigned('GET', '/metrics'))
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(headers.has('access-control-allow-origin')).toBe(false)
    expect(text).toContain(
      '# TYPE sockudo_connected gauge\nsockudo_connected{app_id="app-id",port="9601"} 1\n',
    )
    expect(text).toContain('sockudo_http_calls_received_total{app_id="app-id",port="9601"} 1\n')
    expect(text).toContain('sockudo_http_transmitted_bytes{app_id="app-id",port="9601"} 11\n')
  })

  it('leave out what was never counted', async () => {
    expect((await setup().ask(unsigned('GET', '/metrics'))).text).not.toContain('sockudo')
  })
})
