import { describe, expect, test } from 'vitest'
import {
  type ContractDocument,
  operationsOf,
  readContract,
  readSocket,
  services,
} from '../contract/support/contracts.ts'
import { forReaders, readSamples, sampleNames, socketForReaders } from './samples.ts'

describe.each(await services())('%s', (service) => {
  test('every operation has a sample, and every sample an operation', async () => {
    const names = sampleNames(await readContract(service), await readSocket(service))
    expect([...(await readSamples(service)).keys()].sort()).toEqual([...names].sort())
  })

  test('the document that is published has no samples', async () => {
    expect(JSON.stringify(await readContract(service))).not.toContain('x-codeSamples')
  })
})

describe('the document of a page', () => {
  const responses = { 400: { description: 'It is wrong.', 'x-error-codes': ['wrong', 'worse'] } }
  const get = { operationId: 'getIt', description: 'Gets it.', 'x-requires': ['a.b', 'c'], responses }
  const post = { operationId: 'receiveIt', description: 'It came.' }
  const document = {
    info: { title: 'T', version: '1' },
    paths: { '/it': { get } },
    webhooks: { it: { post } },
    components: {
      schemas: JSON.parse('{"It":{"if":{},"then":{},"else":{},"properties":{"then":{"type":"string"}}}}'),
    },
  } as ContractDocument
  const page = forReaders(
    document,
    new Map([
      ['getIt', 'get()'],
      ['receiveIt', 'receive()'],
    ]),
  )

  test('shows the sample of an operation', () => {
    expect(operationsOf(page)[0]?.definition['x-codeSamples']).toEqual([
      { lang: 'TypeScript', source: 'get()' },
    ])
  })

  test('tells the sample of what a server sends in its description', () => {
    const [webhook] = operationsOf(page, 'webhooks')
    expect(webhook?.definition['description']).toBe('It came.\n\n## With channelkit\n\n```ts\nreceive()\n```')
  })

  test('says in words which settings are needed', () => {
    expect(operationsOf(page)[0]?.definition['description']).toBe(
      'Gets it.\n\nSettings of the server that it needs: `a.b`, `c`.',
    )
  })

  test('says in words which servers have it', () => {
    const { components } = forReaders(
      {
        ...document,
        components: { schemas: { It: { description: 'It.', 'x-presets': ['soketi', 'reverb'] } } },
      },
      new Map(),
    )
    const description = 'It.\n\nServers that have it: `soketi`, `reverb`.'
    expect(components).toMatchObject({ schemas: { It: { description } } })
  })

  test('says in words which codes there are', () => {
    expect(operationsOf(page)[0]?.definition['responses']).toMatchObject({
      400: { description: 'It is wrong.\n\nCodes: `wrong`, `worse`.' },
    })
  })

  test('says in words what nobody has verified', () => {
    const mark = { name: 'a', point: 'It is open.', reading: 'As a text.', switch: 'parse.' }
    const schemas = { It: { description: 'It.', 'x-unverified': mark } }
    const { components } = forReaders({ ...document, components: { schemas } }, new Map())
    const description = 'It.\n\nUnverified: It is open.\n\nRead as: As a text.\n\nTo switch it: parse.'
    expect(components).toMatchObject({ schemas: { It: { description } } })
  })

  test('tells the queries and mutations where documents are run, each with its sample', () => {
    const operationName = { const: 'sayIt' }
    const schemas = {
      SayItRequest: { 'x-graphql-kind': 'mutation', description: 'Says it.', properties: { operationName } },
    }
    const schema = { anyOf: [{ $ref: '#/components/schemas/SayItRequest' }] }
    const requestBody = { content: { 'application/json': { schema } } }
    const run = { operationId: 'runIt', description: 'Runs it.', requestBody }
    const paths = { '/graphql': { post: run } }
    const graphql: ContractDocument = { ...document, paths, components: { schemas } }
    const [operation] = operationsOf(forReaders(graphql, new Map([['sayIt', 'say()']])))
    expect(operation?.definition['description']).toBe('Runs it.\n\n## sayIt\n\nSays it.\n\n```ts\nsay()\n```')
  })

  test('of a socket tells the sample of a channel in its description', () => {
    const channels = { it: { description: 'It comes.' } }
    const socket = socketForReaders({ info: document.info, channels }, new Map([['it', 'receive()']]))
    expect(socket.channels['it']?.['description']).toBe(
      'It comes.\n\n## With channelkit\n\n```ts\nreceive()\n```',
    )
  })

  test('has no conditions, and keeps a property that is called then', () => {
    expect(JSON.stringify(page['components'])).toBe(
      '{"schemas":{"It":{"properties":{"then":{"type":"string"}}}}}',
    )
  })

  test('is a copy', () => {
    expect(get.description).toBe('Gets it.')
  })
})
