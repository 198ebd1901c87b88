// The generated types that the client of the WebSockets Service speaks in.

import type { components } from '../../../generated/websockets-service/types.ts'
import type { OperationName } from './documents.ts'

export type Schemas = components['schemas']

/** What an operation takes, as it is on the wire. */
export type WireVariables<Name extends OperationName> = Extract<
  Schemas['GraphQLRequestBody'],
  { readonly operationName: Name }
>['variables']

type AnswerTo<Name extends OperationName> = Extract<
  Schemas['GraphQLResponseBody'],
  { readonly data: { readonly [Key in Name]: unknown } }
>

/** What an operation answers with, as it is on the wire. */
export type ResultOf<Name extends OperationName> = AnswerTo<Name>['data'] extends {
  readonly [Key in Name]: infer Result
}
  ? Result
  : never
