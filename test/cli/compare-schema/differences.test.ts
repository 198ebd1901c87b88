// Two schemas, one of which was altered at one place.

import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { type Difference, differencesOf } from '../../../src/cli/compare-schema/differences.ts'

const ours = `
  scalar DateTime
  scalar Token
  enum Status { PENDING DELIVERED }
  type Query { version: String  messages(filter: Filter, nextToken: String): Page }
  type Mutation { push(input: PushInput!): [Result] }
  input Filter { from: String  topic: String }
  input PushInput { recipients: [String!]!  message: String! }
  type Page { items: [Message]  nextToken: String }
  type Message { id: ID  status: Status  createdAt: DateTime  token: Token }
  type Result { item: Message  error: Error }
  type Error { message: String }
`

function altered(before: string, after: string): Difference[] {
  expect(ours).toContain(before)
  return differencesOf(buildSchema(ours), buildSchema(ours.replaceAll(before, after)))
}

describe('the differences of two schemas', () => {
  it('are none where they are the same, in whatever order they are written', () => {
    const lines = ours.trim().split('\n').toReversed().join('\n')
    expect(differencesOf(buildSchema(ours), buildSchema(lines))).toEqual([])
  })

  it('do not count words of description', () => {
    expect(altered('type Page', '"A page." type Page')).toEqual([])
  })

  it('tell a list that is an object, which breaks who reads it', () => {
    expect(altered('[Result]', 'Result')).toEqual([
      { where: 'Mutation.push', kind: 'differs', ours: '[Result]', theirs: 'Result', breaks: true },
    ])
  })

  it('tell a field that is gone, and a field that nobody asks for', () => {
    expect(altered('id: ID', 'key: ID')).toEqual([
      { where: 'Message.id', kind: 'missing', ours: 'ID', breaks: true },
      { where: 'Message.key', kind: 'extra', theirs: 'ID', breaks: false },
    ])
  })

  it('tell an argument that is gone, and one that must be given', () => {
    expect(altered('nextToken: String)', 'cursor: String!)')).toEqual([
      { where: 'Query.messages(nextToken:)', kind: 'missing', ours: 'String', breaks: true },
      { where: 'Query.messages(cursor:)', kind: 'extra', theirs: 'String!', breaks: true },
    ])
  })

  it('tell a type that is gone in one line, without its fields', () => {
    const gone = differencesOf(buildSchema(ours), buildSchema('type Query { version: String }'))
    expect(gone.map(({ where, kind }) => `${kind} ${where}`)).toEqual([
      ...[
        'missing DateTime',
        'missing Token',
        'missing Status',
        'missing Query.messages',
        'missing Mutation',
      ],
      ...['missing Filter', 'missing PushInput', 'missing Page', 'missing Message', 'missing Result'],
      'missing Error',
    ])
  })

  it('tell values of an enum', () => {
    expect(altered('PENDING DELIVERED', 'DELIVERED EXPIRED')).toEqual([
      { where: 'Status.PENDING', kind: 'missing', ours: 'PENDING', breaks: true },
      { where: 'Status.EXPIRED', kind: 'extra', theirs: 'EXPIRED', breaks: false },
    ])
  })

  it.each([
    ['an answer that is never null does not break', 'id: ID ', 'id: ID! ', false],
    ['a list without nulls does not break', '[Message]', '[Message!]!', false],
    ['a text of another type does not break', 'token: Token', 'token: ID', false],
    ['a number in place of a text breaks', 'version: String', 'version: Int', true],
    ['an input that may be left out does not break', 'message: String!', 'message: String', false],
    ['an input that must be given breaks', 'topic: String', 'topic: String!', true],
    ['a list to send in place of a text breaks', 'from: String', 'from: [String]', true],
  ])('say that %s', (_, before, after, breaks) => {
    const [difference] = altered(before, after).filter(({ kind }) => kind === 'differs')
    expect(difference).toMatchObject({ breaks })
  })

  it('tell another name of a type once, and not at each of its places', () => {
    expect(altered('DateTime', 'AWSDateTime')).toEqual([
      { where: 'DateTime', kind: 'differs', ours: 'DateTime', theirs: 'AWSDateTime', breaks: false },
    ])
    expect(altered('Result', 'PushOutcome')).toEqual([
      { where: 'Result', kind: 'differs', ours: 'Result', theirs: 'PushOutcome', breaks: false },
    ])
  })

  it('say that another name of an input breaks, since documents name it', () => {
    expect(altered('PushInput', 'PushRequest')).toEqual([
      { where: 'PushInput', kind: 'differs', ours: 'PushInput', theirs: 'PushRequest', breaks: true },
    ])
  })

  it('look into a type of another name', () => {
    const sdl = ours.replaceAll('Result', 'Outcome').replace('error: Error', 'reason: Error')
    expect(differencesOf(buildSchema(ours), buildSchema(sdl))).toEqual([
      { where: 'Result', kind: 'differs', ours: 'Result', theirs: 'Outcome', breaks: false },
      { where: 'Result.error', kind: 'missing', ours: 'Error', breaks: true },
      { where: 'Result.reason', kind: 'extra', theirs: 'Error', breaks: false },
    ])
  })

  it('do not take a type for a renamed one that both have', () => {
    const sdl = ours.replace('[Result]', '[Message]').replace(/type (?:Result|Error) .*/g, '')
    expect(differencesOf(buildSchema(ours), buildSchema(sdl))).toEqual([
      { where: 'Mutation.push', kind: 'differs', ours: '[Result]', theirs: '[Message]', breaks: true },
      { where: 'Result', kind: 'missing', ours: 'type', breaks: true },
      { where: 'Error', kind: 'missing', ours: 'type', breaks: true },
    ])
  })

  it('know the roots by what they are for, not by their names', () => {
    const sdl = `schema { query: Reads mutation: Writes }${ours.replace('type Query', 'type Reads').replace('type Mutation', 'type Writes')}`
    expect(differencesOf(buildSchema(ours), buildSchema(sdl))).toEqual([])
  })

  it('tell a subscription that nobody expects', () => {
    expect(altered('type Error', 'type Subscription { pushed: Message } type Error')).toEqual([
      { where: 'Subscription', kind: 'extra', theirs: 'type', breaks: false },
    ])
  })

  it('tell what was a type and is a scalar', () => {
    expect(altered('type Error { message: String }', 'scalar Error')).toEqual([
      { where: 'Error', kind: 'differs', ours: 'type', theirs: 'scalar', breaks: true },
      { where: 'Error.message', kind: 'missing', ours: 'String', breaks: true },
    ])
  })
})
