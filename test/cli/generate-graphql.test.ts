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

  Unverified: It may be a list. Read as: It is not.
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

  it('breaks lines that are too long to read', () => {
    const words = Array.from({ length: 60 }, () => 'word').join(' ')
    const long = sdlOf(contract({ ...text, description: words }, text))!
    expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThan(120)
    const [{ description } = { description: '' }] = buildSchema(long).getQueryType()!.getFields()[
      'find'
    ]!.args
    expect(description?.replaceAll('\n', ' ')).toBe(words)
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
