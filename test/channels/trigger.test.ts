import { describe, expect, it } from 'vitest'
import { EventTooLargeError } from '../../src/errors.ts'
import { bodiesOf, testClient } from '../support/client.ts'
import { refusalOf, rejectionOf } from '../support/outcome.ts'
import { expectSigned } from '../support/signature.ts'

describe('trigger', () => {
  it('sends one signed POST with exactly this body', async () => {
    const { client, fetch } = testClient()
    await client.trigger('orders', 'order.created', { id: 1 })
    expect(fetch.requests).toHaveLength(1)
    expect(fetch.requests[0]).toMatchObject({ method: 'POST', path: '/apps/app-id/events' })
    expect(fetch.requests[0]?.body).toBe(
      '{"name":"order.created","data":"{\\"id\\":1}","channels":["orders"]}',
    )
    expectSigned(fetch.requests[0])
  })

  it('sends a list of channels in one request', async () => {
    const { client, fetch } = testClient()
    await client.trigger(['a', 'b'], 'e', 'text')
    expect(fetch.requests[0]?.body).toBe('{"name":"e","data":"text","channels":["a","b"]}')
  })

  it('writes every option in the spelling of the server, in one order', async () => {
    const { client, fetch } = testClient()
    await client.trigger('a', 'e', 'd', {
      idempotencyKey: 'key-1',
      delta: false,
      messageId: 'm-1',
      extras: { ephemeral: true },
      tags: { team: 'red' },
      info: ['user_count', 'subscription_count'],
      socketId: '1.2',
    })
    expect(fetch.requests[0]?.body).toBe(
      '{"name":"e","data":"d","channels":["a"],"socket_id":"1.2","info":"user_count,subscription_count",' +
        '"tags":{"team":"red"},"extras":{"ephemeral":true},"message_id":"m-1","delta":false,"idempotency_key":"key-1"}',
    )
  })

  it('takes an option that is undefined for one that is absent', async () => {
    const { client, fetch } = testClient()
    await client.trigger('a', 'e', 'd', {
      socketId: undefined,
      info: undefined,
      tags: undefined,
      extras: undefined,
      messageId: undefined,
      delta: undefined,
      idempotencyKey: undefined,
      signal: undefined,
      timeout: undefined,
      headers: undefined,
    })
    expect(fetch.requests[0]?.body).toBe('{"name":"e","data":"d","channels":["a"]}')
  })

  it.each([
    ['a plain success', { ok: true }, {}],
    [
      'receipts',
      { channels: { a: { subscription_count: 2 } } },
      { channels: { a: { subscription_count: 2 } } },
    ],
  ])('resolves to what is useful in %s', async (_, answer, result) => {
    const { client } = testClient({}, Response.json(answer))
    await expect(client.trigger('a', 'e', 'd')).resolves.toEqual(result)
  })

  it('does not change what it is given', async () => {
    const { client } = testClient()
    const channels = Object.freeze(['a', 'b'])
    const options = Object.freeze({ tags: Object.freeze({ a: 'b' }), idempotencyKey: true as const })
    await expect(client.trigger(channels, 'e', Object.freeze({ a: 1 }), options)).resolves.toEqual({})
  })

  it('needs no this', async () => {
    const { client, fetch } = testClient()
    const { trigger } = client
    await trigger('a', 'e', 'd')
    expect(fetch.requests).toHaveLength(1)
  })
})

describe('the data of an event', () => {
  it.each([
    ['ASCII', 'x'.repeat(102_400)],
    ['letters of three bytes and one more', `${'€'.repeat(34_133)}x`],
    ['emoji', '👩'.repeat(25_600)],
  ])('may be exactly 102,400 bytes of %s', async (_, data) => {
    const { client, fetch } = testClient()
    await client.trigger('a', 'e', data)
    expect(fetch.requests).toHaveLength(1)
  })

  it.each([
    ['ASCII', 'x'.repeat(102_401), 102_401],
    ['letters of three bytes', '€'.repeat(34_134), 102_402],
    ['emoji and one more', `${'👩'.repeat(25_600)}x`, 102_401],
    ['JSON with its quotes', { text: 'x'.repeat(102_390) }, 102_401],
  ])('may not be one byte more: %s', async (_, data, size) => {
    const error = await refusalOf((client) => client.trigger('a', 'e', data))
    expect(error).toBeInstanceOf(EventTooLargeError)
    expect(error).toMatchObject({ code: 'event_too_large', argument: 'data', size, limit: 102_400 })
    expect(error.operation).toBe('triggerEvent')
  })

  it('may be longer where the server was configured so', async () => {
    const { client, fetch } = testClient({ limits: { dataBytes: Infinity } })
    await client.trigger('a', 'e', 'x'.repeat(1_000_000))
    expect(bodiesOf(fetch)[0]?.['data']).toHaveLength(1_000_000)
  })
})

describe('trigger refuses before anything is sent', () => {
  it.each([
    ['a bad channel', 'channel', ['a b', 'e', 'd']],
    ['a bad channel in a list', 'channels[1]', [['a', 'b c'], 'e', 'd']],
    ['a hole in a list of channels', 'channels[1]', [['a', , 'c'], 'e', 'd']], // oxlint-disable-line no-sparse-arrays
    ['an empty list of channels', 'channels', [[], 'e', 'd']],
    ['channels that are no list', 'channel', [new Set(['a']), 'e', 'd']],
    ['no channel', 'channel', [undefined, 'e', 'd']],
    [
      'an encrypted channel without a master key',
      'options.encryptionMasterKey',
      ['private-encrypted-a', 'e', 'd'],
    ],
    ['a reserved event', 'event', ['a', 'pusher:ping', 'd']],
    ['no event', 'event', ['a', '', 'd']],
    ['no data', 'data', ['a', 'e']],
    ['data that JSON cannot carry', 'data.id', ['a', 'e', { id: 1n }]],
    ['options that are null', 'options', ['a', 'e', 'd', null]],
    ['a socket id in place of options', 'options', ['a', 'e', 'd', '1.2']],
    ['a misspelt option', 'options.socket_id', ['a', 'e', 'd', { socket_id: '1.2' }]],
    ['an option of another call', 'options.prefix', ['a', 'e', 'd', { prefix: 'x' }]],
    ['a bad socket id', 'options.socketId', ['a', 'e', 'd', { socketId: '1.2\n' }]],
    ['info that is no list', 'options.info', ['a', 'e', 'd', { info: 5 }]],
    ['an empty info', 'options.info', ['a', 'e', 'd', { info: [] }]],
    ['info with an empty attribute', 'options.info', ['a', 'e', 'd', { info: 'user_count,' }]],
    ['info with a blank', 'options.info', ['a', 'e', 'd', { info: 'user_count, subscription_count' }]],
    ['null in info', 'options.info', ['a', 'e', 'd', { info: [null] }]],
    ['tags that are a list', 'options.tags', ['a', 'e', 'd', { tags: ['x'] }]],
    ['a tag that is a number', 'options.tags.n', ['a', 'e', 'd', { tags: { n: 1 } }]],
    ['a tag with half of an emoji', 'options.tags.n', ['a', 'e', 'd', { tags: { n: '\ud83d' } }]],
    ['extras that are a text', 'options.extras', ['a', 'e', 'd', { extras: 'x' }]],
    [
      'extras that JSON cannot carry',
      'options.extras.headers.n',
      ['a', 'e', 'd', { extras: { headers: { n: NaN } } }],
    ],
    [
      'extras.push, which the server refuses',
      'options.extras.push',
      ['a', 'e', 'd', { extras: { push: {} } }],
    ],
    ['an empty message id', 'options.messageId', ['a', 'e', 'd', { messageId: '' }]],
    ['a message id of 129 bytes', 'options.messageId', ['a', 'e', 'd', { messageId: 'x'.repeat(129) }]],
    ['true as message id', 'options.messageId', ['a', 'e', 'd', { messageId: true }]],
    ['delta that is no boolean', 'options.delta', ['a', 'e', 'd', { delta: 'no' }]],
    ['a timeout of 0', 'options.timeout', ['a', 'e', 'd', { timeout: 0 }]],
    ['a timeout that is a text', 'options.timeout', ['a', 'e', 'd', { timeout: '5s' }]],
    ['headers that are Headers', 'options.headers', ['a', 'e', 'd', { headers: new Headers() }]],
    ['a header with a line end', 'options.headers.x', ['a', 'e', 'd', { headers: { x: '\n' } }]],
    ['a signal that is none', 'options.signal', ['a', 'e', 'd', { signal: new AbortController() }]],
  ] as [string, string, unknown[]][])('%s', async (_, argument, args) => {
    const error = await refusalOf((client) => (client.trigger as (...args: unknown[]) => unknown)(...args))
    expect(error.argument).toBe(argument)
  })

  it('all of a split call when the last channel is bad', async () => {
    const channels = [...Array.from({ length: 250 }, (_, index) => `c-${index}`), 'bad name']
    const error = await refusalOf((client) => client.trigger(channels, 'e', 'd'))
    expect(error.argument).toBe('channels[250]')
  })

  it('by a rejection, never by a throw', async () => {
    const { client } = testClient()
    const promise = client.trigger('a b', 'e', 'd')
    expect(promise).toBeInstanceOf(Promise)
    await rejectionOf(promise)
  })

  it('but null in extras.push is nothing', async () => {
    const { client, fetch } = testClient()
    await client.trigger('a', 'e', 'd', { extras: { push: null } })
    expect(bodiesOf(fetch)[0]?.['extras']).toEqual({ push: null })
  })
})
