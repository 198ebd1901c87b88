import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { ArgumentError } from '../../../src/errors.ts'
import { setup } from './setup.ts'
import { unsigned } from './signed.ts'

const app = { id: 'a', key: 'k', secret: 's' }

describe('options that make no sense are refused', () => {
  it.each<[string, unknown, string]>([
    ['port', { port: 1 }, 'options.port does not exist; there are apps, '],
    ['apps', { apps: [] }, 'options.apps must be a list of at least one app, received an array of 0'],
    ['apps', { apps: app }, 'options.apps must be a list of at least one app, received an object'],
    [
      'apps[0].id',
      { apps: [{ ...app, id: '' }] },
      'must be text that is not empty, received an empty string',
    ],
    ['apps[0].id', { apps: [{ ...app, id: 5 }] }, 'must be text that is not empty, received a number'],
    ['apps[0].id', { apps: [{ ...app, id: 'a/b' }] }, 'must not contain /, ? or #'],
    [
      'apps[0].secret',
      { apps: [{ id: 'a', key: 'k' }] },
      'must be text that is not empty, received undefined',
    ],
    ['apps[1].id', { apps: [app, { ...app, key: 'l' }] }, 'belongs to an app before it'],
    ['apps[1].key', { apps: [app, { ...app, id: 'b' }] }, 'belongs to an app before it'],
    ['apps[0].namespaces[0].name', { apps: [{ ...app, namespaces: [{ name: 'a:b' }] }] }, 'without a colon'],
    [
      'apps[0].namespaces[0].channelNamePattern',
      { apps: [{ ...app, namespaces: [{ name: 'a', channelNamePattern: '(' }] }] },
      'must be a regular expression',
    ],
    ['limits.events', { limits: { events: 1 } }, 'does not exist; there are eventNameBytes, '],
    ['limits.channels', { limits: { channels: 0 } }, 'must be a positive whole number or Infinity'],
    ['limits.channels', { limits: { channels: 1.5 } }, 'must be a positive whole number or Infinity'],
    ['limits.dataBytes', { limits: { dataBytes: 1000 } }, 'must be a multiple of 1024'],
    ['clock', { clock: 5 }, 'must be a function, received a number'],
    ['ids.uuid', { ids: { socketId: () => '1.1' } }, 'must be a function, received undefined'],
    ['idempotency.window', { idempotency: { window: 1 } }, 'does not exist; there are enabled, ttl'],
    ['idempotency.ttl', { idempotency: { ttl: -1 } }, 'must be a positive whole number'],
    ['activityTimeout', { activityTimeout: 1500 }, 'must be whole seconds'],
    ['keep', { keep: NaN }, 'must be a positive whole number, received NaN'],
  ])('%s: %o', (argument, options, message) => {
    const create = (): unknown => createFakeSockudo(options as FakeSockudoOptions)
    expect(create).toThrow(ArgumentError)
    expect(create).toThrow(message)
    expect(create).toThrow(`options.${argument}`)
  })

  it.each(['features', 'history', 'idempotency', 'limits', 'presenceHistory', 'rateLimit', 'webhooks'])(
    '%s that is no object',
    (name) => {
      const create = (value: unknown) => () => createFakeSockudo({ [name]: value } as FakeSockudoOptions)
      expect(create(null)).toThrow(ArgumentError)
      expect(create(null)).toThrow(`options.${name} must be an object, received null`)
      expect(create(5)).toThrow(`options.${name} must be an object, received a number`)
      expect(create([])).toThrow(`options.${name} must be an object, received an array of 0`)
    },
  )

  it('options that are no object', () => {
    const create = (): unknown => createFakeSockudo(null as unknown as FakeSockudoOptions)
    expect(create).toThrow(ArgumentError)
    expect(create).toThrow('options must be an object, received null')
  })

  it('and no secret is in the message', () => {
    const twice = [app, { id: 'b', key: 'k', secret: 'hidden' }]
    expect(() => createFakeSockudo({ apps: twice })).toThrow(
      expect.not.objectContaining({ message: /hidden/ }),
    )
  })
})

describe('options that are given', () => {
  it('limits are the server’s, in its messages too', async () => {
    const limits = { eventNameBytes: 3, dataBytes: 1024, channels: 1, batchEvents: 1, channelNameBytes: 2 }
    const { batch, publish } = setup({ limits })
    const refused = async (event: object): Promise<string> =>
      (await publish({ name: 'e', channel: 'c', ...event })).body.error
    expect(await refused({ name: 'long' })).toBe("Event name 'long' exceeds maximum length of 3")
    expect(await refused({ data: 'x'.repeat(1025) })).toContain('exceeds limit (1KB)')
    expect(await refused({ channels: ['a', 'b'] })).toBe('Number of channels (2) exceeds limit (1)')
    expect(await refused({ channel: 'abc' })).toBe('Channel name too long. Max length is 2')
    expect((await batch([{}, {}])).body.error).toBe('Batch size (2) exceeds limit (1)')
  })

  it('a limit may be Infinity', async () => {
    const { publish } = setup({ limits: { dataBytes: Infinity, channels: Infinity } })
    const channels = Array.from({ length: 500 }, (_, index) => `c${index}`)
    expect(await publish({ channels, data: 'x'.repeat(200_000) })).toMatchObject({ status: 200 })
  })

  it('ids are random unless they are given', async () => {
    const { publish } = setup({ ids: undefined })
    const { body } = await publish({ info: '', extras: { ephemeral: true } })
    expect(body.channels.orders.acknowledgement_id).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
  })

  it('events and requests over the number to keep are forgotten, the oldest first', async () => {
    const { fake, publish } = setup({ keep: 2 })
    for (const name of ['a', 'b', 'c', 'd', 'e']) await publish({ name })
    expect(fake.events.map(({ name }) => name)).toEqual(['c', 'd', 'e'])
    expect(fake.requests).toHaveLength(3)
  })
})

describe('the life of a fake', () => {
  it('reset forgets everything', async () => {
    const { fake, get, publish } = setup()
    await publish({ idempotency_key: 'k', info: '' })
    await get('/channels')
    fake.reset()
    expect([fake.events, fake.requests, fake.channels, fake.connections]).toEqual([[], [], [], []])
    const { body } = await publish({ idempotency_key: 'k', info: '' })
    expect(body.channels.orders.history_serial).toBe(1)
  })

  it('after close it is as if nothing were there', async () => {
    const { fake } = setup()
    await fake.close()
    await expect(fake.fetch('http://127.0.0.1/up')).rejects.toThrow(TypeError)
  })

  it('its functions work on their own', async () => {
    const { fetch } = createFakeSockudo()
    expect((await fetch('http://127.0.0.1/up')).status).toBe(200)
  })

  it('an aborted request rejects with the reason and does nothing', async () => {
    const { fake } = setup()
    const reason = new Error('enough')
    await expect(fake.fetch(unsigned('GET', '/up'), { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    )
    expect(fake.requests).toEqual([])
  })
})
