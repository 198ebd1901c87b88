import { describe, expect, expectTypeOf, it } from 'vitest'
import { documents, isQuery } from '../../../src/services/websockets-service/documents.ts'
import {
  createWebSocketsService,
  documents as builtIn,
  type OwnDocuments,
  type WebSocketsServiceOptions,
} from '../../../src/services/websockets-service/index.ts'
import { operationsIn } from '../../../src/services/websockets-service/own-documents.ts'
import { refusedBy } from '../../support/outcome.ts'
import { accessKey, answerOf, sentBy, testService } from './service-client.ts'

describe('the built-in documents', () => {
  it.each(Object.entries(documents))('%s is one operation of that name', (operation, document) => {
    const kind = isQuery(operation as keyof typeof documents) ? 'query' : 'mutation'
    expect(operationsIn(document)).toEqual([`${kind} ${operation}`])
  })

  it('are three queries and three mutations', () => {
    const queries = Object.keys(documents).filter((name) => isQuery(name as keyof typeof documents))
    expect(queries).toEqual(['messages', 'globalMessages', 'version'])
  })

  it('can be passed as options, and not be changed for all clients', () => {
    expect(() => createWebSocketsService({ accessKey, documents: builtIn })).not.toThrow()
    expect(builtIn).toBe(documents)
    expect(() => Object.assign(builtIn, { version: '' })).toThrow(TypeError)
  })
})

describe('options.documents', () => {
  it('has a type of its own, for those that are kept somewhere', () => {
    expectTypeOf<OwnDocuments | undefined>().toEqualTypeOf<WebSocketsServiceOptions['documents']>()
  })

  it('replaces a document, and leaves the others', async () => {
    const pushGlobalMessage =
      'mutation pushGlobalMessage($input: GlobalMessageInput!) { pushGlobalMessage(input: $input) { item { id } error { message } } }'
    const own = { documents: { pushGlobalMessage, version: undefined } }
    const answers = [answerOf('pushGlobalMessage', { item: { id: '7' } }), answerOf('version', '1')]
    const { service, fetch } = testService(own, ...answers)
    expect(await service.pushGlobalMessage({ message: 'a' })).toEqual({ id: '7' })
    await service.version()
    expect(sentBy(fetch).map(({ query }) => query)).toEqual([pushGlobalMessage, documents.version])
  })

  it.each([
    ['fragments', 'query version { ...V } fragment V on Query { version }'],
    ['comments', '# query other\nquery version { version }'],
    ['texts with braces', 'query version { version(a: "} mutation x {", b: """ } query y """) }'],
    ['default values', 'query version($a: F = { b: "}" }) { version(f: $a) }'],
    ['directives', 'query version @cached(ttl: 1) { version }'],
  ])('takes a document with %s', (_, version) => {
    expect(() => createWebSocketsService({ accessKey, documents: { version } })).not.toThrow()
  })

  it('takes a document that is nested very deep', () => {
    const version = `query version ${'{a'.repeat(100_000)}${'}'.repeat(100_000)}`
    expect(operationsIn(version)).toEqual(['query version'])
  })

  it.each([
    ['messages', 'query messages($filter: F) { messages(filter: $filter) { items { id } } }', 'nextToken'],
    ['globalMessages', 'query globalMessages($nextToken: String) { globalMessages { nextToken } }', 'filter'],
    ['pushMessage', 'mutation pushMessage { pushMessage(input: { message: "$input" }) { error } }', 'input'],
    ['pushGlobalMessage', 'mutation pushGlobalMessage($inputs: I) { a } # $input', 'input'],
    ['registerRecipient', 'mutation registerRecipient { registerRecipient { token } }', 'input'],
  ])('refuses one for %s that leaves out what the client sends', (operation, document, variable) => {
    const error = refusedBy(() =>
      createWebSocketsService({ accessKey, documents: { [operation]: document } }),
    )
    expect(error.argument).toBe(`options.documents.${operation}`)
    expect(error.message).toContain(`must take its variable $${variable}`)
  })

  it.each([
    [
      'a name that is no operation',
      { cancelMessage: 'mutation cancelMessage { a }' },
      'options.documents.cancelMessage',
      'is not an option',
    ],
    [
      'a document of another name',
      { version: 'query Version { version }' },
      'options.documents.version',
      'has query Version',
    ],
    [
      'a document without a name',
      { version: '{ version }' },
      'options.documents.version',
      'has none with a name',
    ],
    ['a query without a name', { version: 'query { version }' }, 'options.documents.version', 'has query'],
    [
      'a mutation in place of a query',
      { version: 'mutation version { version }' },
      'options.documents.version',
      'has mutation version',
    ],
    [
      'a query in place of a mutation',
      { pushMessage: 'query pushMessage { a }' },
      'options.documents.pushMessage',
      'has query pushMessage',
    ],
    [
      'two operations',
      { version: 'query version { a } query b { c }' },
      'options.documents.version',
      'has query version and query b',
    ],
    ['an empty document', { version: '' }, 'options.documents.version', 'must be a non-empty string'],
    [
      'a document that is no text',
      { version: {} },
      'options.documents.version',
      'must be a non-empty string',
    ],
    ['a list', [], 'options.documents', 'must be an object'],
  ])('refuses %s', (_, own, argument, said) => {
    const error = refusedBy(() => createWebSocketsService({ accessKey, documents: own as never }))
    expect(error.argument).toBe(argument)
    expect(error.message).toContain(said)
  })
})
