import { RequestError, type RequestErrorOptions } from './request-error.ts'

/** One error, as the server wrote it, without what is secret. */
export interface GraphQLErrorItem {
  /** For people: the operator of the service may have written it. Do not branch on it. */
  readonly message: string
  /** The field that failed, from the outside in. */
  readonly path?: readonly (string | number)[] | undefined
  /** Where in the document. */
  readonly locations?: readonly { readonly line: number; readonly column: number }[] | undefined
  /** Whatever the server adds. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

export interface GraphQLErrorsOptions extends Omit<RequestErrorOptions, 'retryable'> {
  readonly errors: readonly GraphQLErrorItem[]
  readonly data: unknown
}

/**
 * The answer of a GraphQL server holds `errors`, although its status is a success.
 *
 * `data` is what there is nevertheless: of a mutation that did a part of its work, the part that is known. `effect` is
 * `none` for a query, and for a mutation that was refused before it ran: the answer has no `data`, and no error names a
 * field. Nothing tells whether a repeat may succeed, so that `retryable` is false.
 */
export class GraphQLErrors extends RequestError {
  override readonly name: string = 'GraphQLErrors'
  readonly errors: readonly GraphQLErrorItem[]
  readonly data: unknown

  constructor({ errors, data, ...options }: GraphQLErrorsOptions) {
    const said = (errors[0]?.message ?? '').replaceAll(/\p{Cc}+/gu, ' ').slice(0, 300)
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
    super('graphql_error', `the server answered with errors: ${said}${more}`, {
      ...options,
      retryable: false,
    })
    this.errors = errors
    this.data = data
  }
}
