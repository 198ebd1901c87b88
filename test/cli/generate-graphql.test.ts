// What `channelkit generate` makes of a contract that describes GraphQL.

import { buildSchema, printSchema } from 'graphql'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { generate } from '../../src/cli/commands/generate.ts'
import type { Document } from '../../src/cli/generate/bundle.ts'
import type { Schema } from '../../src/cli/generate/graphql/schema.ts'
import { sdlOf } from '../../src/cli/generate/graphql/sdl.ts'

type Schemas = Readonly<Record<string, Schema>>

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const text: Schema = { type: 'string' }
const nothing: Schema = { type: 'null' }

/** A contract with one query, `find(note)`, which answers with a Note. */
function contract(note: Schema, answer: Schema, more: Schemas = {}): Document {
  const find: Schema = {
    'x-graphql-kind': 'query',
    description: 'Finds a note.',
    properties: { operationName: { const: 'find' }, variables: { properties: { note } } },
  }
  const content = (schema: Schema): object => ({ content: { 'application/json': { schema } } })
  const post = {
    operationId: 'runGraphQL',
    requestBody: content(ref('FindRequest')),
    responses: { 200: { description: 'Found.', ...content({ anyOf: [ref('FindAnswer')] }) } },
  }
  const data: Schema = { properties: { find: answer } }
  return {
    openapi: '3.1.0',
    paths: { '/graphql': { post } },
    components: { schemas: { FindRequest: find, FindAnswer: { properties: { data } }, ...more } },
  }
}

/** What becomes of a field `it` of what is answered. */
function typeOf(it: Schema, required: readonly string[] = ['it']): string | undefined {
  const more = { Note: { properties: { it }, required }, Kind: { enum: ['LONG', 'SHORT'] } }
  return /^ {2}it: (.*)$/m.exec(sdlOf(contract(text, ref('Note'), more)) ?? '')?.[1]
}

describe('the type of a field', () => {
  it.each<[string, Schema, string]>([
    ['a text', text, 'String!'],
    ['a text that may be null', { type: ['string', 'null'] }, 'String'],
    ['a whole number', { type: 'integer' }, 'Int!'],
    ['a number', { type: 'number' }, 'Float!'],
    ['true or false', { type: 'boolean' }, 'Boolean!'],
    ['a date and time', { type: 'string', format: 'date-time' }, 'DateTime!'],
    ['what says its type', { 'x-graphql-type': 'ID', type: ['string', 'null'] }, 'ID'],
    ['a component', ref('Note'), 'Note!'],
    ['a component or null', { anyOf: [ref('Note'), nothing] }, 'Note'],
    ['one of several words', ref('Kind'), 'Kind!'],
    ['a list', { type: 'array', items: text }, '[String!]!'],
    ['a list with gaps', { type: 'array', items: { anyOf: [ref('Kind'), nothing] } }, '[Kind]!'],
    ['a list or null', { type: ['array', 'null'], items: text }, '[String!]'],
  ])('is made from %s', (_, schema, type) => {
    expect(typeOf(schema)).toBe(type)
  })

  it('may be null where it is not required', () => {
    expect(typeOf(text, [])).toBe('String')
  })

  it.each<[string, Schema]>([
    ['two things at once', { type: ['string', 'integer'] }],
    ['one of two', { anyOf: [text, ref('Note')] }],
    ['words without a name', { type: 'string', enum: ['a'] }],
    ['an object without a name', { type: 'object', properties: { a: text } }],
    ['nothing at all', {}],
  ])('is asked for where the schema is %s', (_, schema) => {
    const rule = 'Note.it is no one GraphQL type; say it with x-graphql-type'
    expect(() => typeOf(schema)).toThrow(expect.objectContaining({ code: 'invalid_contract', message: rule }))
  })
})

describe('the schema', () => {
  const note: Schema = { properties: { text }, required: ['text'], description: 'A note\nin "quotes".' }
  const answer: Schema = {
    anyOf: [ref('Answer'), nothing],
    'x-unverified': { point: 'It may be a list.', reading: 'It is not.' },
  }
  const sdl = sdlOf(
    contract(ref('NoteInput'), answer, {
      NoteInput: note,
      Answer: {
        properties: { fault: { anyOf: [ref('Fault'), nothing] }, token: { 'x-graphql-type': 'Token' } },
      },
      Fault: { properties: { text }, 'x-graphql-name': 'Error' },
      Token: { type: 'string', 'x-graphql-type': 'Token', description: 'Opens \\ """ `${doors}`.' },
    }),
  )!

  it('has the query, and every type that leads on from it, with the words of the contract', () => {
    expect(sdl).toBe(`type Query {
  """
  Finds a note.

  Unverified: It may be a list.

  Read as: It is not.
  """
  find(
    """
    A note
    in "quotes".
    """
    note: NoteInput
  ): Answer
}

"""
A note
in "quotes".
"""
input NoteInput {
  text: String!
}

type Answer {
  fault: Error
  token: Token
}

type Error {
  text: String
}

"""Opens \\ \\""" \`\${doors}\`."""
scalar Token
`)
  })

  it('is one that graphql-js builds, with the same words', () => {
    const schema = buildSchema(sdl)
    expect(schema.getType('Token')?.description).toBe('Opens \\ """ `${doors}`.')
    expect(buildSchema(printSchema(schema)).getType('NoteInput')?.description).toBe('A note\nin "quotes".')
  })

  it.each([
    ['a line of any length', Array.from({ length: 60 }, () => 'word').join(' ')],
    ['a list in a list', '- one\n  - two\n\n- three'],
    ['code', 'Like this:\n\n    const a = 1\n\n      b = 2'],
    ['code at the begin', '    const a = 1\n\nis code.'],
  ])('has the words as they are: %s', (_, words) => {
    const schema = buildSchema(sdlOf(contract({ ...text, description: `${words}\n` }, text))!)
    expect(schema.getQueryType()!.getFields()['find']!.args[0]?.description).toBe(words)
  })

  it('finds answers, and types of arguments, wherever a reference leads', () => {
    const document = contract({ $ref: '#/components/schemas/A~1B/properties/text' }, text, {
      'A/B': { properties: { text: { type: 'integer' } } },
      text: { properties: { text } },
    })
    const { responses } = (document.paths['/graphql'] as { post: { responses: Record<string, unknown> } })
      .post
    const found = responses['200']
    responses['200'] = { $ref: '#/components/responses/Found' }
    const sdl = sdlOf({
      ...document,
      components: { ...document.components, responses: { Found: found } } as object,
    })
    expect(sdl).toContain('find(note: Int): String')
  })

  it('takes a name from the component that a reference leads to, also over another one', () => {
    const more = { Also: ref('Note'), Note: { properties: { text } } }
    expect(sdlOf(contract(text, ref('Also'), more))).toContain('find(note: String): Note!\n')
  })

  it('gives one name to two components if GraphQL has only one of them', () => {
    const more = {
      Error: { properties: { status: { type: 'integer' } } },
      Fault: { properties: { text }, 'x-graphql-name': 'Error' },
    }
    expect(sdlOf(contract(text, ref('Fault'), more))).toContain('type Error {\n  text: String\n}')
  })

  it.each<[string, Document, string]>([
    [
      'an object that is sent and answered',
      contract(ref('Note'), ref('Note'), { Note: note }),
      'Note is both sent and answered; GraphQL wants two types',
    ],
    [
      'a request without a name',
      contract(text, text, { FindRequest: { 'x-graphql-kind': 'query' } }),
      'the GraphQL request FindRequest has no constant operationName',
    ],
    [
      'a request of another kind',
      contract(text, text, {
        FindRequest: { 'x-graphql-kind': 'fetch', properties: { operationName: { const: 'find' } } },
      }),
      'the GraphQL request FindRequest is neither query nor mutation',
    ],
    [
      'a request that nothing answers',
      contract(text, text, { FindAnswer: { properties: {} } }),
      'the GraphQL request FindRequest has no answer with data.find',
    ],
    [
      'two components that both come to one name',
      contract(ref('Left'), ref('Right'), {
        Left: { enum: ['A'], 'x-graphql-name': 'Side' },
        Right: { enum: ['B'], 'x-graphql-name': 'Side' },
      }),
      'the components Left and Right are called Side in GraphQL; see x-graphql-name',
    ],
    [
      'a name that two components could mean',
      contract(
        text,
        { 'x-graphql-type': '[Side]' },
        {
          Side: { enum: ['A'] },
          Right: { enum: ['B'], 'x-graphql-name': 'Side' },
        },
      ),
      'the components Side and Right are called Side in GraphQL; see x-graphql-name',
    ],
    [
      'a component with the name of a scalar',
      contract(text, ref('Id'), { Id: { properties: { text }, 'x-graphql-name': 'ID' } }),
      'the component Id is called ID in GraphQL, which has a ID already',
    ],
    [
      'a property whose name is none',
      contract(text, ref('Note'), { Note: { properties: { 'x-y': text } } }),
      'GraphQL does not take Note.x-y: Names must only contain [_a-zA-Z0-9] but "x-y" does not.',
    ],
    [
      'a component whose name is none',
      contract(text, ref('My note'), { 'My note': { properties: { text } } }),
      'GraphQL does not take the type My note! of find: Syntax Error: Expected <EOF>, found Name "note".',
    ],
    [
      'an argument whose name is none',
      contract(text, text, {
        FindRequest: {
          'x-graphql-kind': 'query',
          properties: { operationName: { const: 'find' }, variables: { properties: { '1st': text } } },
        },
      }),
      'GraphQL does not take find.1st: Names must start with [_a-zA-Z] but "1st" does not.',
    ],
    [
      'a word of an enum that GraphQL keeps for itself',
      contract(text, ref('Kind'), { Kind: { enum: ['true'] } }),
      'GraphQL does not take Kind.true: Enum values cannot be named: true',
    ],
    [
      'a type that is not written in the notation of GraphQL',
      contract(text, { 'x-graphql-type': '[Note' }, {}),
      'GraphQL does not take the type [Note! of find: Syntax Error: Expected "]", found <EOF>.',
    ],
    [
      'an object with nothing in it',
      contract(text, ref('Note'), { Note: { properties: {} } }),
      'what the contract describes is no GraphQL schema: Type Note must define one or more fields.',
    ],
    [
      'a name that GraphQL keeps for itself',
      contract(text, ref('Note'), { Note: { properties: { __id: text } } }),
      'what the contract describes is no GraphQL schema: Name "__id" must not begin with "__", which is reserved by GraphQL introspection.',
    ],
    [
      'two requests with one name',
      contract(text, text, {
        AgainRequest: { 'x-graphql-kind': 'query', properties: { operationName: { const: 'find' } } },
      }),
      'what the contract describes is no GraphQL schema: Field "Query.find" can only be defined once.',
    ],
    [
      'a component with the name of a root',
      contract(text, ref('Query'), { Query: { properties: { text } } }),
      'what the contract describes is no GraphQL schema: There can be only one type named "Query".',
    ],
    [
      'a reference to nothing',
      contract(text, ref('Nobody')),
      'the reference #/components/schemas/Nobody leads to nothing',
    ],
    [
      'a reference that comes back to itself',
      contract(text, ref('Left'), { Left: ref('Right'), Right: ref('Left') }),
      'the reference #/components/schemas/Left leads to nothing',
    ],
  ])('is refused for %s', (_, document, message) => {
    expect(() => sdlOf(document)).toThrow(expect.objectContaining({ code: 'invalid_contract', message }))
  })
})

describe('channelkit generate', { timeout: 60_000 }, () => {
  it('writes the schema as a file and as a value', async () => {
    const at = await mkdtemp(join(tmpdir(), 'channelkit-'))
    onTestFinished(() => rm(at, { recursive: true }))
    const log = vi.spyOn(console, 'log').mockReturnValue()
    onTestFinished(() => void log.mockRestore())
    const document = contract(text, text, { Text: { description: 'Not used: `${a}` \\ """.' } })
    const find = document.components?.schemas?.['FindRequest']
    Object.assign(find ?? {}, { description: 'Costs `${1}` or \\ """.' })
    await writeFile(
      join(at, 'openapi.json'),
      JSON.stringify({ info: { title: 'T', version: '1' }, ...document }),
    )
    await generate.run([join(at, 'openapi.json'), '--out', join(at, 'out')])

    const files = ['openapi.json', 'operations.ts', 'schema.graphql', 'schema.ts', 'types.ts']
    expect((await readdir(join(at, 'out'))).sort()).toEqual(files)
    const file = await readFile(join(at, 'out', 'schema.graphql'), 'utf8')
    const path = join(at, 'out', 'schema.ts')
    const { schema } = (await import(/* @vite-ignore */ path)) as { schema: string }
    expect(file.startsWith(`# Generated by channelkit generate from ${at}`)).toBe(true)
    expect(file.endsWith(`\n\n${schema}`)).toBe(true)
    expect(buildSchema(schema).getQueryType()?.getFields()['find']?.description).toBe(
      'Costs `${1}` or \\ """.',
    )
  })
})
