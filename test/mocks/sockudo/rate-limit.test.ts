import { describe, expect, it } from 'vitest'
import {
  createFakeSockudo,
  type FakeRateLimit,
  type FakeSockudoOptions,
} from '../../../mocks/sockudo/index.ts'
import { ArgumentError } from '../../../src/errors.ts'
import { type Answered, setup, type Setup } from './setup.ts'
import { unsigned } from './signed.ts'

const twice: FakeRateLimit = { requests: 2, window: 3000 }

function shown({ status, headers }: Answered): unknown[] {
  const names = [
    'x-ratelimit-limit',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
    'retry-after',
    'connection',
  ]
  return [status, ...names.map((name) => headers.get(name))]
}

async function ask({ get }: Setup, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return (await get('/channels', { headers })).status
}

describe('the rate limit', () => {
  it('is off unless it is asked for', async () => {
    const { get } = setup()
    expect(shown(await get('/channels'))).toEqual([200, null, null, null, null, 'close'])
  })

  it('tells what is left, then refuses and keeps the connection open', async () => {
    const { get, time } = setup({ rateLimit: twice })
    expect(shown(await get('/channels'))).toEqual([200, '2', '1', '3', null, 'close'])
    time.advance(500)
    expect(shown(await get('/channels'))).toEqual([200, '2', '0', '2', null, 'close'])
    const refused = await get('/channels')
    expect(shown(refused)).toEqual([429, '2', '0', '2', '2', null])
    expect(refused.body).toEqual({
      error: 'Too Many Requests',
      message: 'Rate limit exceeded. Please try again later.',
    })
  })

  it('begins anew when its window is over, which refused requests do not prolong', async () => {
    const world = setup({ rateLimit: twice })
    for (let step = 0; step < 4; step++) await ask(world)
    world.time.advance(2999)
    expect(await ask(world)).toBe(429)
    world.time.advance(1)
    expect(await ask(world)).toBe(200)
  })

  it('has the numbers of the server where none are given', async () => {
    const { get } = setup({ rateLimit: {} })
    expect(shown(await get('/channels')).slice(0, 4)).toEqual([200, '100', '99', '60'])
  })

  it('counts what is wrong, and looks at nothing when it refuses', async () => {
    const world = setup({ rateLimit: twice })
    const path = '/apps/app-id/channels'
    const unauthorized = await world.ask(unsigned('GET', path))
    const notAllowed = await world.ask(unsigned('PUT', path))
    const refused = await world.ask(unsigned('PUT', path))
    expect([unauthorized, notAllowed, refused].map(({ status }) => status)).toEqual([400, 405, 429])
    expect(refused.headers.get('allow')).toBe('GET,HEAD')
  })

  it('does not count probes, statistics, preflights and paths that do not exist', async () => {
    const world = setup({ rateLimit: { requests: 1 } })
    for (const target of ['/up', '/stats', '/apps/app-id/nothing']) await world.ask(unsigned('GET', target))
    await world.ask(unsigned('OPTIONS', '/apps/app-id/channels'))
    expect(await ask(world)).toBe(200)
    expect(await ask(world)).toBe(429)
    expect((await world.ask(unsigned('GET', '/up'))).status).toBe(200)
  })

  it('is forgotten by a reset', async () => {
    const world = setup({ rateLimit: { requests: 1 } })
    await ask(world)
    world.fake.reset()
    expect(await ask(world)).toBe(200)
  })
})

describe('the address that is limited', () => {
  const from = (chain: string): Record<string, string> => ({ 'x-forwarded-for': chain })

  it('is one for all without trusted proxies', async () => {
    const world = setup({ rateLimit: { requests: 1 } })
    expect([await ask(world, from('1.1.1.1')), await ask(world, from('2.2.2.2'))]).toEqual([200, 429])
  })

  it.each<[string, number, Record<string, string>, Record<string, string>, number]>([
    ['the last of the chain', 1, from('9.9.9.9, 1.1.1.1'), from('9.9.9.9, 2.2.2.2'), 200],
    ['not the one that a client adds', 1, from('8.8.8.8, 1.1.1.1'), from('9.9.9.9, 1.1.1.1'), 429],
    ['the second from the right', 2, from('1.1.1.1, 9.9.9.9'), from('2.2.2.2, 9.9.9.9'), 200],
    ['that of the proxy where the chain is short', 2, from('1.1.1.1'), from('2.2.2.2'), 429],
    ['that of the proxy where there is no address', 1, from('unknown'), from('1.1.1.300'), 429],
    ['the same however it is written', 1, from('::1'), from('0:0:0:0:0:0:0:1'), 429],
    ['that of X-Real-IP without a chain', 1, { 'x-real-ip': '1.1.1.1' }, { 'x-real-ip': '2.2.2.2' }, 200],
    [
      'not that of X-Real-IP next to a chain',
      1,
      { ...from('x'), 'x-real-ip': '1.1.1.1' },
      { ...from('x'), 'x-real-ip': '2.2.2.2' },
      429,
    ],
  ])('is %s', async (_, trustHops, first, second, status) => {
    const world = setup({ rateLimit: { requests: 1, trustHops } })
    await ask(world, first)
    expect(await ask(world, second)).toBe(status)
  })
})

describe('a rate limit that makes no sense is refused', () => {
  it.each<[string, object, string]>([
    ['requests', { requests: 0 }, 'must be a whole number from 1 up'],
    ['window', { window: 1500 }, 'must be whole seconds'],
    ['trustHops', { trustHops: -1 }, 'must be a whole number from 0 up'],
    ['perApp', { perApp: 1 }, 'does not exist; there are requests, window, trustHops'],
  ])('%s: %o', (name, rateLimit, message) => {
    const create = (): unknown => createFakeSockudo({ rateLimit } as FakeSockudoOptions)
    expect(create).toThrow(ArgumentError)
    expect(create).toThrow(`options.rateLimit.${name} ${message}`)
  })
})
