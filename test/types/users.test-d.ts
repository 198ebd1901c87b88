// What the clients of the users server accept and give. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import { WebSocket } from 'ws'
import type { ApiError } from '../../src/errors.ts'
import {
  connectUsersEvents,
  createUsers,
  type components,
  type EchoEvent,
  EventType,
  type Schedule,
  type ServerEvent,
  type ServerToken,
  TokenType,
  type UsersEvents,
  type UsersSocket,
  type UsersTokens,
} from '../../src/services/users/index.ts'

type Schemas = components['schemas']
declare const maybe: { text?: string; number?: number; headers?: Record<string, string> }
const url = 'ws://127.0.0.1:8080'

const events = connectUsersEvents({ url })
const tokens = connectUsersEvents({ url, dialect: 'tokens', apiKey: maybe.text })
expectTypeOf(events).toEqualTypeOf<UsersEvents>()
expectTypeOf(tokens).toEqualTypeOf<UsersTokens>()
connectUsersEvents({
  url,
  dialect: 'events',
  headers: maybe.headers,
  timeout: maybe.number,
  reconnect: false,
})
connectUsersEvents({ url, WebSocket })
connectUsersEvents({ url, WebSocket: globalThis.WebSocket, reconnect: { minDelay: maybe.number } })

// @ts-expect-error a URL is needed
connectUsersEvents({})
// @ts-expect-error there are no keys in the dialect events
connectUsersEvents({ url, dialect: 'events', apiKey: 'key' })
// @ts-expect-error nor where none is chosen
connectUsersEvents({ url, apiKey: 'key' })
// @ts-expect-error no such dialect
connectUsersEvents({ url, dialect: 'graphql' })

// A dialect from a configuration; the echo tells which one it is.
declare const dialect: 'events' | 'tokens'
const either = connectUsersEvents({ url, dialect })
expectTypeOf(either).toEqualTypeOf<UsersSocket>()
either.on('close', ({ code }) => expectTypeOf(code).toEqualTypeOf<number>())
either.on('Login', ({ username }) => expectTypeOf(username).toEqualTypeOf<string>())
either.on('event', (event) => expectTypeOf(event).toEqualTypeOf<ServerEvent | ServerToken>())
expectTypeOf(either.approved()).resolves.toEqualTypeOf<void>()
expectTypeOf(either.echo).toEqualTypeOf<UsersEvents['echo'] | undefined>()
const schedule: Schedule = (task, milliseconds) => {
  const timer = setTimeout(task, milliseconds)
  return () => clearTimeout(timer)
}
connectUsersEvents({ url, schedule })

// Each number has its event.
events.on(EventType.Login, (event) => expectTypeOf(event).toEqualTypeOf<Schemas['LoginEvent']>())
events.on(EventType.FileRemoved, ({ file }) => expectTypeOf(file.name).toEqualTypeOf<string>())
events.on(10, ({ message }) => expectTypeOf(message).toEqualTypeOf<string>())
events.on('unknown', (frame) => expectTypeOf(frame).toEqualTypeOf<Readonly<Record<string, unknown>>>())
events.on('invalid', ({ raw, reason }) => expectTypeOf([raw, reason]).toEqualTypeOf<string[]>())
events.on('close', ({ code }) => expectTypeOf(code).toEqualTypeOf<number>())
events.on('error', (error) => expectTypeOf(error).toEqualTypeOf<Error>())
// @ts-expect-error files are removed without a user
events.on(EventType.FileRemoved, ({ username }) => username)
// @ts-expect-error a word of the other dialect
events.on('Login', () => {})
// @ts-expect-error no such number
events.on(11, () => {})

// All numbers are there, and the union is complete.
expectTypeOf<(typeof EventType)[keyof typeof EventType]>().toEqualTypeOf<ServerEvent['eventType']>()
expectTypeOf<(typeof TokenType)[keyof typeof TokenType]>().toEqualTypeOf<ServerToken['type']>()
events.on('event', (event) => {
  switch (event.eventType) {
    case EventType.Login:
    case EventType.Logout:
    case EventType.Activated:
    case EventType.Removed:
      return event.username
    case EventType.FileUploaded:
    case EventType.FileRemoved:
      return event.file.identifier
    case EventType.BucketUploaded:
    case EventType.BucketRemoved:
      return event.bucket.identifier
    case EventType.MetaRequest:
      return 'error' in event ? event.error : event.val
    case EventType.Echo:
      return event.message
    default:
      return event satisfies never
  }
})

tokens.on(TokenType.FileRemoved, ({ username }) => expectTypeOf(username).toEqualTypeOf<string>())
tokens.on('Login', (token) => expectTypeOf(token).toEqualTypeOf<Schemas['LoginToken']>())
// @ts-expect-error a number of the other dialect
tokens.on(EventType.Login, () => {})
// @ts-expect-error there is no echo in the dialect tokens
tokens.echo('Hello world?')
expectTypeOf(events.echo('a', { broadcast: true })).resolves.toEqualTypeOf<EchoEvent>()
expectTypeOf<EchoEvent>().toEqualTypeOf<Schemas['EchoEvent']>()

for await (const event of events) expectTypeOf(event).toEqualTypeOf<ServerEvent>()
for await (const token of tokens) expectTypeOf(token).toEqualTypeOf<ServerToken>()

events.meta.set('george', { sister: 'sam' })
events.meta.setProperty('george', 'brother', null)
// @ts-expect-error the server would read instead of write
events.meta.set('george', undefined)
// @ts-expect-error what is kept for a user is an object
events.meta.set('george', 'sam')
// @ts-expect-error a list is none
events.meta.set('george', ['sam'])
// @ts-expect-error the server would read instead of write
events.meta.setProperty('george', 'brother', undefined)
interface Relatives {
  readonly sister: string
}
declare const relatives: Relatives
events.meta.set('george', relatives)
expectTypeOf(events.meta.getProperty('george', 'sister')).resolves.toEqualTypeOf<unknown>()

const users = createUsers({ baseUrl: 'http://127.0.0.1:6011', session: maybe.text, timeout: maybe.number })
expectTypeOf(users.session).toEqualTypeOf<string | undefined>()
expectTypeOf((await users.login({ username: 'a', password: 'b' })).user).toEqualTypeOf<Schemas['User']>()
// @ts-expect-error a password is needed
users.login({ username: 'a' })

// A refusal is no data.
const { data, error } = await users.http.GET('/users/{username}', { params: { path: { username: 'a' } } })
expectTypeOf(error).toEqualTypeOf<ApiError | undefined>()
expectTypeOf(data?.error).toEqualTypeOf<false | undefined>()
if (error) throw error
expectTypeOf(data.data.username).toEqualTypeOf<string>()

const me = await users.http.GET('/who-am-i', { params: { query: { verbose: true } } })
if (me.data?.authenticated) expectTypeOf(me.data.user.username).toEqualTypeOf<string>()
declare const verbose: boolean
users.http.GET('/who-am-i', { params: { query: { verbose } } })
// @ts-expect-error it is a yes or a no
users.http.GET('/who-am-i', { params: { query: { verbose: 'yes' } } })
// @ts-expect-error a name is needed
users.http.GET('/users/{username}', {})
// @ts-expect-error no such path
users.http.GET('/user')

const body = new FormData()
const params = { path: { bucket: 'holiday' } }
const upload = await users.http.POST('/buckets/{bucket}/upload', { params, body })
expectTypeOf(upload.error).toEqualTypeOf<ApiError | undefined>()
// @ts-expect-error files travel in a form
users.http.POST('/buckets/{bucket}/upload', { params, body: { cat: 'meow' } })
