import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type ContractDocument, operationsOf, readContract, services } from '../contract/support/contracts.ts'
import { allOperations, forReaders, readSamples } from './samples.ts'

describe.each(await services())('%s', (service) => {
  test('every operation has a sample, and every sample an operation', async () => {
    const ids = allOperations(await readContract(service)).map(({ id }) => id)
    const names = [...ids, ...(await channelsOf(service))]
    expect([...(await readSamples(service)).keys()].sort()).toEqual(names.sort())
  })

  test('the document that is published has no samples', async () => {
    expect(JSON.stringify(await readContract(service))).not.toContain('x-codeSamples')
  })
})

/** The channels of a socket, if the service has one. */
async function channelsOf(service: string): Promise<string[]> {
  const text = await readFile(`spec/${service}/asyncapi.yaml`, 'utf8').catch(() => '{}')
  return Object.keys((parse(text) as { readonly channels?: object }).channels ?? {})
}

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

  test('has no conditions, and keeps a property that is called then', () => {
    expect(JSON.stringify(page['components'])).toBe(
      '{"schemas":{"It":{"properties":{"then":{"type":"string"}}}}}',
    )
  })

  test('is a copy', () => {
    expect(get.description).toBe('Gets it.')
  })
})
