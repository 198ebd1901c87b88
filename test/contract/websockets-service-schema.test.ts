// The GraphQL schema of the WebSockets Service is made from its contract, and says what the document of the service says.

import { buildSchema, type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema as sdl } from '../../generated/websockets-service/schema.ts'
import { unverified } from '../../generated/websockets-service/unverified.ts'
import { createFakeWebSocketsService } from '../../mocks/websockets-service/index.ts'

const schema = buildSchema(sdl)

describe('the schema', () => {
  test('has the three queries and the three mutations of the document, and no subscription', () => {
    expect(Object.keys(schema.getQueryType()!.getFields()).sort()).toEqual([
      'globalMessages',
      'messages',
      'version',
    ])
    const mutations = ['pushGlobalMessage', 'pushMessage', 'registerRecipient']
    expect(Object.keys(schema.getMutationType()!.getFields()).sort()).toEqual(mutations)
    expect(schema.getSubscriptionType()).toBeUndefined()
  })

  test.each([
    ['Query.globalMessages', 'GlobalMessagesQueryResult'],
    ['Query.messages', 'MessagesQueryResult'],
    ['Query.version', 'String'],
    ['Mutation.registerRecipient', 'RegisterRecipientResponse'],
    ['Mutation.pushMessage', '[PushMessageResult]'],
    ['Mutation.pushGlobalMessage', 'GlobalMessage'],
    ['RegisterRecipientInput.recipient', 'String!'],
    ['RegisterRecipientInput.sourceIp', 'String'],
    ['RegisterRecipientInput.origin', 'String'],
    ['RegisterRecipientInput.topic', 'String'],
    ['RegisterRecipientResponse.token', 'Token'],
    ['RegisterRecipientResponse.connectionUri', 'String'],
    ['MessageInput.recipients', '[String!]!'],
    ['MessageInput.message', 'String!'],
    ['MessageInput.expiresAt', 'DateTime'],
    ['GlobalMessageInput.message', 'String!'],
    ['GlobalMessageInput.topic', 'String'],
    ['MessagesFilter.globalMessageId', 'ID'],
    ['MessagesFilter.createdAt', 'DateTimeFilter'],
    ['GlobalMessagesFilter.expiresAt', 'DateTimeFilter'],
    ['DateTimeFilter.from', 'String'],
    ['DateTimeFilter.to', 'String'],
    ['GlobalMessagesQueryResult.items', '[GlobalMessage]'],
    ['MessagesQueryResult.items', '[Message]'],
    ['MessagesQueryResult.nextToken', 'String'],
    ['GlobalMessage.id', 'ID'],
    ['GlobalMessage.createdAt', 'DateTime'],
    ['Message.status', 'MessageStatus'],
    ['Message.deliveredAt', 'DateTime'],
    ['Message.cancelledAt', 'DateTime'],
    ['Message.globalMessageId', 'ID'],
    ['PushMessageResult.item', 'Message'],
    ['PushMessageResult.error', 'Error'],
    ['Error.message', 'String'],
  ])('%s is %s', (coordinate, type) => {
    expect(typeAt(schema, coordinate)).toBe(type)
  })

  test('takes an input that is mandatory, and a filter and a token that are not', () => {
    const fields = { ...schema.getQueryType()!.getFields(), ...schema.getMutationType()!.getFields() }
    const args = Object.entries(fields).map(([name, field]) => [
      name,
      field.args.map((each) => `${each.name}: ${String(each.type)}`),
    ])
    expect(Object.fromEntries(args)).toEqual({
      messages: ['filter: MessagesFilter', 'nextToken: String'],
      globalMessages: ['filter: GlobalMessagesFilter', 'nextToken: String'],
      version: [],
      registerRecipient: ['input: RegisterRecipientInput!'],
      pushMessage: ['input: MessageInput!'],
      pushGlobalMessage: ['input: GlobalMessageInput!'],
    })
  })

  test('describes every type, every field and every argument', () => {
    const own = Object.values(schema.getTypeMap()).filter(({ astNode }) => Boolean(astNode))
    const missing = own.flatMap((type) => {
      const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
      const parts = [...fields, ...fields.flatMap((field) => ('args' in field ? field.args : []))]
      const root = type.name === 'Query' || type.name === 'Mutation'
      return [...(root ? [] : [type]), ...parts].filter(({ description }) => !description).map(String)
    })
    expect(missing).toEqual([])
  })

  test('says of what nobody has verified that it is so', () => {
    const { description } = schema.getMutationType()!.getFields()['pushMessage']!
    expect(description).toMatch(/Unverified: .*Read as: A list/s)
  })
})

describe('the points that nobody has verified', () => {
  test('are those that the document leaves open', () => {
    expect(unverified.map(({ name }) => name).sort()).toEqual([
      'cancelled',
      'connectionLife',
      'dateForms',
      'emptyScope',
      'errors',
      'expiredStatus',
      'frame',
      'globalMessageRows',
      'holdAndDeliver',
      'mandatoryMessage',
      'messagesFilterRanges',
      'messagesItems',
      'otherTopic',
      'pages',
      'pushGlobalMessageResult',
      'pushMessageOrder',
      'pushMessageResult',
      'pushWithoutTopic',
      'refusedHandshake',
      'severalConnections',
      'tokenLifetime',
      'versionType',
    ])
  })

  test.each(unverified.map((mark) => [mark.name, mark] as const))(
    '%s says what is open, how it is read and what to switch',
    (_, mark) => {
      for (const words of [mark.point, mark.reading, mark.switch]) expect(words).toMatch(/^\S.+\.$/)
      if ('coordinate' in mark) expect(hasCoordinate(schema, mark.coordinate)).toBe(true)
    },
  )

  test('name as a switch of the fake what is an option or a method of it', () => {
    const names = unverified.flatMap((mark) =>
      [...mark.switch.matchAll(/(\w+)(?:\(\w+\))? of the fake|its option (\w+)/g)].map(
        ([, before, behind]) => (before ?? behind)!,
      ),
    )
    expect(names.length).toBeGreaterThan(12)
    const fake = createFakeWebSocketsService()
    const missing = names.filter((name) => !(name in fake) && !isOption(name))
    expect(missing).toEqual([])
  })
})

/** A fake refuses an option that it has not, whatever its value. */
function isOption(name: string): boolean {
  try {
    createFakeWebSocketsService({ [name]: undefined })
    return true
  } catch {
    return false
  }
}

function typeAt(schema: GraphQLSchema, coordinate: string): string | undefined {
  const [name = '', field = ''] = coordinate.split('.')
  const type = schema.getType(name)
  if (!isObjectType(type) && !isInputObjectType(type)) return undefined
  return type.getFields()[field]?.type.toString()
}

function hasCoordinate(schema: GraphQLSchema, coordinate: string): boolean {
  const [name = '', value] = coordinate.split('.')
  const type = schema.getType(name)
  if (value === undefined) return type !== undefined
  const isValue = type !== undefined && 'getValue' in type && Boolean(type.getValue(value))
  return isValue || typeAt(schema, coordinate) !== undefined
}
