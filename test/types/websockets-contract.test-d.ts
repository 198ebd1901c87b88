// The types of the WebSockets Service's contract: a request is told by its operationName, and so is what is answered.
// Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import type { components } from '../../generated/websockets-service/types.ts'

type Schemas = components['schemas']
type Request = Schemas['GraphQLRequestBody']
type Named<Name extends string> = Extract<Request, { readonly operationName: Name }>
type Answer<Name extends string> = Extract<
  Schemas['GraphQLResponseBody'],
  { readonly data: { readonly [Key in Name]: unknown } }
>

const query = 'mutation'
const input = { recipients: ['user-1'], message: 'Ready' }

// Each name picks one request, and its variables are known.
expectTypeOf<Named<'pushMessage'>>().toEqualTypeOf<Schemas['PushMessageRequest']>()
expectTypeOf<Named<'registerRecipient'>['variables']['input']>().toEqualTypeOf<
  Schemas['RegisterRecipientInput']
>()
expectTypeOf<Named<'messages'>['variables']>().toEqualTypeOf<
  { readonly filter?: Schemas['MessagesFilter']; readonly nextToken?: string } | undefined
>()
expectTypeOf<Named<'cancelMessage'>>().toBeNever()

// Each name picks one answer, in which everything may be null.
expectTypeOf<Answer<'messages'>>().toEqualTypeOf<Schemas['MessagesAnswer']>()
expectTypeOf<Answer<'version'>['data']['version']>().toEqualTypeOf<string | null>()
expectTypeOf<Answer<'pushMessage'>['data']['pushMessage']>().toEqualTypeOf<
  (Schemas['PushMessageResult'] | null)[] | Schemas['PushMessageResult'] | null
>()

// Wrong variables are refused, also as a document of one’s own.
const right: Request = { operationName: 'pushMessage', query, variables: { input } }
// @ts-expect-error the message is missing
const short: Request = { operationName: 'pushMessage', query, variables: { input: { recipients: [] } } }
// @ts-expect-error there is no such operation
const unknown: Request = { operationName: 'cancelMessage', query }
// @ts-expect-error these are the variables of another operation
const other: Request = { operationName: 'messages', query, variables: { input } }
const free: Request = { query, variables: { anything: 1 } }
void [right, short, unknown, other, free]
