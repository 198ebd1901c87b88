// What createFakePusher takes and refuses, and what a preset does not have.

import { describe, expect, it } from 'vitest'
import {
  createFakePusher,
  type FakePusherOptions,
  type FakePusherPreset,
} from '../../../mocks/pusher/index.ts'
import { servers } from '../../../mocks/pusher/presets/index.ts'
import { pusherPresets } from '../../../src/services/pusher/index.ts'
import { refusedBy } from '../../support/outcome.ts'
import { connect } from '../sockudo/client.ts'
import { signed } from '../sockudo/signed.ts'
import { setupPusher } from './setup.ts'

const app = { id: '1234', key: 'app-key', secret: 'app-secret' }

describe('createFakePusher refuses', () => {
  it.each<[string, object, string]>([
    ['a preset that does not exist', { preset: 'laravel' }, 'options.preset'],
    ['a preset by the name of what every object has', { preset: 'toString' }, 'options.preset'],
    ['an option of Sockudo', { features: {} }, 'options.features'],
    ['an app without a secret', { apps: [{ id: '1', key: 'a' }] }, 'options.apps[0].secret'],
    ['an option of an app of Sockudo', { apps: [{ ...app, namespaces: [] }] }, 'options.apps[0].namespaces'],
    ['an empty list of apps', { apps: [] }, 'options.apps'],
    ['a limit that does not exist', { limits: { appends: 1 } }, 'options.limits.appends'],
    ['a limit that is no number', { limits: { dataBytes: Number.NaN } }, 'options.limits.dataBytes'],
    [
      'webhooks of Reverb',
      { preset: 'reverb', apps: [{ ...app, webhooks: [{ url: 'http://127.0.0.1:9' }] }] },
      'options.apps[0].webhooks',
    ],
    [
      'a misspelt event of a webhook',
      { apps: [{ ...app, webhooks: [{ url: 'http://127.0.0.1:9', eventTypes: ['chanel_ocupied'] }] }] },
      'options.apps[0].webhooks[0].eventTypes',
    ],
    [
      'an event of a webhook that the preset does not have',
      {
        preset: 'soketi',
        apps: [{ ...app, webhooks: [{ url: 'http://127.0.0.1:9', eventTypes: ['subscription_count'] }] }],
      },
      'options.apps[0].webhooks[0].eventTypes',
    ],
    ['a webhook that is nothing', { apps: [{ ...app, webhooks: [null] }] }, 'options.apps[0].webhooks[0]'],
    [
      'a limit of preset sockudo that is no number',
      { preset: 'sockudo', limits: { requestBytes: 0 } },
      'options.limits.requestBytes',
    ],
    ['batching of webhooks of Reverb', { preset: 'reverb', webhooks: { batching: {} } }, 'options.webhooks'],
  ])('%s', (_, options, argument) => {
    expect(refusedBy(() => createFakePusher(options as FakePusherOptions)).argument).toBe(argument)
  })
})

describe('what only Sockudo has', () => {
  it.each<[FakePusherPreset, number]>([
    ['pusher', 404],
    ['soketi', 404],
    ['reverb', 404],
    ['sockudo', 200],
  ])('is answered by preset %s with %i', async (preset, status) => {
    const { get } = setupPusher({ preset })
    expect((await get('/channels/orders/history')).status).toBe(status)
  })
})

describe('the fake', () => {
  it('serves several apps, each with its own channels', async () => {
    const apps = [app, { id: '2', key: 'other-key', secret: 'other-secret' }]
    const { fake, publish, ask } = setupPusher({ apps })
    await publish()
    const body = { name: 'created', channel: 'orders', data: 'x' }
    const credentials = { key: 'other-key', secret: 'other-secret', body }
    expect((await ask(signed('POST', '/apps/2/events', credentials))).status).toBe(200)
    expect(fake.events.map((event) => event.app)).toEqual(['1234', '2'])
    // The key of one app is none of another.
    expect((await ask(signed('POST', '/apps/1234/events', credentials))).text).toBe('Unknown auth_key')
  })

  it('waits for what is to come, forgets on reset, and is gone when it is closed', async () => {
    const { fake, publish } = setupPusher({ preset: 'reverb' })
    const received = fake.received({ name: 'created' })
    await publish()
    expect(await received).toMatchObject({ channel: 'orders', data: 'x' })
    expect(fake.requests).toMatchObject([{ operation: 'triggerEvent', status: 200, app: '1234' }])
    fake.reset()
    expect([fake.events, fake.requests, fake.connections]).toEqual([[], [], []])
    await fake.close()
    await expect(publish()).rejects.toThrow('fetch failed')
  })

  it('takes limits of its own', async () => {
    const { publish } = setupPusher({ limits: { dataBytes: 4 } })
    expect((await publish({ data: '12345' })).text).toContain('exceeds the allowed maximum (4 bytes)')
  })

  it('takes limits of its own with preset sockudo, where those of a request are those of the body', async () => {
    const { publish } = setupPusher({ preset: 'sockudo', limits: { requestBytes: 200, eventNameBytes: 7 } })
    expect((await publish()).status).toBe(200)
    expect((await publish({ data: 'd'.repeat(200) })).status).toBe(413)
    expect((await publish({ name: 'too-long' })).status).toBe(400)
  })

  it.each(['pusher', 'soketi', 'reverb', 'sockudo'] as const)(
    'of preset %s has what its type says',
    (preset) => {
      expect(createFakePusher({ preset })).not.toHaveProperty('drain')
    },
  )

  it('has faults with the codes of its preset', async () => {
    const { fake, get } = setupPusher({ preset: 'reverb' })
    expect(refusedBy(() => fake.fault({ status: 403, code: 'over_quota' })).argument).toBe('fault.code')
    const cluster = refusedBy(() => fake.fault({ unreachableNode: {} }))
    expect(cluster.argument).toBe('fault.unreachableNode')
    const sockudo = createFakePusher({ preset: 'sockudo' })
    const foreign = refusedBy(() => sockudo.fault({ operation: 'getConnectionCount', status: 500 }))
    expect(foreign.argument).toBe('fault.operation')
    fake.fault({ operation: 'listChannels', status: 500, times: 1 })
    expect(await get('/channels')).toMatchObject({ status: 500, text: 'Internal server error.' })
    expect((await get('/channels')).status).toBe(200)
  })
})

describe('the limits of a preset', () => {
  it.each(['pusher', 'soketi', 'reverb'] as const)('%s are those that the client knows', (preset) => {
    const { requestBytes = Infinity, ...limits } = pusherPresets[preset].limits
    expect(servers[preset].limits).toMatchObject({ ...limits, requestBytes })
  })
})

describe('Reverb', () => {
  it('counts the whole request, its headers included', async () => {
    const { fake, post } = setupPusher({ preset: 'reverb' })
    const event = { name: 'created', channel: 'orders', data: 'd'.repeat(9000) }
    expect((await post('/events', event)).status).toBe(200)
    expect((await post('/events', event, { headers: { 'x-long': 'h'.repeat(1000) } })).status).toBe(413)
    expect(fake.events).toHaveLength(1)
  })

  it('says everything that is wrong with an event', async () => {
    const { post } = setupPusher({ preset: 'reverb' })
    expect(await post('/events', { data: 1, socket_id: 2 })).toMatchObject({
      status: 422,
      body: {
        name: ['The name field is required.'],
        data: ['The data field must be a string.'],
        channels: ['The channels field is required when channel is not present.'],
        channel: ['The channel field is required when channels is not present.'],
        socket_id: ['The socket id field must be a string.'],
      },
    })
    expect((await post('/batch_events', { batch: [{ data: 'x' }] })).body).toEqual({
      'batch.0.name': ['The batch.0.name field is required.'],
      'batch.0.channel': ['The batch.0.channel field is required when channels is not present.'],
    })
  })

  it('looks at the events of a batch that is an object, which PHP does not tell from a list', async () => {
    const { fake, post } = setupPusher({ preset: 'reverb' })
    expect((await post('/batch_events', { batch: { a: {} } })).body).toMatchObject({
      'batch.a.name': ['The batch.a.name field is required.'],
    })
    const event = { name: 'created', channel: 'orders', data: 'x' }
    expect((await post('/batch_events', { batch: { a: event } })).status).toBe(200)
    expect(fake.events).toHaveLength(1)
  })

  it('writes JSON as PHP does', async () => {
    const { get, on } = setupPusher({ preset: 'reverb' })
    on('a/ü<b>"')
    expect((await get('/channels')).text).toBe('{"channels":{"a\\/\\u00fc\\u003Cb\\u003E\\u0022":{}}}')
  })

  it('knows a wrong method from a wrong path', async () => {
    const { post } = setupPusher({ preset: 'reverb' })
    const wrong = await post('/channels', {})
    expect([wrong.status, wrong.text, wrong.headers.get('allow')]).toEqual([
      405,
      'Method not allowed.',
      'GET',
    ])
  })
})

describe('soketi', () => {
  it.each([['abc'], [{ a: 'b' }], [7]])(
    'gives no answer to channels that are no list: %j',
    async (channels) => {
      const { fake, post } = setupPusher({ preset: 'soketi' })
      const asked = post('/events', { name: 'created', data: 'x', channels })
      await expect(asked).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
      expect(fake.events).toEqual([])
    },
  )

  it.each([[undefined], [7], ['app-key:'], [`app-key:${'0'.repeat(64)}`]])(
    'refuses a subscription and a sign-in that are signed with %j',
    (auth) => {
      const { fake } = setupPusher({ preset: 'soketi' })
      const client = connect(fake)
      client.send({ event: 'pusher:subscribe', data: { channel: 'private-orders', auth } })
      expect(JSON.stringify(client.frames())).toContain('The connection is unauthorized.')
      client.send({ event: 'pusher:signin', data: { auth, user_data: '{"id":"7"}' } })
      expect(JSON.stringify(client.frames())).toContain('Connection not authorized.')
      expect(fake.channels).toEqual([])
    },
  )

  it('counts the letters of a text where it expects a list', async () => {
    const { post } = setupPusher({ preset: 'soketi' })
    const { body } = await post('/events', { name: 'created', data: 'x', channels: 'c'.repeat(101) })
    expect(body).toMatchObject({ error: 'Cannot broadcast to more than 100 channels at once', code: 400 })
  })
})
