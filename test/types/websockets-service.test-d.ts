// What the client of the WebSockets Service accepts and gives. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import {
  type components,
  createWebSocketsService,
  type DateInput,
  type GlobalMessages,
  type GlobalMessagesFilter,
  type Messages,
  type MessagesFilter,
  type OperationName,
  type OperationVariables,
  parseGmt,
  type PushGlobalMessageInput,
  type PushMessageInput,
  type PushResult,
  type RegisterRecipientInput,
  type ResultOf,
  webSocketsServiceFromEnv,
} from '../../src/services/websockets-service/index.ts'
import {
  connectRecipient,
  type Recipient,
  type RecipientOptions,
} from '../../src/services/websockets-service/recipient/index.ts'
import { WebSocket as WsWebSocket } from 'ws'

type Schemas = components['schemas']
declare const maybe: { number?: number; text?: string; date?: Date; signal?: AbortSignal; yes?: boolean }
declare const json: string

const service = createWebSocketsService({
  accessKey: 'k',
  endpoint: maybe.text,
  timeout: maybe.number,
  documents: { version: maybe.text },
  dangerouslyAllowBrowser: maybe.yes,
})
webSocketsServiceFromEnv(process.env, { timeout: maybe.number })
// @ts-expect-error the access key is needed
createWebSocketsService({})
// @ts-expect-error no such document
createWebSocketsService({ accessKey: 'k', documents: { cancelMessage: 'mutation cancelMessage { a }' } })
// @ts-expect-error it comes from the environment
webSocketsServiceFromEnv(process.env, { accessKey: 'k' })

// What the contract takes, the methods take; and dates besides.
expectTypeOf<Schemas['RegisterRecipientInput']>().toExtend<RegisterRecipientInput>()
expectTypeOf<Schemas['MessageInput']>().toExtend<PushMessageInput>()
expectTypeOf<Schemas['GlobalMessageInput']>().toExtend<PushGlobalMessageInput>()
expectTypeOf<Schemas['MessagesFilter']>().toExtend<MessagesFilter>()
expectTypeOf<Schemas['GlobalMessagesFilter']>().toExtend<GlobalMessagesFilter>()
expectTypeOf<keyof Schemas['MessagesFilter']>().toEqualTypeOf<keyof MessagesFilter>()
expectTypeOf<keyof Schemas['MessageInput']>().toEqualTypeOf<keyof PushMessageInput>()
expectTypeOf<keyof Schemas['RegisterRecipientInput']>().toEqualTypeOf<keyof RegisterRecipientInput>()
expectTypeOf<DateInput>().toEqualTypeOf<Date | string>()
expectTypeOf(parseGmt).returns.toEqualTypeOf<Date>()

// The operations are those of the contract.
type Named = Extract<Schemas['GraphQLRequestBody'], { readonly operationName: string }>
expectTypeOf<OperationName>().toEqualTypeOf<Named['operationName']>()
expectTypeOf<keyof OperationVariables>().toEqualTypeOf<OperationName>()

service.registerRecipient({ recipient: 'a', topic: maybe.text }, { signal: maybe.signal })
// @ts-expect-error the recipient is needed
service.registerRecipient({ topic: 'tax' })
// @ts-expect-error no such field
service.registerRecipient({ recipient: 'a', ip: '::1' })
service.pushMessage({ recipients: ['a'], message: 'b', expiresAt: maybe.date })
// @ts-expect-error a list is needed
service.pushMessage({ recipients: 'a', message: 'b' })
// @ts-expect-error the message is needed
service.pushMessage({ recipients: ['a'] })
// @ts-expect-error a time is no number
service.pushGlobalMessage({ message: 'b', expiresAt: 1_700_000_000 })
// @ts-expect-error that is for pushMessage
service.pushGlobalMessage({ message: 'b', recipients: ['a'] })

expectTypeOf(service.messages({ recipient: maybe.text })).toEqualTypeOf<Messages>()
expectTypeOf(service.globalMessages({ createdAt: { from: maybe.date } })).toEqualTypeOf<GlobalMessages>()
// @ts-expect-error only messages have one
service.globalMessages({ recipient: 'a' })
// @ts-expect-error a range, not a day
service.messages({ createdAt: '2024-01-01' })
// @ts-expect-error the service has no page size
service.messages({}, { pageSize: 10 })

async function results(): Promise<void> {
  const { token, connectionUri } = await service.registerRecipient({ recipient: 'a' })
  expectTypeOf([token, connectionUri]).toEqualTypeOf<string[]>()
  for (const result of await service.pushMessage({ recipients: ['a'], message: 'b' })) {
    expectTypeOf(result).toEqualTypeOf<PushResult>()
    if (result.error === undefined) expectTypeOf(result.item).toEqualTypeOf<Schemas['Message']>()
    else expectTypeOf(result.error.message).toBeString()
  }
  expectTypeOf(await service.pushGlobalMessage({ message: 'b' })).toEqualTypeOf<Schemas['GlobalMessage']>()
  for await (const message of service.messages()) {
    expectTypeOf(message.status).toEqualTypeOf<'PENDING' | 'DELIVERED' | 'CANCELLED' | null | undefined>()
  }
  // @ts-expect-error a global message has no status of its own
  for await (const message of service.globalMessages()) void message.status
  const { nextCursor } = await service.messages().page(maybe.text)
  expectTypeOf(nextCursor).toEqualTypeOf<string | undefined>()
  expectTypeOf(await service.version()).toBeString()

  // run(): the variables and the result of each operation.
  expectTypeOf(await service.run('version')).toEqualTypeOf<string | null>()
  expectTypeOf(await service.run('messages')).toEqualTypeOf<Schemas['MessagesQueryResult'] | null>()
  expectTypeOf(
    await service.run('globalMessages', { filter: { topic: maybe.text }, nextToken: maybe.text }),
  ).toEqualTypeOf<Schemas['GlobalMessagesQueryResult'] | null>()
  expectTypeOf(
    await service.run('pushGlobalMessage', { input: { message: 'a' } }, { timeout: 1 }),
  ).toEqualTypeOf<Schemas['GlobalMessage'] | null>()
  expectTypeOf<ResultOf<'registerRecipient'>>().toEqualTypeOf<Schemas['RegisterRecipientResponse'] | null>()
  // @ts-expect-error no such operation
  await service.run('cancelMessage')
  // @ts-expect-error a mutation needs its input
  await service.run('pushMessage')
  // @ts-expect-error the input of another operation
  await service.run('registerRecipient', { input: { message: 'a' } })
  // @ts-expect-error the filter of another operation
  await service.run('globalMessages', { filter: { recipient: 'a' } })

  expectTypeOf(await service.query<{ version: string }>('{ version }')).toEqualTypeOf<{ version: string }>()
  expectTypeOf(await service.query('{ version }')).toEqualTypeOf<Readonly<Record<string, unknown>>>()
  const { data } = await service.http.POST('/graphql', {
    body: { operationName: 'version', query: 'query version { version }' },
  })
  expectTypeOf(data).not.toBeAny()
  if (data !== undefined && 'errors' in data) expectTypeOf(data.errors.length).toBeNumber()
  await service.http.POST('/graphql', {
    // @ts-expect-error the variables of another operation
    body: { operationName: 'pushMessage', query: '', variables: { input: { recipient: 'a' } } },
  })
  // @ts-expect-error there is one path
  await service.http.POST('/', { body: { query: '{ version }' } })
}
void results

const recipient = connectRecipient({ uri: async () => json, WebSocket: WsWebSocket, signal: maybe.signal })
connectRecipient({ uri: json, WebSocket, reconnect: { minDelay: maybe.number } })
connectRecipient({ uri: json, reconnect: false })
expectTypeOf(recipient).toEqualTypeOf<Recipient<string>>()
recipient.on('message', (text) => expectTypeOf(text).toBeString())
recipient.on('reconnecting', ({ delay }) => expectTypeOf(delay).toBeNumber())
const typed = connectRecipient({
  uri: json,
  parse: (text): { id: number } => JSON.parse(text) as { id: number },
})
expectTypeOf(typed).toEqualTypeOf<Recipient<{ id: number }>>()
// Who takes the options from somebody else does not know what parse gives.
expectTypeOf(connectRecipient({} as RecipientOptions)).toEqualTypeOf<Recipient<unknown>>()
// @ts-expect-error no such event
recipient.on('msg', () => {})
// @ts-expect-error the server pushes, and nothing is sent
recipient.send('a')
// @ts-expect-error a key belongs on the server
connectRecipient({ uri: json, accessKey: 'k' })

async function read(): Promise<void> {
  for await (const message of typed) expectTypeOf(message.id).toBeNumber()
}
void read
