// The contract of the users server as a document: its frames, its operations, and what asyncapi.yaml says of both.

import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { examples } from '../../generated/users/examples.ts'
import { operations } from '../../generated/users/operations.ts'
import { schemaViolations, violations } from './support/closed-contract.ts'
import { type Node, operationsOf, readContract, resolve } from './support/contracts.ts'

const contract = await readContract('users')
const { schemas } = contract['components'] as { readonly schemas: Readonly<Record<string, Node>> }
const socket = parse(await readFile('spec/users/asyncapi.yaml', 'utf8')) as Node

function schemaOf(name: string): Node {
  const schema = schemas[name]
  if (schema === undefined) throw new Error(`there is no schema ${name}`)
  return schema
}

/** The frames of a union, and those of the unions in it. */
function framesOf(name: string): string[] {
  const schema = schemaOf(name)
  const branches = (schema['oneOf'] ?? schema['anyOf']) as readonly { readonly $ref: string }[] | undefined
  if (branches === undefined) return [name]
  return branches.flatMap(({ $ref }) => framesOf($ref.split('/').at(-1)!))
}

const unions = ['ServerEvent', 'ClientEvent', 'ServerToken', 'ClientToken'] as const
const frames = unions.flatMap((union) => framesOf(union).map((frame) => [union, frame] as const))

describe('the frames', () => {
  test('of the dialect "events" are numbered from 1 to 10', () => {
    const numbers = framesOf('ServerEvent').map((name) => constant(name, 'eventType'))
    expect([...new Set(numbers)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('of the dialect "tokens" are told apart by the same names, without Echo', () => {
    const names = framesOf('ServerToken').map((name) => constant(name, 'type'))
    const users = ['Login', 'Logout', 'Activated', 'Removed']
    const files = ['FileUploaded', 'FileRemoved', 'BucketUploaded', 'BucketRemoved']
    expect([...new Set(names)]).toEqual([...users, ...files, 'MetaRequest'])
  })

  test.each(['ClientEvent', 'ClientToken'])(
    'that a client may send have meta requests of four kinds: %s',
    (union) => {
      const meta = framesOf(union).filter((name) => /Meta/.test(name))
      const fields = meta.map((name) => Object.keys(schemaOf(name)['properties'] as object).slice(2))
      expect(fields).toEqual([[], ['property'], ['val'], ['property', 'val']])
    },
  )

  test('of the dialect "events" do not say whose file or bucket was removed, those of "tokens" do', () => {
    for (const name of ['FileRemoved', 'BucketRemoved']) {
      expect(schemaOf(`${name}Event`)['properties']).not.toHaveProperty('username')
      expect(schemaOf(`${name}Token`)['required']).toContain('username')
    }
  })

  describe.each(frames)('%s %s', (union, frame) => {
    const shown = schemaOf(frame)['examples'] as readonly object[]

    test('has examples that are valid, for itself and in its union', () => {
      expect(shown.length).toBeGreaterThan(0)
      for (const example of shown) {
        expect(schemaViolations('users', frame, example)).toEqual([])
        expect(schemaViolations('users', union, example)).toEqual([])
      }
    })

    test('has no field to spare', () => {
      for (const field of schemaOf(frame)['required'] as readonly string[]) {
        const { [field]: _, ...rest } = shown[0] as Record<string, unknown>
        expect(schemaViolations('users', frame, rest)).not.toEqual([])
      }
      expect(schemaViolations('users', frame, { ...shown[0], more: 1 })).not.toEqual([])
    })
  })

  test.each([
    ['ServerEvent', 'eventType'],
    ['ServerToken', 'type'],
    ['ClientEvent', 'eventType'],
  ])('of %s exclude each other by their %s', (union, field) => {
    const branches = schemaOf(union)['oneOf'] as readonly { readonly $ref: string }[]
    const kinds = branches.map(({ $ref }) => {
      return new Set(framesOf($ref.split('/').at(-1)!).map((name) => constant(name, field)))
    })
    // One value for a branch, and no value for two.
    expect(kinds.map(({ size }) => size)).toEqual(kinds.map(() => 1))
    expect(new Set(kinds.flatMap((values) => [...values])).size).toBe(branches.length)
  })

  test('are not those of the other dialect', () => {
    const [event] = schemaOf('LoginEvent')['examples'] as readonly object[]
    const [token] = schemaOf('LoginToken')['examples'] as readonly object[]
    expect(schemaViolations('users', 'ServerToken', event)).not.toEqual([])
    expect(schemaViolations('users', 'ServerEvent', token)).not.toEqual([])
  })
})

describe('the REST API', () => {
  const all = operationsOf(contract)

  test('has 37 operations; the one whose path may end early stands there twice', () => {
    const again = all.filter(({ definition }) => 'x-same-route-as' in definition)
    expect(all.length - again.length).toBe(37)
    expect(again.map(({ id, definition }) => [id, definition['x-same-route-as']])).toEqual([
      ['uploadChildFiles', 'uploadFiles'],
    ])
  })

  test('has no path of release 0.3.2, whose login is elsewhere', () => {
    const paths = Object.keys(contract.paths)
    for (const path of ['/authenticated', '/logout', '/users/login', '/users/register', '/password-reset'])
      expect(paths).not.toContain(path)
    expect(contract.info.version).toBe('0.5.0')
  })

  test('tells of a failure with the status 200, and says so as a constant', () => {
    const exceptions = ['activateAccount', 'downloadFile']
    for (const { id, definition } of all.filter((one) => !exceptions.includes(one.id))) {
      const answers = definition['responses'] as Readonly<Record<string, { readonly content: Node }>>
      const { schema } = answers['200']!.content['application/json'] as { readonly schema: Node }
      const branches = (schema['anyOf'] as readonly Node[]).map((branch) => resolve(contract, branch))
      const failures = branches.filter((branch) => isFailure(branch))
      expect(failures.length, id).toBeGreaterThan(0)
    }
  })

  test('sends `verbose` as true or not at all, because the server reads any text as true', () => {
    const having = all.filter(({ parameters }) => parameters.some(({ name }) => name === 'verbose'))
    expect(having.map(({ id }) => id)).toContain('getUser')
    for (const { parameters } of having) {
      const verbose = parameters.find(({ name }) => name === 'verbose')
      expect(verbose).toMatchObject({ required: false, schema: { const: true } })
    }
  })

  test('asks for the cookie SID where the server does', () => {
    const { securitySchemes } = contract['components'] as { readonly securitySchemes: Node }
    expect(securitySchemes['session']).toMatchObject({ type: 'apiKey', in: 'cookie', name: 'SID' })
    const open = all.filter(({ definition }) => definition['security'] !== undefined)
    const shut = all.filter(({ definition }) => definition['security'] === undefined)
    for (const { id, definition } of shut) {
      expect(definition['description'], id).toMatch(/^Takes (a|the) login/)
      expect(JSON.stringify(definition['responses']), id).toContain('notLoggedIn')
    }
    for (const { definition } of open) expect(definition['description']).not.toMatch(/^Takes (a|the) login/)
    expect(shut).toHaveLength(26)
  })
})

describe('the examples that are generated', () => {
  test('are there for each operation', () => {
    expect(Object.keys(examples)).toEqual(Object.keys(operations))
  })

  test.each(Object.keys(examples) as (keyof typeof examples)[])('are a success: %s', (operation) => {
    const { status, body, ...more } = examples[operation] as {
      readonly status: number
      readonly contentType?: string
      readonly body: unknown
    }
    expect(violations(operation, status, more.contentType ?? null, body, 'users')).toEqual([])
    expect(body).not.toMatchObject({ error: true })
  })
})

describe('asyncapi.yaml', () => {
  const referred = referencesIn(socket)

  test('refers to what is there', async () => {
    const openapi = parse(await readFile('spec/users/openapi.yaml', 'utf8')) as Node
    expect(referred.length).toBeGreaterThan(80)
    for (const reference of referred) {
      const [file, pointer = ''] = reference.split('#')
      const root = file === '' ? socket : openapi
      expect(['', './openapi.yaml']).toContain(file)
      const found = pointer.slice(1).split('/')
      expect(
        found.reduce<unknown>((node, step) => (node as Node | undefined)?.[step], root),
        reference,
      ).toBeDefined()
    }
  })

  test('takes every payload from the contract', () => {
    const { messages } = socket['components'] as { readonly messages: Readonly<Record<string, Node>> }
    for (const [name, { payload }] of Object.entries(messages)) {
      const schema = `${name[0]?.toUpperCase()}${name.slice(1)}`
      expect(payload).toEqual({ $ref: `./openapi.yaml#/components/schemas/${schema}` })
    }
    expect(Object.keys(messages)).toHaveLength(frames.length)
  })

  test.each([
    ['sendEvents', 'send', 'ServerEvent'],
    ['receiveRequests', 'receive', 'ClientEvent'],
    ['sendTokens', 'send', 'ServerToken'],
    ['receiveTokenRequests', 'receive', 'ClientToken'],
  ])('says who sends what: %s', (operation, action, union) => {
    const found = (socket['operations'] as Readonly<Record<string, Node>>)[operation] ?? {}
    const messages = (found['messages'] as readonly { readonly $ref: string }[]).map(({ $ref }) => $ref)
    const names = framesOf(union).map((name) => `${name[0]?.toLowerCase()}${name.slice(1)}`)
    expect(found['action']).toBe(action)
    expect(messages.map((reference) => reference.split('/').at(-1)).sort()).toEqual(names.sort())
  })

  test('has the headers of the handshake: the key is one of the dialect "tokens"', () => {
    const channels = socket['channels'] as Readonly<Record<string, { readonly bindings: Node }>>
    const headers = Object.entries(channels).map(([name, { bindings }]) => {
      const { properties } = (bindings['ws'] as { readonly headers: Node }).headers
      return [name, Object.keys(properties as object)]
    })
    expect(headers).toEqual([
      ['events', ['Origin', 'Cookie']],
      ['tokens', ['Origin', 'users-api-key', 'Cookie']],
    ])
  })
})

function constant(name: string, property: string): unknown {
  const properties = schemaOf(name)['properties'] as Readonly<Record<string, Node>>
  return properties[property]?.['const']
}

function isFailure({ properties }: Node): boolean {
  return (properties as Readonly<Record<string, Node>> | undefined)?.['error']?.['const'] === true
}

function referencesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' ? [String(value)] : referencesIn(value),
  )
}
