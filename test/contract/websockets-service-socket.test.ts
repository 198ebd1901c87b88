// The document of a recipient's socket takes its payloads from the contract, and leads nowhere else.

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { referencesIn } from '../../src/cli/generate/references.ts'
import { schemaViolations } from './support/closed-contract.ts'
import { type Node, readContract, readSocket } from './support/contracts.ts'

const socket = (await readSocket('websockets-service'))!
const source: unknown = parse(await readFile('spec/websockets-service/asyncapi.yaml', 'utf8'))

test('is AsyncAPI 3.0', () => {
  expect(socket).toMatchObject({ asyncapi: '3.0.0' })
})

test('every payload is a reference into the contract', () => {
  const { messages } = (source as { components: { messages: Record<string, { payload: Node }> } }).components
  const payloads = Object.values(messages).map(({ payload }) => Object.entries(payload))
  expect(payloads).toEqual([[['$ref', './openapi.yaml#/components/schemas/Notification']]])
})

test('every reference to another file is to a schema of the contract that is there', async () => {
  const { schemas } = (await readContract('websockets-service'))['components'] as { schemas: Node }
  const outside = referencesIn(source).filter((reference) => !reference.startsWith('#'))
  expect(outside.length).toBeGreaterThan(0)
  for (const reference of outside) {
    const [, name = ''] = /^\.\/openapi\.yaml#\/components\/schemas\/(\w+)$/.exec(reference) ?? []
    expect(schemas).toHaveProperty(name)
  }
})

test('every reference of the published document leads to something in it', () => {
  const targets = referencesIn(socket).map((reference) => [reference, at(reference)])
  expect(targets.length).toBeGreaterThan(0)
  expect(targets.filter(([, target]) => target === undefined)).toEqual([])
})

test('what it shows of its schemas is what the contract says', async () => {
  const { schemas } = (await readContract('websockets-service'))['components'] as { schemas: Node }
  const own = (socket['components'] as { readonly schemas: Node }).schemas
  expect(Object.keys(own).sort()).toEqual(['Notification', 'Token'])
  for (const [name, schema] of Object.entries(own)) expect(schema).toEqual(schemas[name])
})

test('a recipient connects over TLS, with a token in the query and perhaps an Origin, and does nothing but receive', () => {
  expect(socket).toMatchObject({
    servers: { production: { host: 'websockets.socrate.io', protocol: 'wss' } },
    channels: {
      recipient: {
        address: '/',
        bindings: {
          ws: { query: { required: ['token'] }, headers: { properties: { Origin: { type: 'string' } } } },
        },
      },
    },
  })
  const operations = Object.values(socket['operations'] as Record<string, { readonly action: string }>)
  expect(operations.map(({ action }) => action)).toEqual(['send'])
})

test('every example of a message is a payload of the contract', () => {
  const { messages } = socket['components'] as {
    readonly messages: Readonly<
      Record<string, { readonly examples: readonly { readonly payload: unknown }[] }>
    >
  }
  const payloads = Object.values(messages).flatMap(({ examples }) => examples.map(({ payload }) => payload))
  expect(payloads).toHaveLength(1)
  for (const payload of payloads)
    expect(schemaViolations('websockets-service', 'Notification', payload)).toEqual([])
})

function at(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, step) => (node as Node | undefined)?.[step], socket)
}
