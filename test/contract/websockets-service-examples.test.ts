// The documents of the client and the examples of the contract fit the schema and the contract of the WebSockets Service.

import { buildSchema, isObjectType, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema as sdl } from '../../generated/websockets-service/schema.ts'
import { documents } from '../../src/services/websockets-service/documents.ts'
import { graphQLFields } from '../docs/samples.ts'
import { schemaViolations } from './support/closed-contract.ts'
import { type Node, operationsOf, readContract, resolve } from './support/contracts.ts'

const contract = await readContract('websockets-service')
const schema = buildSchema(sdl)
const names = graphQLFields(contract).map(({ name }) => name)

interface Body {
  readonly operationName?: string
  readonly query: string
  readonly variables?: object
}

const requests = exampleValues('requestBody') as ReadonlyMap<string, Body>
const results = exampleValues('responses', '200')

describe('the built-in documents', () => {
  test('are called like the operations of the contract', () => {
    expect(Object.keys(documents).sort()).toEqual([...names].sort())
  })

  test.each(Object.entries(documents))(
    '%s fits the schema, and its operation has that name',
    (name, text) => {
      const document = parse(text)
      expect(validate(schema, document)).toEqual([])
      expect(document.definitions).toMatchObject([{ kind: 'OperationDefinition', name: { value: name } }])
    },
  )

  test('select everything that there is', () => {
    const selected = Object.values(documents).flatMap((text) => text.match(/\w+/g))
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()) : [],
    )
    expect(fields.filter((name) => !selected.includes(name))).toEqual([])
  })
})

describe('the examples', () => {
  test('show every operation, and a document of one’s own', () => {
    const shown = new Set([...requests.values()].map(({ operationName }) => operationName))
    expect([...shown].sort()).toEqual([...names, undefined].sort())
  })

  test.each([...requests])('the document of %s fits the schema', (_, { query, operationName }) => {
    const document = parse(query)
    expect(validate(schema, document)).toEqual([])
    if (operationName !== undefined)
      expect(document.definitions).toMatchObject([{ name: { value: operationName } }])
  })

  test.each([...requests])('the request %s is one of the contract’s, and no other', (_, body) => {
    const { operationName } = body
    const fitting = branchesOf('GraphQLRequestBody').filter(
      (branch) => schemaViolations('websockets-service', branch, body).length === 0,
    )
    expect(fitting).toEqual([operationName === undefined ? 'GraphQLRequest' : requestOf(operationName)])
  })

  test.each([...results])('the answer %s is one of the contract’s, and no other', (_, body) => {
    const fitting = branchesOf('GraphQLResponseBody').filter(
      (branch) => schemaViolations('websockets-service', branch, body).length === 0,
    )
    expect(fitting).toHaveLength(1)
  })

  test('of answers show every operation, and errors', () => {
    const data = [...results.values()].flatMap((body) => Object.keys((body as { data?: object }).data ?? {}))
    expect(data).toEqual(expect.arrayContaining(names))
    expect([...results.values()].filter((body) => 'errors' in (body as object))).toHaveLength(2)
  })
})

function requestOf(operationName: string): string {
  return `${operationName[0]!.toUpperCase()}${operationName.slice(1)}Request`
}

function branchesOf(component: string): string[] {
  const { anyOf } = resolve(contract, { $ref: `#/components/schemas/${component}` }) as {
    readonly anyOf: readonly { readonly $ref: string }[]
  }
  return anyOf.map(({ $ref }) => $ref.split('/').at(-1)!)
}

/** Name -> value, for the JSON examples of a part of the only operation. */
function exampleValues(...path: readonly string[]): ReadonlyMap<string, unknown> {
  const [operation] = operationsOf(contract)
  const part = path.reduce<Node>((node, step) => node[step] as Node, operation!.definition)
  const content = part['content'] as Readonly<Record<string, { readonly examples: Record<string, Node> }>>
  const entries = Object.entries(content['application/json']!.examples)
  return new Map(entries.map(([name, example]) => [name, resolve(contract, example)['value']]))
}
