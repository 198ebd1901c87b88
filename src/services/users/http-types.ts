// The generated paths as `users.http` speaks them: a refusal is an error, and files travel as a form.

import type { paths } from '../../../generated/users/types.ts'
import type { ApiError } from '../../core/errors/api-error.ts'

/** What the server says with 200 when it refuses. */
interface Refused {
  readonly error: true
}

type Content<Media> = { readonly [Type in keyof Media]: Exclude<Media[Type], Refused> }

type Success<Response> = Response extends { readonly content: infer Media }
  ? Omit<Response, 'content'> & { readonly content: Content<Media> }
  : Response

/** Every error is an ApiError, whether the server said it with a status or in a 200. */
interface Failure {
  readonly headers: { readonly [name: string]: unknown }
  readonly content: { readonly 'application/json': ApiError }
}

type Responses<All> = { readonly [Status in keyof All & (200 | 302)]: Success<All[Status]> } & {
  readonly default: Failure
}

type Body<Operation> = Operation extends {
  readonly requestBody: { readonly content: { readonly 'multipart/form-data': unknown } }
}
  ? { readonly requestBody: { readonly content: { readonly 'multipart/form-data': FormData } } }
  : Pick<Operation, Extract<keyof Operation, 'requestBody'>>

/** `verbose: false` is not sent; in the contract there is only true, because the server takes any text for a yes. */
type Query<Own> = { readonly [Name in keyof Own]: Name extends 'verbose' ? boolean | undefined : Own[Name] }

type Parameters<All> = {
  readonly [Place in keyof All]: Place extends 'query' ? Query<All[Place]> : All[Place]
}

type Spoken<Operation> = Operation extends { readonly responses: infer All; readonly parameters: infer Own }
  ? Omit<Operation, 'responses' | 'requestBody' | 'parameters'> &
      Body<Operation> & { readonly parameters: Parameters<Own>; readonly responses: Responses<All> }
  : Operation

/** The paths of the contract, with `error` as an ApiError, uploads as FormData and `verbose` as a boolean. */
export type UsersPaths = {
  readonly [Path in keyof paths]: {
    readonly [Member in keyof paths[Path]]: Member extends 'parameters'
      ? paths[Path][Member]
      : Spoken<paths[Path][Member]>
  }
}
