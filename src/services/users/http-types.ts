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

type Spoken<Operation> = Operation extends { readonly responses: infer All }
  ? Omit<Operation, 'responses' | 'requestBody'> & Body<Operation> & { readonly responses: Responses<All> }
  : Operation

/** The paths of the contract, with `error` as an ApiError and uploads as FormData. */
export type UsersPaths = {
  readonly [Path in keyof paths]: {
    readonly [Member in keyof paths[Path]]: Member extends 'parameters'
      ? paths[Path][Member]
      : Spoken<paths[Path][Member]>
  }
}
