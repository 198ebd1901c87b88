import { describe, expect, it } from 'vitest'
import type { WebSocketsService } from '../../../src/services/websockets-service/index.ts'
import type { Answer, RecordingFetch } from '../../../src/testing/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { answerOf, errorOf, expectNoKey, itemsOf, refusalOf, sentBy, testService } from './service-client.ts'

const page = (ids: readonly string[], nextToken: string | null = null, operation = 'messages'): Response =>
  answerOf(operation, { items: ids.map((id) => ({ id })), nextToken })

const variablesOf = (fetch: RecordingFetch): unknown[] => sentBy(fetch).map(({ variables }) => variables)

/** A service with so many messages, in pages of three, whose tokens are positions. */
const store =
  (total: number): Answer =>
  ({ body }) => {
    const first = Number(JSON.parse(body).variables.nextToken ?? 0)
    const ids = Array.from({ length: Math.min(3, total - first) }, (_, index) => `${first + index}`)
    return page(ids, first + 3 < total ? `${first + 3}` : null)
  }

describe('messages', () => {
  it('runs the query, and gives the items', async () => {
    const { service, fetch } = testService({}, page(['1', '2']))
    expect(await itemsOf(service.messages())).toEqual([{ id: '1' }, { id: '2' }])
    const [sent] = sentBy(fetch)
    expect(sent?.['operationName']).toBe('messages')
    expect(sent?.['query']).toContain('query messages($filter: MessagesFilter, $nextToken: String)')
    const fields =
      'id recipient message topic status expiresAt createdAt deliveredAt cancelledAt globalMessageId'
    expect(sent?.['query']).toContain(`{ items { ${fields} } nextToken }`)
  })

  it('reads on until the next token is null, with the same filter each time', async () => {
    const { service, fetch } = testService({}, store(7))
    const items = await itemsOf(service.messages({ recipient: 'a', topic: 'tax' }))
    expect(items.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5', '6'])
    const filter = { recipient: 'a', topic: 'tax' }
    expect(variablesOf(fetch)).toEqual([{ filter }, { filter, nextToken: '3' }, { filter, nextToken: '6' }])
  })

  it('keeps the filter although the caller changes the object meanwhile', async () => {
    const { service, fetch } = testService({}, store(4))
    const from = new Date('2024-01-01T00:00:00Z')
    const filter = { recipient: 'a', createdAt: { from } }
    for await (const { id } of service.messages(filter)) {
      if (id === '0') Object.assign(filter, { recipient: 'b' })
      from.setUTCFullYear(2030)
    }
    const sent = { recipient: 'a', createdAt: { from: '2024-01-01T00:00:00.000Z' } }
    expect(variablesOf(fetch)).toEqual([{ filter: sent }, { filter: sent, nextToken: '3' }])
  })

  it('can filter by every attribute at once', async () => {
    const { service, fetch } = testService({}, page([]))
    const filter = {
      recipient: 'a',
      globalMessageId: '7',
      topic: 'tax',
      createdAt: { from: '2024-01-01', to: '2024-01-02T23:59:59.999Z' },
      expiresAt: { from: '2024-07-15T06:59:59' },
    }
    await itemsOf(service.messages(filter))
    expect(variablesOf(fetch)).toEqual([{ filter }])
  })

  it('leaves conditions out that are undefined', async () => {
    const { service, fetch } = testService({}, page([]))
    await itemsOf(
      service.messages({ recipient: undefined, createdAt: { from: undefined, to: '2024-01-02' } }),
    )
    expect(variablesOf(fetch)).toEqual([{ filter: { createdAt: { to: '2024-01-02' } } }])
  })

  it('asks for nothing before somebody looks at it, and for no page too many', async () => {
    const { service, fetch } = testService({}, store(9))
    const list = service.messages()
    expect(fetch.requests).toEqual([])
    for await (const { id } of list) if (id === '2') break
    expect(fetch.requests).toHaveLength(1)
  })

  it('gives a page at a time', async () => {
    const { service } = testService({}, store(4))
    const sizes: number[] = []
    for await (const { items } of service.messages().pages()) sizes.push(items.length)
    expect(sizes).toEqual([3, 1])
  })

  it('gives one page, and the next by its cursor', async () => {
    const { service, fetch } = testService({}, store(5))
    const list = service.messages({ topic: 'tax' })
    const first = await list.page()
    const second = await list.page(first.nextCursor)
    expect(first.items.map(({ id }) => id)).toEqual(['0', '1', '2'])
    expect(second.items.map(({ id }) => id)).toEqual(['3', '4'])
    expect(second.nextCursor).toBeUndefined()
    expect(variablesOf(fetch)).toEqual([
      { filter: { topic: 'tax' } },
      { filter: { topic: 'tax' }, nextToken: '3' },
    ])
  })

  it('takes a next token that the service gave to somebody else', async () => {
    const { service, fetch } = testService({}, store(5))
    await service.messages().page('3')
    expect(variablesOf(fetch)).toEqual([{ filter: {}, nextToken: '3' }])
  })

  it('refuses a cursor of another filter', async () => {
    const { service, fetch } = testService({}, store(5))
    const { nextCursor } = await service.messages({ topic: 'tax' }).page()
    const error = await rejectionOf(service.messages({ topic: 'other' }).page(nextCursor))
    expect(error).toMatchObject({ name: 'ArgumentError', argument: 'cursor', operation: 'messages' })
    expect(error.message).toContain('its filter was different')
    expect(fetch.requests).toHaveLength(1)
  })

  it.each([
    ['itself', ['a', 'a']],
    ['an earlier one', ['a', 'b', 'a', 'b', 'a', 'b']],
  ])('refuses a next token that leads to %s, which would be read for ever', async (_, tokens) => {
    const { service } = testService({}, ...tokens.map((token) => page(['1'], token)))
    const error = await rejectionOf(itemsOf(service.messages()))
    expect(error).toMatchObject({
      name: 'ProtocolError',
      operation: 'messages',
      effect: 'none',
      retryable: false,
    })
    expect(error.message).toContain('there before')
    expectNoKey(error)
  })

  it.each([
    ['nothing', null, 'null as data.messages, expected an object'],
    ['no items', { nextToken: null }, 'undefined as data.messages.items, expected a list'],
    ['items that are null', { items: null }, 'null as data.messages.items, expected a list'],
    ['items that are no list', { items: {} }, 'as data.messages.items, expected a list'],
    ['an item that is null', { items: [{}, null] }, 'null as data.messages.items[1], expected an object'],
    ['an item that is text', { items: ['a'] }, 'as data.messages.items[0], expected an object'],
    ['a next token that is a number', { items: [], nextToken: 7 }, 'a number as data.messages.nextToken'],
    ['an empty next token', { items: [], nextToken: '' }, 'an empty string as data.messages.nextToken'],
  ])('rejects with a ProtocolError for %s', async (_, result, said) => {
    const { service } = testService({}, answerOf('messages', result))
    const error = await rejectionOf(service.messages().page())
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'messages', effect: 'none' })
    expect(error.message).toContain(said)
  })

  it('hands over what was there before a page that fails', async () => {
    const { service } = testService({}, page(['1', '2'], 'next'), new TypeError('fetch failed'))
    const seen: unknown[] = []
    const reading = (async () => {
      for await (const { id } of service.messages()) seen.push(id)
    })()
    expect(await rejectionOf(reading)).toMatchObject({ name: 'ConnectionError', effect: 'none' })
    expect(seen).toEqual(['1', '2'])
  })

  it('does not end with a page that has neither a next token nor null for one', async () => {
    const error = await errorOf(answerOf('messages', { items: [{ id: '1' }] }), (service) =>
      itemsOf(service.messages()),
    )
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'messages', effect: 'none' })
    expect(error.message).toContain('undefined as data.messages.nextToken, expected text or null')
  })

  it('can be read a second time, from the service', async () => {
    const { service, fetch } = testService({}, page(['1']))
    const list = service.messages()
    expect([await itemsOf(list), await itemsOf(list)]).toEqual([[{ id: '1' }], [{ id: '1' }]])
    expect(fetch.requests).toHaveLength(2)
  })
})

describe('globalMessages', () => {
  it('runs its own query', async () => {
    const { service, fetch } = testService({}, page(['1'], null, 'globalMessages'))
    const filter = { createdAt: { from: '2024-01-01' }, expiresAt: { to: '2024-02-01' }, topic: 'tax' }
    expect(await itemsOf(service.globalMessages(filter))).toEqual([{ id: '1' }])
    const [sent] = sentBy(fetch)
    expect(sent).toMatchObject({ operationName: 'globalMessages', variables: { filter } })
    expect(sent?.['query']).toContain(
      'query globalMessages($filter: GlobalMessagesFilter, $nextToken: String)',
    )
    expect(sent?.['query']).toContain('{ items { id message topic expiresAt createdAt } nextToken }')
  })

  it('reads all pages, too', async () => {
    const pages = [page(['1'], 'next', 'globalMessages'), page(['2'], null, 'globalMessages')]
    const { service, fetch } = testService({}, ...pages)
    expect(await itemsOf(service.globalMessages())).toEqual([{ id: '1' }, { id: '2' }])
    expect(variablesOf(fetch)).toEqual([{ filter: {} }, { filter: {}, nextToken: 'next' }])
  })

  it('refuses a cursor of messages()', async () => {
    const { service } = testService({}, store(5))
    const { nextCursor } = await service.messages().page()
    expect(await rejectionOf(service.globalMessages().page(nextCursor))).toMatchObject({ argument: 'cursor' })
  })

  it.each(['recipient', 'globalMessageId'])(
    'refuses to filter by %s, which only messages have',
    async (name) => {
      const error = await refusalOf((service) => service.globalMessages({ [name]: 'a' } as never).page())
      expect(error.argument).toBe(`filter.${name}`)
    },
  )
})

describe('a filter that makes no sense is refused before there is traffic', () => {
  const lists = [
    ['messages', (service: WebSocketsService, filter: never) => service.messages(filter)],
    ['globalMessages', (service: WebSocketsService, filter: never) => service.globalMessages(filter)],
  ] as const
  const rows = [
    ['a name that there is not', { status: 'PENDING' }, 'filter.status'],
    ['a name in another case', { created_at: {} }, 'filter.created_at'],
    ['an empty topic', { topic: '' }, 'filter.topic'],
    ['a topic that is null', { topic: null }, 'filter.topic'],
    ['a day in place of a range', { createdAt: '2024-01-02' }, 'filter.createdAt'],
    ['a range with other ends', { createdAt: { since: '2024-01-02' } }, 'filter.createdAt.since'],
    ['a date that is none', { expiresAt: { to: 'soon' } }, 'filter.expiresAt.to'],
    ['an invalid Date', { createdAt: { from: new Date(Number.NaN) } }, 'filter.createdAt.from'],
    ['a day that no calendar has', { createdAt: { to: '2024-02-30' } }, 'filter.createdAt.to'],
    ['from after to', { createdAt: { from: '2024-01-03', to: '2024-01-02' } }, 'filter.createdAt.from'],
    [
      'from after to by a millisecond',
      { expiresAt: { from: new Date('2024-01-02T00:00:00.001Z'), to: '2024-01-02' } },
      'filter.expiresAt.from',
    ],
    [
      'from after to, in another writing',
      { createdAt: { from: '2024-01-02T10:00:00', to: new Date('2024-01-02T09:59:59Z') } },
      'filter.createdAt.from',
    ],
    [
      'from after to, which text alone would not show',
      { createdAt: { from: '2024-01-02T00:00:00.500Z', to: '2024-01-02T00:00:00Z' } },
      'filter.createdAt.from',
    ],
    ['the name of a recipient alone', 'user-1', 'filter'],
  ] as const
  for (const [name, list] of lists) {
    it.each(rows)(`${name}: %s`, async (_, filter, argument) => {
      const error = await refusalOf((service) => list(service, filter as never).page())
      expect(error).toMatchObject({ argument, operation: name })
      expect((await refusalOf((service) => itemsOf<unknown>(list(service, filter as never)))).argument).toBe(
        argument,
      )
    })
  }

  it('a range of a single moment is one', async () => {
    const { service, fetch } = testService({}, page([]))
    await service.messages({ createdAt: { from: '2024-01-02T00:00:00', to: '2024-01-02' } }).page()
    expect(fetch.requests).toHaveLength(1)
  })

  it.each([
    ['an empty recipient', { recipient: '' }, 'filter.recipient'],
    ['an empty id', { globalMessageId: '' }, 'filter.globalMessageId'],
  ])('messages: %s', async (_, filter, argument) => {
    expect((await refusalOf((service) => service.messages(filter).page())).argument).toBe(argument)
  })
})
