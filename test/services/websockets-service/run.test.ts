import { describe, expect, it } from 'vitest'
import type { OperationName } from '../../../src/services/websockets-service/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import {
  accessKey,
  answerOf,
  answered,
  errorOf,
  expectNoKey,
  refusalOf,
  sentBy,
  testService,
} from './service-client.ts'

describe('version', () => {
  it('runs the query and resolves to the version of the API', async () => {
    const { service, fetch } = answered('version', '1.4.0')
    expect(await service.version()).toBe('1.4.0')
    expect(sentBy(fetch)).toEqual([
      { operationName: 'version', query: 'query version { version }', variables: {} },
    ])
  })

  it.each([
    ['a number', 14, '14'],
    ['an object with one field, as another document selects it', { number: '1.4.0' }, '1.4.0'],
    ['an object with a number', { major: 2 }, '2'],
  ])('gives the text of %s', async (_, version, text) => {
    expect(await answered('version', version).service.version()).toBe(text)
  })

  it.each([[null], [true], [[]], [['1.4.0']], [{}], [{ number: null }], [{ major: 1, minor: 4 }]])(
    'rejects with a ProtocolError for %j',
    async (version) => {
      const error = await errorOf(answerOf('version', version), (service) => service.version())
      expect(error).toMatchObject({ name: 'ProtocolError', effect: 'none', operation: 'version' })
    },
  )
})

describe('run', () => {
  it.each([
    ['registerRecipient', { input: { recipient: 'a' } }],
    ['pushMessage', { input: { recipients: ['a'], message: 'b' } }],
    ['pushGlobalMessage', { input: { message: 'b' } }],
    ['messages', { filter: { recipient: 'a' }, nextToken: 'next' }],
    ['globalMessages', { filter: { topic: 'tax' } }],
    ['version', {}],
  ] as [OperationName, never][])(
    'runs %s with its variables, and resolves to the result as it came',
    async (name, variables) => {
      const result = { whatever: [null] }
      const { service, fetch } = answered(name, result)
      expect(await service.run(name, variables)).toEqual(result)
      expect(sentBy(fetch)[0]).toMatchObject({ operationName: name, variables })
    },
  )

  it('needs no variables where the operation needs none', async () => {
    const { service, fetch } = testService({}, Response.json({ data: { messages: null, version: '1' } }))
    expect([await service.run('messages'), await service.run('version')]).toEqual([null, '1'])
    expect(sentBy(fetch).map(({ variables }) => variables)).toEqual([{}, {}])
  })

  it('sends Dates in GMT', async () => {
    const { service, fetch } = answered('messages', null)
    await service.run('messages', { filter: { createdAt: { from: new Date(0) } } })
    expect(sentBy(fetch)[0]?.['variables']).toEqual({
      filter: { createdAt: { from: '1970-01-01T00:00:00.000Z' } },
    })
  })

  it.each([
    ['an operation that there is not', 'cancelMessage', { input: {} }, 'operation'],
    ['a name that every object has', 'toString', {}, 'operation'],
    ['no operation', undefined, {}, 'operation'],
    ['no input', 'pushMessage', {}, 'input'],
    [
      'an empty list of recipients',
      'pushMessage',
      { input: { recipients: [], message: 'a' } },
      'input.recipients',
    ],
    ['the input without its name', 'registerRecipient', { recipient: 'a' }, 'variables.recipient'],
    ['a filter of the other list', 'globalMessages', { filter: { recipient: 'a' } }, 'filter.recipient'],
    ['an empty next token', 'messages', { nextToken: '' }, 'variables.nextToken'],
    ['a page size, which the service does not have', 'messages', { limit: 10 }, 'variables.limit'],
    ['variables that are none', 'messages', 'all', 'variables'],
    ['variables where there are none', 'version', { input: {} }, 'variables.input'],
  ])('refuses %s before there is traffic', async (_, name, variables, argument) => {
    const error = await refusalOf((service) => service.run(name as never, variables as never))
    expect(error.argument).toBe(argument)
  })
})

describe('query', () => {
  const document = 'query ($id: ID) { messages(filter: { globalMessageId: $id }) { items { status } } }'

  it('runs any document with its variables, and resolves to its data', async () => {
    const data = { messages: { items: [{ status: 'DELIVERED' }] } }
    const { service, fetch } = testService({}, Response.json({ data }))
    expect(await service.query<typeof data>(document, { id: '7' })).toEqual(data)
    expect(sentBy(fetch)).toEqual([{ query: document, variables: { id: '7' } }])
  })

  it('sends no variables where there are none', async () => {
    const { service, fetch } = testService({}, Response.json({ data: { version: '1' } }))
    await service.query('{ version }')
    expect(sentBy(fetch)).toEqual([{ query: '{ version }' }])
  })

  it.each([
    ['mutation { pushGlobalMessage(input: { message: "a" }) { id } }', 'unknown'],
    ['{ version }', 'none'],
  ])('knows what a lost answer to %s means', async (text, effect) => {
    const { service } = testService({}, new TypeError('fetch failed'))
    expect(await rejectionOf(service.query(text))).toMatchObject({
      name: 'ConnectionError',
      effect,
      operation: 'query',
    })
  })

  it.each([
    ['no document', undefined, undefined, 'document'],
    ['an empty document', '', undefined, 'document'],
    ['a document that is cut inside a character', '"\ud83e"', undefined, 'document'],
    ['variables that are a list', '{ version }', [], 'variables'],
    ['variables that are text', '{ version }', '{}', 'variables'],
    ['a number that JSON does not have', '{ version }', { n: Number.NaN }, 'variables.n'],
    ['a big integer', '{ version }', { n: 1n }, 'variables.n'],
  ])('refuses %s before there is traffic', async (_, text, variables, argument) => {
    const error = await refusalOf((service) => service.query(text as never, variables as never))
    expect(error.argument).toBe(argument)
  })
})

describe('http', () => {
  const body = { operationName: 'version', query: 'query version { version }' } as const

  it('posts a body of the contract with the access key, and resolves to data and response', async () => {
    const { service, fetch } = answered('version', '1')
    const { data, error, response } = await service.http.POST('/graphql', { body })
    expect([data, error, response.status]).toEqual([{ data: { version: '1' } }, undefined, 200])
    expect(sentBy(fetch)).toEqual([body])
    expect(fetch.requests[0]).toMatchObject({
      path: '/graphql',
      headers: { 'x-api-key': accessKey, 'content-type': 'application/json' },
    })
  })

  it('posts to the endpoint wherever that is', async () => {
    const { service, fetch } = testService({ endpoint: 'https://example.org/push' }, answerOf('version', '1'))
    await service.http.POST('/graphql', { body })
    expect(fetch.requests[0]?.path).toBe('/push')
  })

  it('resolves to the errors of GraphQL as data, and to those of HTTP as error', async () => {
    const errors = [{ message: 'no' }]
    const { service } = testService({}, Response.json({ errors }), new Response('who?', { status: 401 }))
    expect((await service.http.POST('/graphql', { body })).data).toEqual({ errors })
    const refused = await service.http.POST('/graphql', { body })
    expect([refused.data, refused.error, refused.response.status]).toEqual([undefined, 'who?', 401])
  })

  it('sends further headers, but no other access key', async () => {
    const { service, fetch } = testService({}, answerOf('version', '1'))
    await service.http.POST('/graphql', { body, headers: { prefer: 'example=version' } })
    expect(fetch.requests[0]?.headers).toMatchObject({ prefer: 'example=version', 'x-api-key': accessKey })
    const other = service.http.POST('/graphql', { body, headers: { 'X-Api-Key': 'other' } })
    expect(await rejectionOf(other)).toMatchObject({
      argument: 'init.headers.x-api-key',
      operation: 'runGraphQL',
    })
    expect(fetch.requests).toHaveLength(1)
  })

  it('rejects when no answer comes, or none of JSON', async () => {
    const html = new Response('<html>', { headers: { 'content-type': 'text/html' } })
    const { service } = testService({}, new TypeError('fetch failed'), html)
    const lost = await rejectionOf(service.http.POST('/graphql', { body }))
    expect(lost).toMatchObject({ name: 'ConnectionError', operation: 'runGraphQL', effect: 'unknown' })
    const unreadable = await rejectionOf(service.http.POST('/graphql', { body }))
    expect(unreadable).toMatchObject({ name: 'ProtocolError', status: 200, effect: 'unknown' })
    for (const error of [lost, unreadable]) expectNoKey(error)
  })

  it('refuses every other path', async () => {
    const error = await refusalOf((service) => service.http.POST('/' as never, { body } as never))
    expect(error.argument).toBe('path')
  })

  it('takes the middleware of openapi-fetch, which does not see the access key', async () => {
    const { service, fetch } = testService({}, answerOf('version', '1'))
    const seen: (string | null)[] = []
    service.http.use({
      onRequest({ request }) {
        seen.push(request.headers.get('x-api-key'))
        request.headers.set('prefer', 'code=500')
      },
    })
    await service.http.POST('/graphql', { body })
    expect(seen).toEqual([null])
    expect(fetch.requests[0]?.headers).toMatchObject({ prefer: 'code=500', 'x-api-key': accessKey })
  })

  it('is aborted by a signal', async () => {
    const reason = new Error('the user left')
    const { service } = testService({}, () => new Promise<Response>(() => {}))
    const controller = new AbortController()
    const call = service.http.POST('/graphql', { body, signal: controller.signal })
    controller.abort(reason)
    expect(await rejectionOf(call)).toBe(reason)
  })
})
