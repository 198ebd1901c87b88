// The frames and answers of the users server as generated types: unions that narrow. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import type { Users } from '../../src/services/users/index.ts'
import type {
  Authenticated,
  Bucket,
  ClientEvent,
  ClientToken,
  components,
  Done,
  Failure,
  NoUser,
  operations,
  ServerEvent,
  ServerToken,
  StoredFile,
  User,
} from '../../generated/users/types.ts'

declare const event: ServerEvent
declare const token: ServerToken

expectTypeOf(event.eventType).toEqualTypeOf<1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10>()

switch (event.eventType) {
  case 1:
  case 2:
  case 3:
  case 4:
    expectTypeOf(event.username).toBeString()
    break
  case 5:
    expectTypeOf(event.username).toBeString()
    expectTypeOf(event.file).toEqualTypeOf<StoredFile>()
    break
  case 6:
    expectTypeOf(event.file).toEqualTypeOf<StoredFile>()
    // This dialect does not say whose it was.
    expectTypeOf(event).not.toHaveProperty('username')
    break
  case 7:
    expectTypeOf(event.bucket).toEqualTypeOf<Bucket>()
    break
  case 8:
    expectTypeOf(event.bucket).toEqualTypeOf<Bucket>()
    // This dialect does not say whose it was.
    expectTypeOf(event).not.toHaveProperty('username')
    break
  case 9:
    if ('error' in event) expectTypeOf(event.error).toBeString()
    else expectTypeOf(event.val).toBeUnknown()
    break
  case 10:
    expectTypeOf(event.message).toBeString()
    break
  default:
    expectTypeOf(event).toBeNever()
}

switch (token.type) {
  case 'Login':
  case 'Logout':
  case 'Activated':
  case 'Removed':
    expectTypeOf(token.username).toBeString()
    break
  case 'FileUploaded':
  case 'FileRemoved':
    expectTypeOf(token.username).toBeString()
    expectTypeOf(token.file).toEqualTypeOf<StoredFile>()
    break
  case 'BucketUploaded':
  case 'BucketRemoved':
    expectTypeOf(token.username).toBeString()
    expectTypeOf(token.bucket).toEqualTypeOf<Bucket>()
    break
  case 'MetaRequest':
    if ('error' in token) expectTypeOf(token.error).toBeString()
    else expectTypeOf(token.username).toBeString()
    break
  default:
    expectTypeOf(token).toBeNever()
}

const sent: readonly ClientEvent[] = [
  { eventType: 10, message: 'Hello world?' },
  { eventType: 10, message: 'Hello world?', broadcast: true },
  { eventType: 9, username: 'george' },
  { eventType: 9, username: 'george', property: 'brother' },
  { eventType: 9, username: 'george', val: { sister: 'sam' } },
  { eventType: 9, username: 'george', property: 'brother', val: 0 },
]
const keyed: readonly ClientToken[] = [
  { type: 'MetaRequest', username: 'george' },
  { type: 'MetaRequest', username: 'george', property: 'brother', val: false },
]
expectTypeOf(sent).toExtend<readonly ClientEvent[]>()
expectTypeOf(keyed).toExtend<readonly ClientToken[]>()
// @ts-expect-error an echo has a message
expectTypeOf({ eventType: 10 as const }).toExtend<ClientEvent>()
// @ts-expect-error there is no echo in this dialect
expectTypeOf({ type: 'Echo' as const, message: 'Hello world?' }).toExtend<ClientToken>()

// Of REST answers `error` tells which it is.
type Answer<Id extends keyof operations> = operations[Id]['responses'] extends {
  readonly 200: { readonly content: { readonly 'application/json': infer Body } }
}
  ? Body
  : never

declare const login: Answer<'loginUser'>
if (login.error) expectTypeOf(login.authenticated).toEqualTypeOf<false>()
else expectTypeOf(login).toEqualTypeOf<Authenticated>()

declare const current: Answer<'getCurrentUser'>
if (current.authenticated) expectTypeOf(current.user).toEqualTypeOf<User>()
else if (!current.error) expectTypeOf(current.user).toEqualTypeOf<NoUser>()

declare const users: Answer<'listUsers'>
if (!users.error) expectTypeOf(users.data).toEqualTypeOf<User[]>()
expectTypeOf<Answer<'deleteUser'>>().toEqualTypeOf<Done | Failure>()
// Without an envelope, so anything.
expectTypeOf<Answer<'getUserMeta'>>().toBeUnknown()
expectTypeOf<components['schemas']['User']['privileges']>().toEqualTypeOf<1 | 2 | 3>()

// `verbose` is true or left out.
type Query = NonNullable<operations['getUser']['parameters']['query']>
expectTypeOf<Query['verbose']>().toEqualTypeOf<true | undefined>()

// Lists can be walked through: openapi-fetch alone would make objects of them.
declare const client: Users
const listed = await client.http.GET('/users')
if (listed.data) for (const { username } of listed.data.data) expectTypeOf(username).toBeString()
const uploaded = await client.http.POST('/buckets/{bucket}/upload', {
  params: { path: { bucket: 'holiday' } },
  body: new FormData(),
})
expectTypeOf(uploaded.data?.tokens.map(({ url }) => url)).toEqualTypeOf<string[] | undefined>()
expectTypeOf(uploaded.error?.code).toEqualTypeOf<string | undefined>()
// @ts-expect-error files travel as a form
await client.http.POST('/buckets/{bucket}/upload', { params: { path: { bucket: 'b' } }, body: { file: 'a' } })
// @ts-expect-error nothing is sent with a GET
await client.http.GET('/sessions', { body: {} })
// The server would take it for a yes, so it is not sent.
await client.http.GET('/who-am-i', { params: { query: { verbose: false } } })
