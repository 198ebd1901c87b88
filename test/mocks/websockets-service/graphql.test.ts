// The GraphQL that the fake executes: real, on the generated schema.

import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  buildSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from '../../../generated/websockets-service/schema.ts'
import { createSchema } from '../../../mocks/websockets-service/graphql/schema.ts'
import { resolveOptions } from '../../../mocks/websockets-service/resolve-options.ts'
import { documents } from '../../../src/services/websockets-service/documents.ts'
import { setup } from './setup.ts'

const pushOne = { recipients: ['ann'], message: 'Done' }

describe('GraphQL on the fake', () => {
  it('answers with the fields that were selected and no others', async () => {
    const { run } = setup()
    const data = await run(
      'mutation ($input: MessageInput!) { pushMessage(input: $input) { item { recipient status } } }',
      { input: pushOne },
    )
    expect(data).toEqual({ pushMessage: [{ item: { recipient: 'ann', status: 'PENDING' } }] })
  })

  it('takes literals instead of variables, aliases and fragments', async () => {
    const { run } = setup()
    const data = await run(`
      mutation {
        first: pushMessage(input: { recipients: ["ann"], message: "1" }) { ...Sent }
        second: pushMessage(input: { recipients: ["ben"], message: "2" }) { ... on PushMessageResult { ...Sent } }
      }
      fragment Sent on PushMessageResult { item { to: recipient message } }`)
    expect(data).toEqual({
      first: [{ item: { to: 'ann', message: '1' } }],
      second: [{ item: { to: 'ben', message: '2' } }],
    })
  })

  it.each(Object.entries(documents))('executes the built-in document %s', async (operationName, query) => {
    const { post } = setup()
    const input = operationName === 'registerRecipient' ? { recipient: 'ann' } : { message: 'Done' }
    const variables = { input: operationName === 'pushMessage' ? pushOne : input }
    const { status, body } = await post({ operationName, query, variables })
    expect([status, body.errors, body.data[operationName]]).toEqual([200, undefined, expect.anything()])
  })

  it('executes an anonymous operation, and takes an empty operationName for none', async () => {
    const { post } = setup()
    for (const operationName of [undefined, null, '']) {
      const { body } = await post({ query: '{ version }', operationName })
      expect(body).toEqual({ data: { version: '1.0.0' } })
    }
  })

  it('executes the operation of a document that operationName chooses', async () => {
    const { post, fake } = setup()
    const query = 'query a { version } mutation b { pushGlobalMessage(input: { message: "x" }) { message } }'
    expect((await post({ query, operationName: 'b' })).body.data.pushGlobalMessage.message).toBe('x')
    expect((await post({ query })).body.errors[0].message).toMatch(/operation name/)
    expect((await post({ query, operationName: 'c' })).body.errors[0].message).toMatch(/"c"/)
    expect(fake.globalMessages).toHaveLength(1)
  })

  it.each([
    ['is no GraphQL', '{ version', /Syntax Error/],
    ['asks for a field that does not exist', '{ recipients }', /Cannot query field "recipients"/],
    ['selects nothing of an object', '{ messages }', /must have a selection of subfields/],
    ['subscribes', 'subscription { messages { items { id } } }', /subscription/],
    ['is longer than any use needs', `{ ${'version '.repeat(10_001)}}`, /10000 tokens/],
    ['leaves a mandatory argument out', 'mutation { pushMessage { item { id } } }', /\binput\b/],
    [
      'leaves the recipient out',
      'mutation { registerRecipient(input: {}) { token } }',
      /required.*recipient|recipient.*required/,
    ],
    [
      'has a null for a recipient',
      'mutation { pushMessage(input: { recipients: [null], message: "x" }) { item { id } } }',
      /non-nullable|null/,
    ],
  ])('answers a document that %s with 200 and errors', async (_, query, message) => {
    const { post, fake } = setup()
    const { status, body } = await post({ query })
    expect([status, body.data ?? undefined, body.errors[0].message]).toEqual([
      200,
      undefined,
      expect.stringMatching(message),
    ])
    expect(fake.messages).toEqual([])
  })

  it.each([
    ['in selections', `{ messages ${'{ items'.repeat(4000)}${'}'.repeat(4001)}`],
    ['in fragments', `{${'...{'.repeat(4900)}`],
    ['in arguments', `{ messages(filter: ${'{ topic: '.repeat(3000)}`],
    ['in lists', `mutation { pushMessage(input: { recipients: ${'['.repeat(4900)}`],
    ['in types', `query ($list: ${'['.repeat(4900)}`],
  ])('answers a document that is nested too deep %s with 200 and errors', async (_, query) => {
    const { status, body } = await setup().post({ query })
    expect([status, body]).toEqual([
      200,
      { errors: [{ message: 'The document is nested more than 100 levels deep' }] },
    ])
  })

  it('executes what is nested deep, as long as somebody could have written it', async () => {
    const { post } = setup()
    expect((await post({ query: `${'{ ... '.repeat(99)}{ version }${' }'.repeat(99)}` })).body).toEqual({
      data: { version: '1.0.0' },
    })
    const fragments = Array.from(
      { length: 1000 },
      (_, index) => `fragment f${index} on Query { ...f${index + 1} }`,
    )
    const query = `{ ...f0 } ${fragments.join(' ')} fragment f1000 on Query { version }`
    expect((await post({ query })).body).toEqual({ data: { version: '1.0.0' } })
  })

  it('counts no bracket in a text as a level', async () => {
    const { fake, run } = setup()
    const message = '{['.repeat(200)
    await run(`mutation { pushGlobalMessage(input: { message: "${message}" }) { id } }`)
    expect(fake.globalMessages[0]?.message).toBe(message)
  })

  it('answers variables that are nested deep with 200 and errors', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const query = 'mutation ($input: MessageInput!) { pushMessage(input: $input) { item { id } } }'
    for (const input of [deep, `{"recipients":${deep},"message":"x"}`]) {
      const { status, body } = await setup().post(`{"query":"${query}","variables":{"input":${input}}}`)
      expect([status, body.data, body.errors[0].message]).toEqual([
        200,
        undefined,
        expect.stringContaining('got invalid value'),
      ])
    }
  })

  it.each([
    ['a list where there is text', { recipients: ['ann'], message: ['x'] }, /\.message\b/],
    ['a number for a recipient', { recipients: [7], message: 'x' }, /\.recipients\b/],
    ['no message', { recipients: ['ann'] }, /required.*"message"|"message".*required/],
    ['a name that does not exist', { recipients: ['ann'], message: 'x', topics: [] }, /"topics"/],
    ['what is no date', { recipients: ['ann'], message: 'x', expiresAt: 'tomorrow' }, /DateTime is no date/],
    ['a number for a date', { recipients: ['ann'], message: 'x', expiresAt: 1 }, /DateTime must be text/],
  ])('refuses a variable that is %s, and says where', async (_, input, message) => {
    const { post, fake } = setup()
    const query = 'mutation ($input: MessageInput!) { pushMessage(input: $input) { item { id } } }'
    const { status, body } = await post({ query, variables: { input } })
    expect([status, body.data]).toEqual([200, undefined])
    expect(body.errors[0].message).toMatch(message)
    expect(fake.messages).toEqual([])
  })

  it('checks dates by the names that graphql 16 and 17 call for', () => {
    const { parseValue, coerceInputValue } = createSchema(resolveOptions({})).getType('DateTime') as never
    for (const check of [parseValue, coerceInputValue] as ((value: unknown) => unknown)[]) {
      expect(() => check('tomorrow')).toThrow('DateTime is no date')
      expect(check('2024-01-01')).toBe('2024-01-01')
    }
  })

  it('says with a path which field failed, and executes the others', async () => {
    const { post } = setup()
    const query = `mutation {
      good: pushGlobalMessage(input: { message: "x" }) { message }
      bad: pushMessage(input: { recipients: [], message: "x" }) { item { id } }
    }`
    const { status, body } = await post({ query })
    expect(status).toBe(200)
    expect(body.data).toEqual({ good: { message: 'x' }, bad: null })
    expect(body.errors).toEqual([
      { message: expect.any(String), locations: [{ line: 3, column: 7 }], path: ['bad'] },
    ])
  })

  it('shows its schema to who has a key: that of the contract', async () => {
    const { run } = setup()
    const shown = printSchema(lexicographicSortSchema(buildClientSchema(await run(getIntrospectionQuery()))))
    expect(shown).toBe(printSchema(lexicographicSortSchema(buildSchema(schema))))
  })

  it('has one object for pushMessage where pushResult says so, in its schema, too', async () => {
    const { run } = setup({ pushResult: 'object' })
    const shown = printSchema(buildClientSchema(await run(getIntrospectionQuery())))
    expect(shown).toContain('): PushMessageResult\n')
    const data = await run(
      'mutation ($input: MessageInput!) { pushMessage(input: $input) { item { recipient } error { message } } }',
      { input: { recipients: ['ann', 'ben'], message: 'x' } },
    )
    expect(data).toEqual({ pushMessage: { item: { recipient: 'ann' }, error: null } })
  })

  it('has item and error around a global message where pushGlobalResult says so, in its schema, too', async () => {
    const { run } = setup({ pushGlobalResult: 'result' })
    const field = 'mutation { pushGlobalMessage(input: { message: "x" })'
    expect(await run(`${field} { item { message } error { message } } }`)).toEqual({
      pushGlobalMessage: { item: { message: 'x' }, error: null },
    })
    await expect(run(`${field} { message } }`)).rejects.toThrow('Cannot query field "message"')
  })

  it('answers version with a text', async () => {
    expect(await setup({ version: '2.4.1' }).run('{ version }')).toEqual({ version: '2.4.1' })
  })
})
