// createWebSocketsService and the contract of the WebSockets Service speak the same document: Prism, which knows nothing
// but the contract, takes every call and answers with its examples.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError, GraphQLErrors } from '../../src/errors.ts'
import {
  createWebSocketsService,
  type WebSocketsService,
} from '../../src/services/websockets-service/index.ts'
import { rejectionOf } from '../support/outcome.ts'
import { contractPath } from './support/contracts.ts'
import { type Prism, startPrism } from './support/prism.ts'

let prism: Prism
beforeAll(async () => {
  prism = await startPrism({ document: contractPath('websockets-service') })
})
afterAll(() => prism.close())

function setUp(prefer: string, accept = 'application/json'): WebSocketsService {
  const endpoint = new URL('/graphql', prism.url).href
  return createWebSocketsService({ accessKey: 'access-key', endpoint, headers: { prefer, accept } })
}

const input = { recipients: ['user-1'], message: 'Ready' }

describe('what the client sends is what the contract describes', () => {
  const calls: Readonly<Record<string, [string, (service: WebSocketsService) => Promise<unknown>]>> = {
    registerRecipient: [
      'recipientRegistered',
      (service) => service.registerRecipient({ recipient: 'user-1' }),
    ],
    'registerRecipient with everything': [
      'recipientRegistered',
      (service) =>
        service.registerRecipient({
          recipient: 'user-1',
          sourceIp: '203.0.113.7',
          origin: 'https://example.org',
          topic: 'tax',
        }),
    ],
    pushMessage: ['messagePushed', (service) => service.pushMessage(input)],
    'pushMessage with a Date': [
      'messagePushed',
      (service) => service.pushMessage({ ...input, topic: 'tax', expiresAt: new Date(1_800_000_000_000) }),
    ],
    'pushMessage with a date without a zone': [
      'messagePushed',
      (service) => service.pushMessage({ ...input, expiresAt: '2023-07-18T15:00:00' }),
    ],
    pushGlobalMessage: ['globalMessagePushed', (service) => service.pushGlobalMessage({ message: 'Ready' })],
    messages: [
      'lastMessagesPage',
      (service) =>
        service
          .messages({ recipient: 'user-1', globalMessageId: 'global-1', createdAt: { from: '2024-01-01' } })
          .page(),
    ],
    globalMessages: ['globalMessagesPage', (service) => service.globalMessages({ topic: 'tax' }).page()],
    version: ['versionTold', (service) => service.version()],
    'a document of one’s own': [
      'documentAnswered',
      (service) => service.query('query ($token: String) { messages(nextToken: $token) { nextToken } }'),
    ],
  }

  test.each(Object.entries(calls))('%s', async (_, [example, call]) => {
    await expect(call(setUp(`example=${example}`))).resolves.toBeDefined()
  })

  test('the next page, with the filter and the token of the page before', async () => {
    const filter = { recipient: 'user-1' }
    const { nextCursor } = await setUp('example=messagesPage').messages(filter).page()
    const page = await setUp('example=lastMessagesPage').messages(filter).page(nextCursor)
    expect(page.items).toMatchObject([{ id: 'message-3' }])
    expect(page.nextCursor).toBeUndefined()
  })
})

describe('what the contract forbids is refused', () => {
  const query = 'mutation pushMessage($input: MessageInput!) { pushMessage(input: $input) { item { id } } }'
  const post = async (
    body: object,
    headers: Record<string, string> = { 'x-api-key': 'k' },
  ): Promise<number> => {
    const type = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) }
    return (await fetch(new URL('/graphql', prism.url), init)).status
  }
  const push = (input: object): object => ({ operationName: 'pushMessage', query, variables: { input } })

  test('nothing, where nothing is wrong', async () => {
    expect(await post(push({ recipients: ['user-1'], message: 'Ready' }))).toBe(200)
  })

  test('a request without an access key is a 401', async () => {
    expect(await post(push({ recipients: ['user-1'], message: 'Ready' }), {})).toBe(401)
  })

  test.each([
    ['no recipient', push({ recipients: [], message: 'Ready' })],
    ['a recipient that is no text', push({ recipients: [1], message: 'Ready' })],
    ['a message that is missing', push({ recipients: ['user-1'] })],
    ['a field that the input does not have', push({ recipients: ['user-1'], message: 'Ready', ttl: 1 })],
    ['a date that is none', push({ recipients: ['user-1'], message: 'Ready', expiresAt: 'tomorrow' })],
    ['variables that are missing', { operationName: 'pushMessage', query }],
    ['a name that no operation has', { operationName: 'cancelMessage', query }],
    ['a request without a document', { operationName: 'version' }],
  ])('%s is a 422', async (_, body) => {
    expect(await post(body)).toBe(422)
  })
})

describe('what the contract shows is what the client reads', () => {
  test('registerRecipient: the token and the URI', async () => {
    expect(await setUp('example=recipientRegistered').registerRecipient({ recipient: 'user-1' })).toEqual({
      token: 'SOME_TOKEN',
      connectionUri: 'wss://websockets.socrate.io/?token=SOME_TOKEN',
    })
  })

  test.each(['messagePushed', 'messagePushedAsObject'])(
    'pushMessage: %s is a list of one',
    async (example) => {
      const results = await setUp(`example=${example}`).pushMessage(input)
      expect(results).toMatchObject([{ item: { id: 'message-1', status: 'DELIVERED' } }])
    },
  )

  test('pushMessage: what went wrong for one recipient stands beside what went well', async () => {
    const results = await setUp('example=messagePushedInPart').pushMessage(input)
    expect(results).toMatchObject([
      { item: { status: 'PENDING' } },
      { error: { message: 'The message cannot be stored' } },
    ])
  })

  test('pushGlobalMessage: the message', async () => {
    const message = await setUp('example=globalMessagePushed').pushGlobalMessage({ message: 'Ready' })
    expect(message).toMatchObject({ id: 'global-1', topic: null })
  })

  test('messages: a page with the token of the next', async () => {
    const page = await setUp('example=messagesPage').messages().page()
    expect(page).toMatchObject({
      items: [{ id: 'message-1' }],
      nextCursor: expect.stringMatching(/eyJwYWdlIjoyfQ$/),
    })
  })

  test('version: a text', async () => {
    expect(await setUp('example=versionTold').version()).toBe('1.0.0')
  })

  test.each([
    ['scopeDenied', 'The contract of this tenant has ended'],
    ['documentInvalid', 'Cannot query field "body" on type "Message".'],
  ])('errors: %s is GraphQLErrors with what the service said', async (example, message) => {
    const error = await rejectionOf(setUp(`example=${example}`).pushMessage(input))
    expect(error).toBeInstanceOf(GraphQLErrors)
    expect(error).toMatchObject({ errors: [{ message }] })
  })

  test.each([
    [401, 'keyUnknown', 'text/plain'],
    [401, 'keyUnknownAsJson', 'application/json'],
    [403, 'requestRefused', 'text/plain'],
    [502, 'serviceFailed', 'text/plain'],
    [503, 'serviceFailedAsJson', 'application/json'],
  ])('a status that is no success: %i %s is ApiError', async (status, example, accept) => {
    const service = setUp(`code=${status}, example=${example}`, accept)
    const error = await rejectionOf(service.pushMessage(input))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status })
  })
})
