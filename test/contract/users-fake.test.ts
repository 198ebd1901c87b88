// The table against the fake users server, of the release that the contract describes: what it says is what the contract
// says, and each answer and frame keeps to it with every schema closed. What the fake does not play it answers with the
// contract's own example: that proves nothing about the contract, and is a test of its own.

import { describe, expect, test } from 'vitest'
import { createFakeUsers, type FakeUsers } from '../../mocks/users/index.ts'
import { played } from '../../mocks/users/operations/perform.ts'
import { ApiError } from '../../src/errors.ts'
import { createUsers } from '../../src/services/users/index.ts'
import { setupUsers } from '../mocks/users/setup.ts'
import { schemaViolations, violations } from './support/closed-contract.ts'
import { type Node, readContract } from './support/contracts.ts'
import { calls } from './users/calls.ts'
import { examplesOf, usersCases } from './users/cases.ts'

const contract = await readContract('users')
const password = 'correct horse'
const meta = { brother: 'mat', cats: 3 }
const accounts = [
  { username: 'root', password, privileges: 1, meta },
  { username: 'george', password, meta },
  { username: 'sam', password },
  { username: 'newcomer', password, activated: false },
] as const

/** A fetch that notes each answer as it was on the wire. */
function recorded(fake: FakeUsers): { fetch: typeof globalThis.fetch; answers: Response[] } {
  const answers: Response[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await fake.fetch(input, init)
    answers.push(response.clone())
    return response
  }
  return { fetch, answers }
}

const rows = usersCases(contract)
const isExample = ({ operation, name }: (typeof rows)[number]): boolean =>
  name === 'succeeds' && played[operation] === undefined

for (const row of rows.filter((each) => !isExample(each))) {
  const { operation, name, as, call, shows, status = 200, notOnFake } = row
  describe(operation, () => {
    if (notOnFake !== undefined) {
      test.skip(`${name}: ${notOnFake}`)
      return
    }

    test(`the fake: ${name}`, async () => {
      const { fetch, answers } = recorded(createFakeUsers({ dialect: 'tokens', users: accounts }))
      const users = createUsers({ baseUrl: 'http://127.0.0.1:6011', fetch })
      if (as !== undefined) await users.login({ username: as, password })
      const { data, error, response } = await call(users.http)

      expect(response.status).toBe(status)
      const answer = answers.at(-1)!
      const type = answer.headers.get('content-type')
      const text = await answer.text()
      const body: unknown = type === null || type.includes('json') ? JSON.parse(text) : text
      expect(violations(operation, status, type, body, 'users')).toEqual([])

      const example = examplesOf(contract, operation).get(shows) as { error?: unknown; message?: unknown }
      if (example.error === true) {
        expect(data).toBeUndefined()
        expect(error).toBeInstanceOf(ApiError)
        expect(body).toEqual({ ...example, message: wordsOf(example.message) })
      } else {
        expect(error).toBeUndefined()
        expect(kindOf(body)).toEqual(kindOf(example))
      }
    })
  })
}

describe('what the fake does not play', () => {
  const examples = rows.filter(isExample)

  test('is every other operation', () => {
    const names = [...Object.keys(played), ...examples.map(({ operation }) => operation)]
    expect(new Set(names)).toEqual(new Set(Object.keys(calls)))
    expect(names).toHaveLength(Object.keys(calls).length)
  })

  test.each(examples)('is answered with the example of the contract: $operation', async (row) => {
    const { operation, call, shows } = row
    const fake = createFakeUsers({ dialect: 'tokens', users: accounts })
    const { fetch, answers } = recorded(fake)
    const users = createUsers({ baseUrl: 'http://127.0.0.1:6011', fetch })
    await users.login({ username: 'root', password })
    const before = { users: fake.users, sessions: fake.sessions, events: fake.events }
    await call(users.http)
    const text = await answers.at(-1)!.text()
    const example = examplesOf(contract, operation).get(shows)
    expect(typeof example === 'string' ? text : JSON.parse(text)).toEqual(example)
    expect({ users: fake.users, sessions: fake.sessions, events: fake.events }).toEqual(before)
  })
})

/** A regular expression is refused by the engine, in words of its own. */
function wordsOf(message: unknown): unknown {
  const engine = 'Invalid regular expression'
  return String(message).startsWith(engine) ? expect.stringContaining(engine) : message
}

/** What tells one success of an operation from another: who is logged in, whether all is shown, whether there is anything. */
function kindOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return typeof body === 'string' ? body.slice(0, 40) : body
  const { authenticated, user, data } = body as { authenticated?: boolean; user?: object; data?: unknown }
  const account = user ?? (Array.isArray(data) ? undefined : data)
  return {
    fields: 'message' in body ? Object.keys(body).sort() : 'free',
    authenticated,
    account: typeof account === 'object' && account !== null ? Object.keys(account).sort() : account,
    isEmpty: Array.isArray(data) ? data.length === 0 : undefined,
  }
}

describe.each([
  ['events', 'ServerEvent', 'Event'],
  ['tokens', 'ServerToken', 'Token'],
] as const)('what the fake emits in the dialect %s', (dialect, union, ending) => {
  const fake = createFakeUsers({ dialect, users: accounts })
  const { emit } = fake
  emit.login('george')
  emit.logout('george')
  emit.activated('george')
  emit.removed('george')
  emit.fileUploaded('george', { name: 'cat.png' })
  emit.fileRemoved('george')
  emit.bucketUploaded('george', { name: 'holiday' })
  emit.bucketRemoved('george')

  test('is all that happens without a request', () => {
    expect(fake.events.map(({ name }) => name)).toHaveLength(8)
  })

  test.each(fake.events)('keeps to the contract: $name', ({ name, frame }) => {
    const sent: unknown = JSON.parse(JSON.stringify(frame))
    expect(schemaViolations('users', `${name}${ending}`, sent)).toEqual([])
    expect(schemaViolations('users', union, sent)).toEqual([])
  })
})

describe.each([
  ['events', 'ClientEvent', 'ServerEvent', {}],
  ['tokens', 'ClientToken', 'ServerToken', { 'users-api-key': 'my-secret-key' }],
] as const)('a client in the dialect %s', (dialect, requests, union, headers) => {
  const { schemas } = contract['components'] as { readonly schemas: Readonly<Record<string, Node>> }
  const examples = framesOf(requests).flatMap((name) => schemas[name]?.['examples'] as readonly object[])

  function framesOf(name: string): string[] {
    const schema = schemas[name]
    const branches = (schema?.['oneOf'] ?? schema?.['anyOf']) as
      | readonly { readonly $ref: string }[]
      | undefined
    return branches?.flatMap(({ $ref }) => framesOf($ref.split('/').at(-1)!)) ?? [name]
  }

  test.each(examples)('is answered as the contract has it: %j', (request) => {
    const client = setupUsers({ dialect }).connect({ origin: 'http://localhost', ...headers })
    client.send(request)
    const [answer, ...more] = client.frames() as Record<string, unknown>[]
    expect(more).toEqual([])
    expect(answer).not.toHaveProperty('error')
    expect(schemaViolations('users', union, answer)).toEqual([])
  })

  test('is told of a failure as the contract has it', () => {
    const client = setupUsers({ dialect }).connect({ origin: 'http://localhost', ...headers })
    const kind = dialect === 'events' ? { eventType: 9 } : { type: 'MetaRequest' }
    for (const username of ['nobody', 'george three', ' ']) client.send({ ...kind, username })
    const answers = client.frames() as Record<string, unknown>[]
    const name = dialect === 'events' ? 'MetaErrorEvent' : 'MetaErrorToken'
    expect(answers).toHaveLength(3)
    for (const answer of answers) expect(schemaViolations('users', name, answer)).toEqual([])
  })
})
